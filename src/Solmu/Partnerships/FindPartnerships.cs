using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Health;
using Solmu.People;

namespace Solmu.Partnerships;

/// <summary>Partnerships, and the steps of one, in portions.</summary>
public sealed class FindPartnerships(Visible visible, FindPartners partners, ReadStandings standings)
{
    public sealed record Row(
        long Id, long OrganisationId, string Organisation, string Slug, string? Country, Side Side, string? Type, Stage Stage, RelativeSize? RelativeSize, int? Importance,
        double? ShareOfOurs, double? ShareOfTheirs, long? ValueCents, long? ResponsibleId, DateOnly? Since, int Version)
    {
        /// <summary>How documents name whoever is responsible: by the first address, else by name.</summary>
        public string? Responsible { get; init; }

        /// <summary>0 to 100, or null.</summary>
        public double? Health { get; init; }

        /// <summary>Whether exactly one live tie holds the partner.</summary>
        public bool IsHeldByOneTie { get; init; }
    }

    public async Task<Portion<Row>> RunAsync(FindPartners.Filter filter, long? organisationId, PortionOf ask)
    {
        // The lists of pages walk along the names; here the id makes the order total.
        var pairs = partners.Matching(filter with { Search = ask.Search, Sort = ask.Field });
        pairs = organisationId is { } one ? pairs.Where(pair => pair.Organisation.Id == one) : pairs;
        var (noText, noNumber) = (ask.NoText, ask.NoNumber);
        var portion = await (ask.Field switch
        {
            "country" => pairs.Select(pair => new Place<string> { Key = pair.Organisation.Country ?? noText, Id = pair.Partnership.Id }).TakeAsync(ask),
            "stage" => pairs.Select(pair => new Place<string> { Key = (string)(object)pair.Partnership.Stage, Id = pair.Partnership.Id }).TakeAsync(ask),
            "importance" => pairs.Select(pair => new Place<long> { Key = (long?)pair.Partnership.Importance ?? noNumber, Id = pair.Partnership.Id }).TakeAsync(ask),
            "valueEur" => pairs.Select(pair => new Place<long> { Key = pair.Partnership.ValueCents ?? noNumber, Id = pair.Partnership.Id }).TakeAsync(ask),
            "responsible" => pairs.Select(pair => new Place<string> { Key = pair.Responsible!.SortName ?? noText, Id = pair.Partnership.Id }).TakeAsync(ask),
            _ => pairs.Select(pair => new Place<string> { Key = pair.Organisation.SortName, Id = pair.Partnership.Id }).TakeAsync(ask),
        });
        return portion.Fill(await ReadAsync(portion.Items), row => row.Id);
    }

    public async Task<Row?> ByIdAsync(long id) => (await ReadAsync([id])).SingleOrDefault();

    /// <summary>The steps of one partnership.</summary>
    public async Task<Portion<StepRecord>> StepsAsync(long id, PortionOf ask)
    {
        var steps = visible.StageSteps.Where(step => step.PartnershipId == id);
        var portion = await steps.Select(step => new Place<DateOnly> { Key = step.On, Id = step.Id }).TakeAsync(ask);
        var rows = await steps.Where(step => portion.Items.Contains(step.Id)).Select(step => new StepRecord(step.Id, step.PartnershipId, step.From, step.To, step.On, step.FirmEvidence, step.ManagerEvidence)).ToListAsync();
        return portion.Fill(rows, step => step.Id);
    }

    /// <summary>The partnership that a use case has just made: named by its id, or with the organisation by slug and side.</summary>
    public async Task<long> MadeAsync(string idOrSlug, Side side)
    {
        var id = Ids.TryParse(idOrSlug, out var known) ? known : 0;
        return await (from partnership in visible.Partnerships
                      join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
                      where partnership.Id == id || (organisation.Slug == idOrSlug && partnership.Side == side)
                      orderby partnership.Id == id descending
                      select partnership.Id).FirstOrDefaultAsync();
    }

    private async Task<List<Row>> ReadAsync(IReadOnlyList<long> ids)
    {
        var rows = await (from partnership in visible.Partnerships
                          join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
                          where EF.Parameter(ids).Contains(partnership.Id)
                          select new Row(
                              partnership.Id, organisation.Id, organisation.Name, organisation.Slug, organisation.Country, partnership.Side, partnership.Type, partnership.Stage, partnership.RelativeSize, partnership.Importance,
                              partnership.ShareOfOurs, partnership.ShareOfTheirs, partnership.ValueCents, partnership.ResponsibleId, partnership.Since, partnership.Version)).ToListAsync();
        var responsible = rows.Select(row => row.ResponsibleId).OfType<long>().Distinct().ToList();
        var names = responsible.Count == 0 ? [] : await visible.People.Where(person => EF.Parameter(responsible).Contains(person.Id))
            .Select(person => new { person.Id, person.Name, Email = visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault() })
            .ToDictionaryAsync(person => person.Id, person => person.Email ?? person.Name);
        var known = await standings.OfAsync(rows.Select(row => row.OrganisationId).ToHashSet());
        return rows.ConvertAll(row => row with
        {
            Responsible = row.ResponsibleId is { } id ? names.GetValueOrDefault(id) : null,
            IsHeldByOneTie = known.LiveByPartner.GetValueOrDefault(row.OrganisationId) == 1,
            Health = known.HealthOf(row.Id),
        });
    }
}
