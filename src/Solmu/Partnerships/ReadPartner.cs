using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Firms;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Partnerships;

/// <summary>One partner with all that belongs to it. What is dated later than the moment is not there yet.</summary>
public sealed class ReadPartner(Visible visible, Moment moment, FocalFirms firms)
{
    private static readonly Prepared<Which, PartnerRecord> BySlug = new((visible, asked) => Whole(visible, visible.Organisations.Where(organisation => organisation.Slug == asked.Slug), asked));

    private static readonly Prepared<Which, PartnerRecord> ById = new((visible, asked) => Whole(visible, visible.Organisations.Where(organisation => organisation.Id == asked.Id), asked));

    private static readonly Prepared<Of, PartnershipRecord> Partnerships = new((visible, asked) =>
        from partnership in visible.Partnerships
        where partnership.OrganisationId == asked.OrganisationId
        orderby partnership.Side
        select new PartnershipRecord(
            partnership.Id, partnership.Side, partnership.Type, partnership.Stage, partnership.RelativeSize, partnership.Importance, partnership.ShareOfOurs, partnership.ShareOfTheirs, partnership.ValueCents, partnership.ResponsibleId,
            visible.People.Where(person => person.Id == partnership.ResponsibleId).Select(person => person.Name).FirstOrDefault(),
            visible.PersonEmails.Where(email => email.PersonId == partnership.ResponsibleId).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault(),
            partnership.Since, partnership.Version));

    private static readonly Prepared<Of, StepRecord> Steps = new((visible, asked) =>
        from partnership in visible.Partnerships
        join step in visible.StageSteps on partnership.Id equals step.PartnershipId
        where partnership.OrganisationId == asked.OrganisationId
        orderby step.On, step.RecordedAt, step.Id
        select new StepRecord(step.Id, step.PartnershipId, step.From, step.To, step.On, step.FirmEvidence, step.ManagerEvidence));

    private static readonly Prepared<Of, ContractRecord> Contracts = new((visible, asked) =>
        from partnership in visible.Partnerships
        join contract in visible.Contracts on partnership.Id equals contract.PartnershipId
        where partnership.OrganisationId == asked.OrganisationId && (!asked.IsAnotherMoment || contract.StartsOn == null || contract.StartsOn <= asked.Day)
        orderby contract.EndsOn == null descending, contract.EndsOn descending, contract.Id
        select new ContractRecord(contract.Id, partnership.Id, partnership.Side, contract.Title, contract.StartsOn, contract.EndsOn, asked.IsAnotherMoment && contract.TalksSince > asked.Day ? null : contract.TalksSince, contract.Text, contract.Version));

    private static readonly Prepared<Of, MemberRecord> Members = new((visible, asked) =>
        from affiliation in visible.Affiliations
        join person in visible.People on affiliation.PersonId equals person.Id
        where affiliation.OrganisationId == asked.OrganisationId && !person.IsIgnored && (affiliation.From == null || affiliation.From <= asked.Day)
        orderby person.SortName, person.Id, affiliation.From
        select new MemberRecord(
            person.Id, person.Name, affiliation.Role, affiliation.From, affiliation.Until, person.IsSuggested,
            (affiliation.Until == null || affiliation.Until >= asked.Day) && !visible.Affiliations.Any(later =>
                later.PersonId == person.Id && later.Id != affiliation.Id && later.From != null && later.From <= asked.Day && (later.Until == null || later.Until >= asked.Day)
                && (affiliation.From == null || later.From > affiliation.From)),
            visible.ContactPeople.Where(contact => contact.PersonId == person.Id && contact.At <= asked.Now).Max(contact => (DateTime?)contact.At)));

    private static readonly Prepared<Of, MemberEmail> Emails = new((visible, asked) =>
        from affiliation in visible.Affiliations
        join email in visible.PersonEmails on affiliation.PersonId equals email.PersonId
        where affiliation.OrganisationId == asked.OrganisationId
        orderby email.Position, email.Address
        select new MemberEmail(email.PersonId, email.Address));

    private static readonly Prepared<Of, string> Tags = new((visible, asked) =>
        from link in visible.OrganisationTags
        join tag in visible.Tags on link.TagId equals tag.Id
        where link.OrganisationId == asked.OrganisationId
        orderby tag.FoldedName
        select tag.Name);

    private static readonly Prepared<Of, NoteRecord> Notes = new((visible, asked) =>
        from note in visible.Notes
        where note.OrganisationId == asked.OrganisationId && note.At <= asked.Now
        orderby note.At descending, note.Id descending
        select new NoteRecord(note.Id, note.Text, note.IsPrivate, visible.Users.Where(user => user.Id == note.AuthorId).Select(user => user.Name).FirstOrDefault(), note.At, note.AuthorId, note.Version));

