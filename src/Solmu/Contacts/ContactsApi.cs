using System.ComponentModel;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Ties;
using Solmu.Api;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Contacts;

internal static class ContactsApi
{
    private static readonly ListShape Shape = new(
        ["-time"],
        ("organisation", "id of an organisation that took part"), ("person", "id of a person who took part"), ("medium", "met, video, phone, mail, message, event or letter"),
        ("from", "the first day"), ("to", "the last day"));

    public static void MapContactsApi(this RouteGroupBuilder api)
    {
        var contacts = api.MapGroup("/contacts").WithTags("Contacts").WithMetadata(new FieldNames(("with", "others")));
        contacts.MapGet("", ListAsync).Lists<ContactJson>("List contacts, the latest first; q is a name that took part", Shape);
        contacts.MapPost("", LogAsync).Creates<NewContactBody, ContactJson>("Log a contact");
        contacts.MapGet("/{id}", ShowAsync).Shows<ContactJson>("Show one contact");
        contacts.MapPut("/{id}", EditAsync).Replaces<ContactBody, ContactJson>("Correct when, how and about what");
        contacts.MapPost("/{id}/people", ReseatAsync).Moves<PeopleBody, ContactJson>("Correct who took part");
        contacts.MapDelete("/{id}", RemoveAsync).Removes("Take back a contact that never was");
    }

    private static async Task<IResult> ListAsync(Call call, FindContacts find, FocalFirms firms)
    {
        var firm = await firms.RequireAsync();
        var filter = new FindContacts.Filter(
            call.Id("organisation"), call.Id("person"), call.Choice<Medium>("medium"),
            call.Day("from") is { } from ? firm.StartOf(from) : null, call.Day("to") is { } to ? firm.StartOf(to.AddDays(1)) : null);
        return call.Items((await find.RunAsync(filter, call.List())).Select(ContactJson.Of));
    }

    private static async Task<IResult> ShowAsync(string id, Call call, FindContacts find) => call.One(await ReadAsync(id, find));

    private static async Task<IResult> LogAsync(Call call, LogContact log, FindContacts find, FocalFirms firms)
    {
        var body = await call.BodyAsync<NewContactBody>();
        var firm = await firms.RequireAsync();
        var (at, medium) = Fields(body.Time, body.Medium, firm);
        var (own, others) = (Sent.Read("own", body.Own), Sent.Read("others", body.Others));
        return await call.CreateAsync(
            "/contacts",
            once => log.RunAsync(new LogContact.Input(at, medium, body.Minutes, body.About, own.Ids, others.Ids, [.. own.Addresses, .. others.Addresses], once)),
            made => ReadAsync(Ids.Text(made), find));
    }

    private static async Task<IResult> EditAsync(string id, Call call, EditContact edit, FindContacts find, FocalFirms firms)
    {
        if (await ReadAsync(id, find) is null)
        {
            return Refusal.NotFound;
        }

        var (version, body) = (call.Version, await call.WholeAsync<ContactBody>());
        var (at, medium) = Fields(body.Time, body.Medium, await firms.RequireAsync());
        return await edit.RunAsync(new EditContact.Input(Ids.Require(id), version, at, medium, body.Minutes, body.About)) ? call.One(await ReadAsync(id, find)) : Refusal.NotFound;
    }

    private static async Task<IResult> ReseatAsync(string id, Call call, EditContact edit, FindContacts find)
    {
        if (!Ids.TryParse(id, out var contact) || await find.ByIdAsync(contact) is not { } row)
        {
            return Refusal.NotFound;
        }

        var (version, body) = (call.Version, await call.BodyAsync<PeopleBody>());
        var (own, others, gone) = (Sent.Read("own", body.Own), Sent.Read("others", body.Others), Sent.Read("gone", body.Gone));
        if (gone.Addresses.Count > 0)
        {
            throw new RuleViolation("gone", "Name those who did not take part by their ids.");
        }

        var who = new EditContact.People(gone.Ids, own.Ids, others.Ids, [.. own.Addresses, .. others.Addresses]);
        return await edit.RunAsync(new EditContact.Input(contact, version, row.At, row.Medium, row.Minutes, row.About, who)) ? call.One(await ReadAsync(id, find)) : Refusal.NotFound;
    }

