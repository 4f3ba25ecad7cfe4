using Microsoft.EntityFrameworkCore;
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
    public Task<PartnerRecord?> BySlugAsync(string slug) => ReadAsync(visible.Organisations.Where(organisation => organisation.Slug == slug));

    public Task<PartnerRecord?> ByIdAsync(long id) => ReadAsync(visible.Organisations.Where(organisation => organisation.Id == id));

    private async Task<PartnerRecord?> ReadAsync(IQueryable<Organisation> which)
    {
        if (await OrganisationAsync(which) is not { } partner)
        {
            return null;
        }

        var firm = await firms.RequireAsync();
        var day = await moment.DayAsync();
        var contracts = await ContractsAsync(partner.Id, day);
        partner = partner with
        {
            Day = day,
            LastContactOn = partner.LastContact is { } last ? firm.Day(last) : null,
            Partnerships = await PartnershipsAsync(partner.Id, day),
            Contracts = contracts,
            Members = await MembersAsync(partner.Id, day),
            Tags = await TagsAsync(partner.Id),
            Notes = await NotesAsync(partner.Id),
        };
        return partner with { Findings = FindingsOf(partner) };
    }

    private async Task<PartnerRecord?> OrganisationAsync(IQueryable<Organisation> which)
    {
        var (now, yearAgo) = (moment.Now, moment.Now.AddYears(-1));
        return await which.Select(organisation => new PartnerRecord(
            organisation.Id, organisation.Name, organisation.Slug, organisation.Country, organisation.City, organisation.Employees, organisation.TurnoverCents, organisation.Website,
            organisation.IsSuggested, organisation.Version, visible.OrganisationDomains.Where(domain => domain.OrganisationId == organisation.Id).OrderBy(domain => domain.Domain).Select(domain => domain.Domain).ToList(),
            visible.ContactOrganisations.Where(contact => contact.OrganisationId == organisation.Id && contact.At <= now).Max(contact => (DateTime?)contact.At),
            visible.ContactOrganisations.Count(contact => contact.OrganisationId == organisation.Id && contact.At > yearAgo && contact.At <= now))).FirstOrDefaultAsync();
    }

    private async Task<List<PartnershipRecord>> PartnershipsAsync(long organisationId, DateOnly day)
    {
        var partnerships = await (from partnership in visible.Partnerships
                                  where partnership.OrganisationId == organisationId
                                  orderby partnership.Side
                                  select new PartnershipRecord(
                                      partnership.Id, partnership.Side, partnership.Type, partnership.Stage, partnership.RelativeSize, partnership.Importance, partnership.ShareOfOurs, partnership.ShareOfTheirs, partnership.ValueCents, partnership.ResponsibleId,
                                      visible.People.Where(person => person.Id == partnership.ResponsibleId).Select(person => person.Name).FirstOrDefault(),
                                      visible.PersonEmails.Where(email => email.PersonId == partnership.ResponsibleId).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault(),
                                      partnership.Since, partnership.Version)).ToListAsync();
        if (partnerships.Count == 0)
        {
            return partnerships;
        }

        var steps = await (from partnership in visible.Partnerships
                           join step in visible.StageSteps on partnership.Id equals step.PartnershipId
                           where partnership.OrganisationId == organisationId
                           orderby step.On, step.RecordedAt, step.Id
                           select new StepRecord(step.Id, step.PartnershipId, step.From, step.To, step.On, step.FirmEvidence, step.ManagerEvidence)).ToListAsync();
        return [.. partnerships.Select(partnership => partnership with
        {
            Stage = steps.FirstOrDefault(step => step.PartnershipId == partnership.Id && step.On > day)?.From ?? partnership.Stage,
            Steps = [.. steps.Where(step => step.PartnershipId == partnership.Id && step.On <= day)],
        })];
    }

    private Task<List<ContractRecord>> ContractsAsync(long organisationId, DateOnly day) =>
        (from partnership in visible.Partnerships
         join contract in visible.Contracts on partnership.Id equals contract.PartnershipId
         where partnership.OrganisationId == organisationId && (!moment.IsAsked || contract.StartsOn == null || contract.StartsOn <= day)
         orderby contract.EndsOn == null descending, contract.EndsOn descending, contract.Id
         select new ContractRecord(contract.Id, partnership.Id, partnership.Side, contract.Title, contract.StartsOn, contract.EndsOn, moment.IsAsked && contract.TalksSince > day ? null : contract.TalksSince, contract.Text, contract.Version)).ToListAsync();

    private async Task<List<MemberRecord>> MembersAsync(long organisationId, DateOnly day)
    {
        var now = moment.Now;
        var members = await (from affiliation in visible.Affiliations
                             join person in visible.People on affiliation.PersonId equals person.Id
                             where affiliation.OrganisationId == organisationId && !person.IsIgnored && (affiliation.From == null || affiliation.From <= day)
                             orderby person.SortName, person.Id, affiliation.From
                             select new MemberRecord(
                                 person.Id, person.Name, affiliation.Role, affiliation.From, affiliation.Until, person.IsSuggested,
                                 (affiliation.Until == null || affiliation.Until >= day) && !visible.Affiliations.Any(later =>
                                     later.PersonId == person.Id && later.Id != affiliation.Id && later.From != null && later.From <= day && (later.Until == null || later.Until >= day)
                                     && (affiliation.From == null || later.From > affiliation.From)),
                                 visible.ContactPeople.Where(contact => contact.PersonId == person.Id && contact.At <= now).Max(contact => (DateTime?)contact.At))).ToListAsync();
        if (members.Count == 0)
        {
            return members;
        }

        var emails = await (from affiliation in visible.Affiliations
                            join email in visible.PersonEmails on affiliation.PersonId equals email.PersonId
                            where affiliation.OrganisationId == organisationId
                            orderby email.Position, email.Address
                            select new { email.PersonId, email.Address }).ToListAsync();
        var byPerson = emails.ToLookup(email => email.PersonId, email => email.Address);
        return [.. members.Select(member => member with { Emails = [.. byPerson[member.PersonId].Distinct()] })];
    }

    private Task<List<string>> TagsAsync(long organisationId) =>
        (from link in visible.OrganisationTags
         join tag in visible.Tags on link.TagId equals tag.Id
         where link.OrganisationId == organisationId
         orderby tag.FoldedName
         select tag.Name).ToListAsync();

    private Task<List<NoteRecord>> NotesAsync(long organisationId)
    {
        var now = moment.Now;
        return (from note in visible.Notes
                where note.OrganisationId == organisationId && note.At <= now
                orderby note.At descending, note.Id descending
                select new NoteRecord(note.Id, note.Text, note.IsPrivate, visible.Users.Where(user => user.Id == note.AuthorId).Select(user => user.Name).FirstOrDefault(), note.At, note.AuthorId, note.Version)).ToListAsync();
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
}
