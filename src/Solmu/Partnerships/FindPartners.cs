using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Partnerships;
using Solmu.Firms;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Partnerships;

/// <summary>The list of partners: a row for each partnership.</summary>
public sealed class FindPartners(Visible visible, Moment moment)
{
    public const int PageSize = 50;

    private const int MostAtOnce = 1000;

    /// <summary>What lists can be sorted by; a minus in front turns the order round.</summary>
    public static readonly IReadOnlyList<string> Sorts = ["name", "side", "type", "country", "stage", "value", "importance", "responsible", "since", "contact", "contacts"];

    public sealed record Filter(
        string? Search = null, Side? Side = null, string? Country = null, string? Type = null, long? ResponsibleId = null, bool NobodyResponsible = false,
        Stage? Stage = null, string? Tag = null, string Sort = "name", int Page = 1)
    {
        /// <summary>Whether it leaves anything out.</summary>
        public bool IsAll => this with { Sort = "name", Page = 1 } == new Filter();
    }

    public sealed record Row(
        long OrganisationId, string Name, string Slug, string? Country, Side Side, string? Type, Stage Stage,
        int? Importance, long? ResponsibleId, long? ValueCents, int Version, long PartnershipId)
    {
        public string? Responsible { get; init; }

        public string? ResponsibleEmail { get; init; }

        public DateOnly? Since { get; init; }

        public DateTime? LastContact { get; init; }

        public int ContactsInYear { get; init; }

        /// <summary>0 to 100; looked up by whoever shows it.</summary>
        public double? Health { get; init; }

        public bool? IsOnlyTie { get; init; }
    }

    private static readonly Prepared<Place, Row> AllByName = new((visible, place) =>
        Rows(Sorted(ByName(visible.Organisations, visible.Partnerships), "name")).SkipAsked(() => place.Start).TakeAsked(() => place.Count));

    private static readonly Prepared<Several, Known> Responsibles = new((visible, several) => Names(visible, visible.People.Where(person => several.Ids.Contains(person.Id))));

    private static readonly Prepared<Several, Contacted> LatestContacts = new((visible, several) =>
        from organisation in visible.Organisations
        where several.Ids.Contains(organisation.Id)
        select new Contacted(
            organisation.Id,
            visible.ContactOrganisations.Where(contact => contact.OrganisationId == organisation.Id && contact.At <= several.Now).Max(contact => (DateTime?)contact.At),
            visible.ContactOrganisations.Count(contact => contact.OrganisationId == organisation.Id && contact.At > several.YearAgo && contact.At <= several.Now)));

    /// <summary>One page of the list, with the latest contacts of its rows.</summary>
    public async Task<List<Row>> RunAsync(Filter filter)
    {
        var start = (filter.Page - 1) * PageSize;
        var rows = filter is { IsAll: true, Sort: "name" } ? await AllByName.ListAsync(visible, new Place(start, PageSize)) : await Rows(InOrder(Matching(filter), filter.Sort).Skip(start).Take(PageSize)).ToListAsync();
        var names = ByPerson(await Responsibles.ListAsync(visible, new Several([.. rows.Select(row => row.ResponsibleId).OfType<long>().Distinct()], default, default)));
        var contacts = await ContactsAsync(rows);
        return rows.ConvertAll(row =>
        {
            var (name, email) = row.ResponsibleId is { } id ? names.GetValueOrDefault(id) : default;
            var (last, inYear) = contacts[row.OrganisationId];
            return row with { Responsible = name ?? email, ResponsibleEmail = email, LastContact = last, ContactsInYear = inYear };
        });
    }

    /// <summary>The whole list, without contacts.</summary>
    public async Task<List<Row>> AllAsync(Filter filter)
    {
        var rows = await Rows(InOrder(Matching(filter), filter.Sort)).ToListAsync();
        var names = ByPerson(await Names(visible, visible.People.Where(person => visible.Partnerships.Any(partnership => partnership.ResponsibleId == person.Id))).ToListAsync());
        var stages = moment.IsAsked ? await StagesThenAsync() : [];
        return [.. rows.Select(row => Named(stages.TryGetValue(row.PartnershipId, out var stage) ? row with { Stage = stage } : row, names))];
    }