    private static async Task<IResult> RemoveAsync(string id, Call call, RemoveContact remove, FindContacts find) =>
        await ReadAsync(id, find) is not null && await remove.RunAsync(new RemoveContact.Input(Ids.Require(id), call.Version)) ? Results.NoContent() : Refusal.NotFound;

    private static (DateTime At, Medium Medium) Fields(string? time, Medium? medium, FocalFirm firm) => (
        ContactFields.TryTime(time, firm, out var at) ? at : throw new RuleViolation("time", "Give the time, such as 2026-11-22T12:30:00Z; without a zone it is in your firm's."),
        medium ?? throw new RuleViolation("medium", $"Say how it took place: {string.Join(", ", ContactFields.Media)}."));

    private static async Task<ContactJson?> ReadAsync(string id, FindContacts find) =>
        Ids.TryParse(id, out var contact) && await find.ByIdAsync(contact) is { } row ? ContactJson.Of(row) : null;

    /// <summary>People as they were sent: by id or by e-mail address.</summary>
    private sealed record Sent(IReadOnlyList<long> Ids, IReadOnlyList<string> Addresses)
    {
        public static Sent Read(string field, IReadOnlyList<string>? people)
        {
            var sent = new Sent(new List<long>(), new List<string>());
            foreach (var one in people ?? [])
            {
                if (Database.Ids.TryParse(one, out var id))
                {
                    ((List<long>)sent.Ids).Add(id);
                }
                else
                {
                    ((List<string>)sent.Addresses).Add(MailAddresses.TryNormalise(one, out var address) ? address : throw new RuleViolation(field, "Each is an id or an e-mail address of a person."));
                }
            }

            return sent;
        }
    }

    internal sealed record ContactJson(
        string Id,
        DateTime Time,
        Medium Medium,
        int? Minutes,
        string? About,
        [property: Description("Our people, by e-mail address or name")] IReadOnlyList<string> Own,
        [property: Description("People outside, by e-mail address or name")] IReadOnlyList<string> Others,
        [property: Description("Everybody who took part")] IReadOnlyList<ParticipantJson> People,
        int Version) : IVersioned
    {
        public static ContactJson Of(ContactRow row) => new(
            Ids.Text(row.Id), row.At, row.Medium, row.Minutes, row.About, [.. row.Own.Select(person => person.Reference)], [.. row.Others.Select(person => person.Reference)],
            [.. row.Own.Select(person => ParticipantJson.Of(person, true)), .. row.Others.Select(person => ParticipantJson.Of(person, false))], row.Version);
    }

    internal sealed record ParticipantJson(string Id, string? Name, string? Email, [property: Description("Whom the person stood for that day")] string? Organisation, bool Own)
    {
        public static ParticipantJson Of(Participant person, bool own) => new(Ids.Text(person.Id), person.Name, person.Email, person.Organisation, own);
    }

    internal record ContactBody(
        [property: Description("2026-11-22T12:30:00Z; without a zone in the firm's; a day alone is its midnight")] string? Time,
        Medium? Medium,
        int? Minutes,
        string? About);

    internal sealed record PeopleBody(
        [property: Description("Ids of those who did not take part after all")] IReadOnlyList<string>? Gone,
        [property: Description("Our people who did, by id or e-mail address")] IReadOnlyList<string>? Own,
        [property: Description("People outside who did, by id or e-mail address")] IReadOnlyList<string>? Others);

    internal sealed record NewContactBody(
        string? Time, Medium? Medium, int? Minutes, string? About,
        [property: Description("Our people, by id or e-mail address; nobody means the user of the key")] IReadOnlyList<string>? Own,
        [property: Description("People outside, by id or e-mail address; who is not known yet is suggested")] IReadOnlyList<string>? Others) : ContactBody(Time, Medium, Minutes, About);
}
