using Solmu.Analysis.Identities;
using Solmu.Analysis.Partnerships;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Partnerships;
using Solmu.Reading;
using Solmu.Tags;

namespace Solmu.Imports;

/// <summary>
/// Takes rows of organisations into the plan. An empty cell leaves what is known; a row with a side makes the
/// organisation a partner.
/// </summary>
internal sealed class OrganisationRows(ImportPlan plan)
{
    private readonly List<(FileReading File, OrganisationRecord Row, PartnershipDraft Partnership)> waitingForPeople = [];

    /// <summary>The domains a row names, or the one of its website.</summary>
    public static IEnumerable<string> DomainsOf(OrganisationRecord row)
    {
        var named = row.Domains.Where(domain => !MailDomains.IsFreeMail(domain)).ToList();
        if (named.Count == 0 && MailDomains.TryDomainFromWebsite(row.Website, out var site))
        {
            named.Add(site);
        }

        return named;
    }

    public void Take(OrganisationRecord row, RowDraft draft, FileReading file)
    {
        TagNames.Check(row.Tags);
        var domains = DomainsOf(row).ToList();
        var organisation = Find(row, domains);
        draft.Name = row.Name ?? domains.FirstOrDefault() ?? "";
        RefuseUs(organisation, row);
        if (organisation is null)
        {
            organisation = plan.Organisations.Make(row.Name ?? domains[0]);
            draft.Made = true;
        }
        else if (row.Name is { } name && organisation.Entity.Name != name.Trim() && !organisation.Entity.EveryOtherName.Contains(name.Trim()))
        {
            plan.Organisations.Rename(organisation, name);
        }

        draft.Touched = true;
        draft.IsChanged = organisation.IsChanged;
        foreach (var domain in domains)
        {
            plan.Organisations.AddDomain(organisation, domain);
        }

        Describe(organisation, row);
        Mark(organisation, row.Tags);
        if (row.Side is { } side)
        {
            var partnership = TakePartnership(organisation, side, row, file.File);
            if (row.Responsible is not null)
            {
                waitingForPeople.Add((file, row, partnership));
            }
        }
    }

    /// <summary>Once people are in: who of us answers for which partnership.</summary>
    public void AssignResponsible()
    {
        foreach (var (file, row, partnership) in waitingForPeople)
        {
            try
            {
                var person = OneOfUs(row.Responsible!);
                var facts = partnership.Entity.Facts();
                if (facts.ResponsibleId != person.Entity.Id)
                {
                    partnership.Entity.Describe(facts with { ResponsibleId = person.Entity.Id });
                }
            }
            catch (RuleViolation rule)
            {
                // The row is taken all the same; only this cell waits for somebody to decide.
                plan.Remark(file, row.Line, rule.Field, rule.Message);
            }
        }
    }

    private OrganisationDraft? Find(OrganisationRecord row, List<string> domains)
    {
        var byDomain = domains.Select(plan.Organisations.ByDomain).OfType<OrganisationDraft>().Distinct().ToList();
        if (byDomain.Count > 1)
        {
            throw new RuleViolation("domains", $"These domains belong to two organisations that Solmu knows: {byDomain[0].Entity.Name} and {byDomain[1].Entity.Name}.");
        }

        return byDomain.Count == 1 ? byDomain[0] : row.Name is null ? null : plan.Organisations.ByName(row.Name);
    }

    private void RefuseUs(OrganisationDraft? organisation, OrganisationRecord row)
    {
        if (row.Side is not null && organisation?.Entity.Id == plan.Firm.OrganisationId)
        {
            throw new RuleViolation("side", $"{organisation.Entity.Name} is your own firm; it cannot be its own partner.");
        }

        if (row.Responsible is { } responsible && row.Side is not null && responsible.Contains('@', StringComparison.Ordinal) && plan.People.ByAddress(responsible).Count == 0 && !plan.IsOurDomain(MailAddresses.DomainOf(responsible)))
        {
            throw new RuleViolation("responsible", $"{responsible} is not one of us; our addresses end in {string.Join(" or ", plan.Firm.Domains)}.");
        }
    }