    /// <summary>The whole list with the latest contacts, as it is shown.</summary>
    public async Task<List<Row>> WholeAsync(Filter filter)
    {
        var rows = new List<Row>();
        foreach (var some in (await AllAsync(filter)).Chunk(MostAtOnce))
        {
            var contacts = await ContactsAsync([.. some]);
            rows.AddRange(some.Select(row => row with { LastContact = contacts[row.OrganisationId].Last, ContactsInYear = contacts[row.OrganisationId].InYear }));
        }

        return rows;
    }

    /// <summary>The partnerships that are let through, as many as asked for at most.</summary>
    public Task<List<long>> IdsAsync(Filter filter, int most) => Matching(filter).OrderBy(pair => pair.Partnership.Id).Select(pair => pair.Partnership.Id).Take(most).ToListAsync();

    public Task<int> CountAsync(Filter filter) => Matching(filter).CountAsync();

    private static Row Named(Row row, Dictionary<long, (string? Name, string? Email)> names) =>
        row.ResponsibleId is { } id && names.TryGetValue(id, out var person)
            ? row with { Responsible = person.Name ?? person.Email, ResponsibleEmail = person.Email }
            : row;

    private static IQueryable<Row> Rows(IQueryable<Pair> pairs) => pairs.Select(pair => new Row(
        pair.Organisation.Id, pair.Organisation.Name, pair.Organisation.Slug, pair.Organisation.Country, pair.Partnership.Side, pair.Partnership.Type, pair.Partnership.Stage,
        pair.Partnership.Importance, pair.Partnership.ResponsibleId, pair.Partnership.ValueCents, pair.Partnership.Version, pair.Partnership.Id)
    { Since = pair.Partnership.Since });

    private static IQueryable<Known> Names(Visible visible, IQueryable<Person> people) => people.Select(person => new Known(
        person.Id, person.Name, visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault()));

    private static Dictionary<long, (string? Name, string? Email)> ByPerson(List<Known> people) => people.ToDictionary(person => person.Id, person => (person.Name, person.Email));

    /// <summary>Asked for the rows of one page only: each is one look into the index of contacts.</summary>
    private async Task<Dictionary<long, (DateTime? Last, int InYear)>> ContactsAsync(List<Row> rows)
    {
        var several = new Several([.. rows.Select(row => row.OrganisationId).Distinct()], moment.Now, moment.Now.AddYears(-1));
        return (await LatestContacts.ListAsync(visible, several)).ToDictionary(found => found.Id, found => (found.Last, found.InYear));
    }

    /// <summary>The stage that partnerships were in at the moment asked for, where a later step has moved them.</summary>
    private async Task<Dictionary<long, Stage>> StagesThenAsync()
    {
        var day = await moment.DayAsync();
        var later = await visible.StageSteps.Where(step => step.On > day).OrderBy(step => step.On).ThenBy(step => step.RecordedAt).Select(step => new { step.PartnershipId, step.From }).ToListAsync();
        return later.GroupBy(step => step.PartnershipId).ToDictionary(steps => steps.Key, steps => steps.First().From);
    }

    internal IQueryable<Pair> Matching(Filter filter)
    {
        var organisations = visible.Organisations;
        if (NameFolding.FoldText(filter.Search ?? "") is { Length: > 0 } fragment)
        {
            organisations = visible.OrganisationsMatching(fragment);
        }

        if (filter.Country is { } country)
        {
            organisations = organisations.Where(organisation => organisation.Country == country);
        }

        if (NameFolding.FoldText(filter.Tag ?? "") is { Length: > 0 } tag)
        {
            var tagged = from link in visible.OrganisationTags join word in visible.Tags on link.TagId equals word.Id where word.FoldedName == tag select link.OrganisationId;
            organisations = organisations.Where(organisation => tagged.Contains(organisation.Id));
        }

        return IsReadByName(filter) ? ByName(organisations, Partnerships(filter)) :
               from organisation in organisations
               join partnership in Partnerships(filter) on organisation.Id equals partnership.OrganisationId
               join person in visible.People on partnership.ResponsibleId equals person.Id into responsible
               from person in responsible.DefaultIfEmpty()
               select new Pair { Organisation = organisation, Partnership = partnership, Responsible = person };
    }