    public Task<PartnerRecord?> BySlugAsync(string slug) => ReadAsync(BySlug, slug, 0);

    public Task<PartnerRecord?> ByIdAsync(long id) => ReadAsync(ById, "", id);

    private static IQueryable<PartnerRecord> Whole(Visible visible, IQueryable<Organisation> which, Which asked) =>
        which.Select(organisation => new PartnerRecord(
            organisation.Id, organisation.Name, organisation.Slug, organisation.Country, organisation.City, organisation.Employees, organisation.TurnoverCents, organisation.Website,
            organisation.IsSuggested, organisation.Version, visible.OrganisationDomains.Where(domain => domain.OrganisationId == organisation.Id).OrderBy(domain => domain.Domain).Select(domain => domain.Domain).ToList(),
            visible.ContactOrganisations.Where(contact => contact.OrganisationId == organisation.Id && contact.At <= asked.Now).Max(contact => (DateTime?)contact.At),
            visible.ContactOrganisations.Count(contact => contact.OrganisationId == organisation.Id && contact.At > asked.YearAgo && contact.At <= asked.Now))
        { OtherNames = organisation.OtherNames });

    private async Task<PartnerRecord?> ReadAsync(Prepared<Which, PartnerRecord> question, string slug, long id)
    {
        if (await question.FirstAsync(visible, new Which(slug, id, moment.Now, moment.Now.AddYears(-1))) is not { } partner)
        {
            return null;
        }

        var firm = await firms.RequireAsync();
        var of = new Of(partner.Id, await moment.DayAsync(), moment.Now, moment.IsAsked);
        partner = partner with
        {
            Day = of.Day,
            LastContactOn = partner.LastContact is { } last ? firm.Day(last) : null,
            Partnerships = await PartnershipsAsync(of),
            Contracts = await Contracts.ListAsync(visible, of),
            Members = await MembersAsync(of),
            Tags = await Tags.ListAsync(visible, of),
            Notes = await Notes.ListAsync(visible, of),
        };
        return partner with { Findings = FindingsOf(partner) };
    }

    private async Task<List<PartnershipRecord>> PartnershipsAsync(Of of)
    {
        var partnerships = await Partnerships.ListAsync(visible, of);
        if (partnerships.Count == 0)
        {
            return partnerships;
        }

        var steps = await Steps.ListAsync(visible, of);
        return [.. partnerships.Select(partnership => partnership with
        {
            Stage = steps.FirstOrDefault(step => step.PartnershipId == partnership.Id && step.On > of.Day)?.From ?? partnership.Stage,
            Steps = [.. steps.Where(step => step.PartnershipId == partnership.Id && step.On <= of.Day)],
        })];
    }

    private async Task<List<MemberRecord>> MembersAsync(Of of)
    {
        var members = await Members.ListAsync(visible, of);
        if (members.Count == 0)
        {
            return members;
        }

        var byPerson = (await Emails.ListAsync(visible, of)).ToLookup(email => email.PersonId, email => email.Address);
        return [.. members.Select(member => member with { Emails = [.. byPerson[member.PersonId].Distinct()] })];
    }

    private static List<Finding> FindingsOf(PartnerRecord partner) => [.. partner.Partnerships
        .SelectMany(partnership => PartnershipFindings.Find(
            new PartnershipState(
                partnership.Side,
                partnership.Stage,
                partnership.ResponsibleId is not null,
                [.. partner.Contracts.Where(contract => contract.PartnershipId == partnership.Id).Select(contract => new ContractTerm(contract.StartsOn, contract.EndsOn))],
                TalkedOn(partner, partnership),
                partner.LastContactOn),
            partner.Day,
            FindingOptions.Default))
        .OrderBy(finding => finding.Kind).ThenBy(finding => finding.Side)
        .DistinctBy(finding => (finding.Kind, finding.Sentence))];

    /// <summary>The latest talks on record: a step to negotiating or signed, or what is written on a contract that runs out.</summary>
    private static DateOnly? TalkedOn(PartnerRecord partner, PartnershipRecord partnership) => partner.Contracts
        .Where(contract => contract.PartnershipId == partnership.Id && contract.TalksSince <= partner.Day).Select(contract => contract.TalksSince)
        .Append(partnership.Steps.LastOrDefault(step => step.To is Stage.F4 or Stage.F5)?.On).Max();

    private sealed record Which(string Slug, long Id, DateTime Now, DateTime YearAgo);

    private sealed record Of(long OrganisationId, DateOnly Day, DateTime Now, bool IsAnotherMoment);

    private sealed record MemberEmail(long PersonId, string Address);
}
