using Solmu.Access;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ui;

namespace Solmu.Audit;

/// <summary>Reads what the pages of the audit log and of a record's history show, and takes a change back.</summary>
public static class AuditPages
{
    public sealed record ListModel(AuditLines.Stretch Log, FindAudit.Filter Filter, Query Query, (int Changes, int Users) Week, IReadOnlyList<KeyValuePair<string, string>> Users, TimeZoneInfo Zone);

    /// <summary>Of is the record, Path where it stands, Room where that is.</summary>
    public sealed record HistoryModel(string Of, string Path, string Room, AuditLines.Stretch Log, bool IsOlder, TimeZoneInfo Zone);

    public sealed record EntryModel(ReadAuditEntry.Whole Entry, bool MayTakeBack, TimeZoneInfo Zone, Errors Errors);

    public sealed record TakenModel(TakeBack.Result Result, string Path);

    public static async Task<IResult> ListAsync(FindAudit find, FindUserNames users, FocalFirms firms, [AsParameters] Query query)
    {
        var filter = query.Filter();
        return Page.Show<AuditPage>(new ListModel(
            await find.RunAsync(filter, query.Before), filter, query, await find.WeekAsync(), await users.RunAsync(), await ZoneAsync(firms)));
    }

    public static async Task<IResult> ShowAsync(string id, ReadAuditEntry read, FocalFirms firms, Viewer viewer) =>
        await FindAsync(id, read, firms, viewer) is { } model ? Page.Show<AuditEntryPage>(model) : Page.NotFound;

    public static Task<IResult> TakeBackAsync(HttpContext context, string id, ReadAuditEntry read, TakeBack take, FocalFirms firms, Viewer viewer) =>
        TakeBackAsync(context, id, read, take, firms, viewer, entry => new TakeBack.Input(entry.Id, null));

    public static Task<IResult> TakeActionBackAsync(HttpContext context, string id, ReadAuditEntry read, TakeBack take, FocalFirms firms, Viewer viewer) =>
        TakeBackAsync(context, id, read, take, firms, viewer, entry => new TakeBack.Input(null, entry.ActionId));

    public static async Task<IResult> PartnerAsync(string slug, string? before, PartnerDesk desk, ReadHistory read, FocalFirms firms) =>
        await desk.FindAsync(slug) is { } partner
            ? await HistoryAsync(partner.Name, $"/partners/{slug}", "partners", before, read.OfOrganisationAsync(partner.Id, before), firms)
            : Page.NotFound;

    public static async Task<IResult> ContractAsync(string slug, string id, string? before, PartnerDesk desk, ReadHistory read, FocalFirms firms) =>
        await desk.FindAsync(slug) is { } partner && partner.Contracts.FirstOrDefault(contract => Ids.Text(contract.Id) == id) is { } contract
            ? await HistoryAsync($"{contract.Title ?? "the contract"} with {partner.Name}", $"/partners/{slug}/contracts/{id}", "partners", before, read.OfContractAsync(contract.Id, before), firms)
            : Page.NotFound;

    public static async Task<IResult> PersonAsync(string id, string? before, ReadPerson person, ReadHistory read, FocalFirms firms) =>
        Ids.TryParse(id, out var number) && await person.ByIdAsync(number) is { } whole
            ? await HistoryAsync(whole.Row.DisplayName, $"/people/{id}", "people", before, read.OfPersonAsync(number, before), firms)
            : Page.NotFound;

    public static async Task<IResult> ContactAsync(string id, string? before, FindContacts find, ReadHistory read, FocalFirms firms) =>
        Ids.TryParse(id, out var number) && await find.ByIdAsync(number) is { } contact
            ? await HistoryAsync($"the contact with {Say.List([.. contact.Others.Select(person => person.DisplayName)])}", $"/contacts/{id}", "people", before, read.OfContactAsync(number, before), firms)
            : Page.NotFound;

    private static async Task<IResult> HistoryAsync(string of, string path, string room, string? before, Task<AuditLines.Stretch> log, FocalFirms firms) =>
        Page.Show<HistoryPage>(new HistoryModel(of, path, room, await log, before is not null, await ZoneAsync(firms)));

    private static async Task<IResult> TakeBackAsync(HttpContext context, string id, ReadAuditEntry read, TakeBack take, FocalFirms firms, Viewer viewer, Func<AuditLine, TakeBack.Input> input)
    {
        if (await FindAsync(id, read, firms, viewer) is not { } model)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        TakeBack.Result? taken = null;
        if (!await typed.TryAsync(async () => taken = await take.RunAsync(input(model.Entry.Line) with { Once = typed.Once })))
        {
            return Page.Refuse<AuditEntryPage>(model with { Errors = typed.Errors });
        }

        return taken is null ? Page.NotFound
            : taken.Records.Count > 0 ? Page.Show<TakenBackPage>(new TakenModel(taken, $"/audit/{id}"))
            : Page.Go(context, $"/audit/{id}", taken.Undone == 0 ? "Everything was as before already." : $"Taken back: {Say.Count(taken.Undone, "record is", "records are")} as before.");
    }

    private static async Task<EntryModel?> FindAsync(string id, ReadAuditEntry read, FocalFirms firms, Viewer viewer) =>
        Ids.TryParse(id, out var number) && await read.ByIdAsync(number) is { } whole ? new EntryModel(whole, viewer.MayEdit, await ZoneAsync(firms), Errors.None) : null;

    private static async Task<TimeZoneInfo> ZoneAsync(FocalFirms firms) => (await firms.ReadAsync())?.Zone ?? TimeZoneInfo.Utc;

    /// <summary>The address of the log, read leniently: what makes no sense is left out.</summary>
    public sealed record Query
    {
        public string? Who { get; init; }

        public string? Door { get; init; }

        public string? Kind { get; init; }

        public string? From { get; init; }

        public string? To { get; init; }

        public string? Q { get; init; }

        public string? Before { get; init; }

        public FindAudit.Filter Filter() => new(
            Ids.TryParse(Who, out var user) ? user : null,
            Who is FindAudit.Filter.Console or FindAudit.Filter.Program or FindAudit.Filter.Stranger ? Who : null,
            Enum.TryParse<Door>(Door, ignoreCase: true, out var door) && Enum.IsDefined(door) && !int.TryParse(Door, out _) ? door : null,
            AuditWords.FilterKinds.FirstOrDefault(kind => kind.Key == Kind).Key,
            DayOf(From),
            DayOf(To),
            string.IsNullOrWhiteSpace(Q) ? null : Q.Trim());

        private static DateOnly? DayOf(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null;
    }
}