    private static bool IsReadByName(Filter filter) => filter.Sort is "name" or "-name" && filter.Search is null && filter.ResponsibleId is null && !filter.NobodyResponsible;

    /// <summary>
    /// The same pairs, written so that SQLite walks the organisations along their names and stops when the page is full.
    /// From an inner join, or with a plain "is not null", it would start at the partnerships and sort all of them.
    /// </summary>
    private static IQueryable<Pair> ByName(IQueryable<Organisation> organisations, IQueryable<Partnership> partnerships) =>
        from organisation in organisations
        join partnership in partnerships on organisation.Id equals partnership.OrganisationId into all
        from partnership in all.DefaultIfEmpty()
        where ((int?)partnership.Version ?? 0) > 0
        select new Pair { Organisation = organisation, Partnership = partnership, Responsible = null };

    private IQueryable<Partnership> Partnerships(Filter filter)
    {
        var partnerships = visible.Partnerships;
        partnerships = filter.Side is { } side ? partnerships.Where(partnership => partnership.Side == side) : partnerships;
        partnerships = filter.Type is { } type ? partnerships.Where(partnership => partnership.Type == type) : partnerships;
        partnerships = filter.Stage is { } stage ? partnerships.Where(partnership => partnership.Stage == stage) : partnerships;
        partnerships = filter.ResponsibleId is { } responsible ? partnerships.Where(partnership => partnership.ResponsibleId == responsible) : partnerships;
        return filter.NobodyResponsible ? partnerships.Where(partnership => partnership.ResponsibleId == null && partnership.Stage != Analysis.Partnerships.Stage.T2) : partnerships;
    }

    /// <summary>By contacts too, which are looked up for each partner that is let through: one look into their index.</summary>
    private IQueryable<Pair> InOrder(IQueryable<Pair> pairs, string sort)
    {
        var (now, yearAgo) = (moment.Now, moment.Now.AddYears(-1));
        var never = DateTime.SpecifyKind(sort == "contact" ? DateTime.MaxValue.Date : DateTime.UnixEpoch.AddYears(-1900), DateTimeKind.Utc);
        Expression<Func<Pair, DateTime>> last = pair => visible.ContactOrganisations.Where(contact => contact.OrganisationId == pair.Organisation.Id && contact.At <= now).Max(contact => (DateTime?)contact.At) ?? never;
        Expression<Func<Pair, int>> count = pair => visible.ContactOrganisations.Count(contact => contact.OrganisationId == pair.Organisation.Id && contact.At > yearAgo && contact.At <= now);
        return sort switch
        {
            "contact" => Ending(pairs.OrderBy(last)),
            "-contact" => Ending(pairs.OrderByDescending(last)),
            "contacts" => Ending(pairs.OrderBy(count)),
            "-contacts" => Ending(pairs.OrderByDescending(count)),
            _ => Sorted(pairs, sort),
        };
    }

    private static IQueryable<Pair> Ending(IOrderedQueryable<Pair> sorted) => sorted.ThenBy(pair => pair.Organisation.SortName).ThenBy(pair => pair.Organisation.Id).ThenBy(pair => pair.Partnership.Side);