    private static void Describe(OrganisationDraft organisation, OrganisationRecord row)
    {
        var known = organisation.Entity;
        var next = (
            Country: row.Country ?? known.Country,
            City: row.City ?? known.City,
            Employees: row.Employees ?? known.Employees,
            Turnover: Cents(row.TurnoverEur) ?? known.TurnoverCents,
            Website: row.Website ?? known.Website);
        if (next != (known.Country, known.City, known.Employees, known.TurnoverCents, known.Website))
        {
            known.Describe(next.Country, next.City, next.Employees, next.Turnover, next.Website);
        }
    }

    private void Mark(OrganisationDraft organisation, IReadOnlyList<string> names)
    {
        foreach (var tag in names.Select(plan.Tag))
        {
            if (organisation.TagIds.Add(tag.Id))
            {
                plan.NewOrganisationTags.Add(new OrganisationTag(organisation.Entity.Id, tag.Id, plan.Import.Id));
                organisation.HasGrown = true;
            }
        }
    }

    private PartnershipDraft TakePartnership(OrganisationDraft organisation, Side side, OrganisationRecord row, string file)
    {
        if (!organisation.Partnerships.TryGetValue(side, out var partnership))
        {
            partnership = new PartnershipDraft(new Partnership(organisation.Entity.Id, side, row.Type, plan.Import.Id), isNew: true);
            partnership.Entity.Start(row.Stage ?? (row.Since is { } since && since < plan.Day ? Stage.M2 : Stage.F2));
            organisation.Partnerships[side] = partnership;
            organisation.HasGrown = true;
            plan.NewPartnerships.Add(partnership.Entity);
        }
        else if (row.Stage is { } stage && stage != partnership.Entity.Stage)
        {
            plan.NewSteps.Add(partnership.Entity.Correct(stage, plan.Day, $"As it stands in {file}", plan.Now, plan.Import.Id));
        }

        var known = partnership.Entity.Facts();
        var next = known with
        {
            Type = row.Type ?? known.Type,
            Importance = row.Importance ?? known.Importance,
            ShareOfOurs = (double?)row.ShareOfOurSales ?? known.ShareOfOurs,
            ShareOfTheirs = (double?)row.OurShareOfTheirs ?? known.ShareOfTheirs,
            ValueCents = Cents(row.ValueEur) ?? known.ValueCents,
            Since = row.Since ?? known.Since,
        };
        if (next != known)
        {
            partnership.Entity.Describe(next);
        }

        if (row.ContractEnds is { } ends)
        {
            TakeContract(organisation, partnership, ends);
        }

        return partnership;
    }

    /// <summary>A list knows one end: that of the contract that runs longest.</summary>
    private void TakeContract(OrganisationDraft organisation, PartnershipDraft partnership, DateOnly ends)
    {
        if (partnership.Contracts.Exists(contract => contract.EndsOn == ends))
        {
            return;
        }

        var latest = partnership.Contracts.MaxBy(contract => (contract.EndsOn ?? DateOnly.MaxValue, contract.Id));
        if (latest is not null && latest.Title is null)
        {
            latest.Change(null, latest.StartsOn > ends ? null : latest.StartsOn, ends, latest.Text);
            return;
        }

        var contract = new Contract(partnership.Entity.Id, null, null, ends, null, plan.Import.Id);
        partnership.Contracts.Add(contract);
        plan.NewContracts.Add(contract);
        organisation.HasGrown = true;
    }

    private PersonDraft OneOfUs(string responsible)
    {
        var isAddress = responsible.Contains('@', StringComparison.Ordinal);
        var candidates = (isAddress ? plan.People.ByAddress(responsible) : plan.People.ByName(responsible)).Where(person => plan.IsOurs(person)).ToList();
        if (candidates.Count > 1)
        {
            throw new RuleViolation("responsible", $"Two of us are called {responsible}; write the e-mail address.");
        }

        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        if (isAddress)
        {
            return plan.IsOurDomain(MailAddresses.DomainOf(responsible))
                ? plan.Suggest(responsible, null)
                : throw new RuleViolation("responsible", $"{responsible} is not one of us; our addresses end in {string.Join(" or ", plan.Firm.Domains)}.");
        }

        var person = plan.People.Make(responsible, isSuggested: true);
        person.Entity.Join(plan.Firm.OrganisationId, null, null, null, plan.Import.Id);
        return person;
    }

    private static long? Cents(decimal? euros) => euros is { } amount ? (long)decimal.Round(amount * 100, MidpointRounding.AwayFromZero) : null;
}
