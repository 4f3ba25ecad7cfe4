using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.People;

/// <summary>Reads what the list of people shows, and takes its answers to suggestions.</summary>
public static class PeoplePages
{
    public sealed record ListModel(IReadOnlyList<PersonRow> Rows, int Count, PeopleTotals.Totals Totals, FindPeople.Filter Filter, Employer? Organisation, FocalFirm Firm, DateOnly Today, string Back)
    {
        public bool IsNarrowed => Filter with { Whose = Whose.All, Page = 1 } != new FindPeople.Filter();
    }

    /// <summary>What the address of the list says.</summary>
    public sealed record Query(string? Whose, string? Q, string? Organisation, string? Country, string? Role, string? Tag, int? Page);

    public static async Task<IResult> ListAsync([AsParameters] Query query, HttpContext context, FindPeople find, PeopleTotals totals, Visible visible, Moment moment, FocalFirms firms)
    {
        if (await FilterAsync(query, visible) is not var (filter, organisation))
        {
            return Page.NotFound;
        }

        var whose = filter.Whose;
        var counted = await totals.ReadAsync(visible, moment, firms);
        var model = new ListModel(await find.RunAsync(filter), 0, counted, filter, organisation, await firms.RequireAsync(), await moment.DayAsync(), context.Request.Path + context.Request.QueryString);
        var count = model.IsNarrowed || whose is Whose.Theirs or Whose.Suggested or Whose.Ignored ? await find.CountAsync(filter) : whose switch
        {
            Whose.Ours => counted.Ours,
            _ => counted.People,
        };
        return Page.Show<PeoplePage>(model with { Count = count });
    }

    /// <summary>What the address asks for; null when it names an organisation that is not there.</summary>
    internal static async Task<(FindPeople.Filter Filter, Employer? Organisation)?> FilterAsync(Query query, Visible visible)
    {
        var organisation = string.IsNullOrEmpty(query.Organisation) ? null : await visible.Organisations.Where(one => one.Slug == query.Organisation)
            .Select(one => new Employer(one.Id, one.Name, one.Slug, visible.Partnerships.Any(partnership => partnership.OrganisationId == one.Id))).FirstOrDefaultAsync();
        if (organisation is null && !string.IsNullOrEmpty(query.Organisation))
        {
            return null;
        }

        var whose = Enum.TryParse<Whose>(query.Whose, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : Whose.All;
        return (new FindPeople.Filter(
            whose, organisation?.Id, Text(query.Country)?.ToUpperInvariant(), Text(query.Role), Text(query.Tag), Text(query.Q), Math.Clamp(query.Page ?? 1, 1, 1_000_000)), organisation);
    }

    public static async Task<IResult> AcceptAsync(HttpContext context, string id, AcceptSuggestion accept) =>
        Ids.TryParse(id, out var person) && await accept.RunAsync(person) is { } name
            ? Page.Go(context, await BackAsync(context, id), $"{name} is accepted.")
            : Page.NotFound;

    public static async Task<IResult> IgnoreAsync(HttpContext context, string id, IgnoreSuggestion ignore) =>
        Ids.TryParse(id, out var person) && await ignore.RunAsync(person) is { } name
            ? Page.Go(context, await BackAsync(context, id), $"{name} is set aside and can be found under Ignored.")
            : Page.NotFound;

    private static async Task<string> BackAsync(HttpContext context, string id) =>
        (await Typed.FromAsync(context))["back"] is { } back && (back == "/people" || back.StartsWith("/people?", StringComparison.Ordinal)) ? back : $"/people/{id}";

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