    /// <summary>Every order ends in organisation and side, so that pages neither repeat nor skip a row; what is not known comes last either way.</summary>
    private static IQueryable<Pair> Sorted(IQueryable<Pair> pairs, string sort)
    {
        var sorted = sort switch
        {
            "country" => pairs.OrderBy(pair => pair.Organisation.Country == null).ThenBy(pair => pair.Organisation.Country).ThenBy(pair => pair.Organisation.SortName),
            "-country" => pairs.OrderBy(pair => pair.Organisation.Country == null).ThenByDescending(pair => pair.Organisation.Country).ThenBy(pair => pair.Organisation.SortName),
            "stage" => pairs.OrderBy(pair => pair.Partnership.Stage).ThenBy(pair => pair.Organisation.SortName),
            "-stage" => pairs.OrderByDescending(pair => pair.Partnership.Stage).ThenBy(pair => pair.Organisation.SortName),
            "value" => pairs.OrderBy(pair => pair.Partnership.ValueCents == null).ThenBy(pair => pair.Partnership.ValueCents).ThenBy(pair => pair.Organisation.SortName),
            "-value" => pairs.OrderBy(pair => pair.Partnership.ValueCents == null).ThenByDescending(pair => pair.Partnership.ValueCents).ThenBy(pair => pair.Organisation.SortName),
            "importance" => pairs.OrderBy(pair => pair.Partnership.Importance == null).ThenBy(pair => pair.Partnership.Importance).ThenBy(pair => pair.Organisation.SortName),
            "-importance" => pairs.OrderBy(pair => pair.Partnership.Importance == null).ThenByDescending(pair => pair.Partnership.Importance).ThenBy(pair => pair.Organisation.SortName),
            "responsible" => pairs.OrderBy(pair => pair.Partnership.ResponsibleId == null).ThenBy(pair => pair.Responsible!.SortName).ThenBy(pair => pair.Partnership.ResponsibleId).ThenBy(pair => pair.Organisation.SortName),
            "-responsible" => pairs.OrderBy(pair => pair.Partnership.ResponsibleId == null).ThenByDescending(pair => pair.Responsible!.SortName).ThenBy(pair => pair.Partnership.ResponsibleId).ThenBy(pair => pair.Organisation.SortName),
            "side" => pairs.OrderBy(pair => pair.Partnership.Side).ThenBy(pair => pair.Partnership.Type == null).ThenBy(pair => pair.Partnership.Type).ThenBy(pair => pair.Organisation.SortName),
            "-side" => pairs.OrderByDescending(pair => pair.Partnership.Side).ThenBy(pair => pair.Partnership.Type == null).ThenByDescending(pair => pair.Partnership.Type).ThenBy(pair => pair.Organisation.SortName),
            "type" => pairs.OrderBy(pair => pair.Partnership.Type == null).ThenBy(pair => pair.Partnership.Type).ThenBy(pair => pair.Organisation.SortName),
            "-type" => pairs.OrderBy(pair => pair.Partnership.Type == null).ThenByDescending(pair => pair.Partnership.Type).ThenBy(pair => pair.Organisation.SortName),
            "since" => pairs.OrderBy(pair => pair.Partnership.Since == null).ThenBy(pair => pair.Partnership.Since).ThenBy(pair => pair.Organisation.SortName),
            "-since" => pairs.OrderBy(pair => pair.Partnership.Since == null).ThenByDescending(pair => pair.Partnership.Since).ThenBy(pair => pair.Organisation.SortName),
            "-name" => pairs.OrderByDescending(pair => pair.Organisation.SortName),
            _ => pairs.OrderBy(pair => pair.Organisation.SortName),
        };
        return sort == "-name"
            ? sorted.ThenByDescending(pair => pair.Organisation.Id).ThenByDescending(pair => pair.Partnership.Side)
            : sorted.ThenBy(pair => pair.Organisation.Id).ThenBy(pair => pair.Partnership.Side);
    }

    private sealed record Place(int Start, int Count);

    private sealed record Several(List<long> Ids, DateTime Now, DateTime YearAgo);

    private sealed record Known(long Id, string? Name, string? Email);

    private sealed record Contacted(long Id, DateTime? Last, int InYear);

    internal sealed class Pair
    {
        public required Organisation Organisation { get; init; }

        public required Partnership Partnership { get; init; }

        public required Person? Responsible { get; init; }
    }
}
