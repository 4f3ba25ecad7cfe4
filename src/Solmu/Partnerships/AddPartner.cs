using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Organisations;
using Solmu.Shares;

namespace Solmu.Partnerships;

/// <summary>
/// Writes down a new partner: the organisation and the first partnership with it. An organisation that Solmu has only
/// seen so far, by its name or mail domain, becomes the partner.
/// </summary>
public sealed class AddPartner(Writer writer, Viewer viewer, Moment moment, OnceOnly once, Newcomers newcomers)
{
    public sealed record Input(OrganisationFacts Organisation, Side Side, PartnershipFacts Partnership, Stage? Stage, OnceKey? Once = null, IReadOnlyList<RuleViolation>? Found = null);

    /// <summary>The slug of the partner.</summary>
    public Task<string> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, () => AddAsync(db, input)));

    private async Task<string> AddAsync(SolmuDb db, Input input)
    {
        var visible = Visible.To(viewer, db);
        var firm = await FocalFirms.RequireAsync(db);
        var rules = new Rules(input.Found);
        Organisation? organisation = null;
        await rules.CheckAsync(async () => organisation = await KnownAsync(visible, firm, input.Organisation));
        if (organisation is null)
        {
            // Its name is among the facts that are checked below.
            organisation = await newcomers.OrganisationAsync(db, "?", input.Organisation.Name ?? "");
        }

        await rules.CheckAsync(() => input.Organisation.ApplyAsync(organisation, visible));
        var partnership = new Partnership(organisation.Id, input.Side, input.Partnership.Type);
        var day = await moment.DayAsync();
        var facts = await AnsweredForAsync(visible, firm, input.Partnership, day);
        await rules.CheckAsync(() => OwnPeople.RequireAsync(visible, firm, facts.ResponsibleId, day));
        rules.Check(() => partnership.Describe(facts));
        rules.Throw();
        partnership.Start(input.Stage ?? AddPartnership.StageOf(input.Partnership.Since, day));
        db.Add(partnership);
        await db.SaveChangesAsync();
        return organisation.Slug;
    }

    /// <summary>A member answers for the partners they bring, until somebody else does.</summary>
    private static async Task<PartnershipFacts> AnsweredForAsync(Visible visible, FocalFirm firm, PartnershipFacts facts, DateOnly day) =>
        facts.ResponsibleId is null && visible.Viewer is { SeesAll: false, PersonId: { } self } && await OwnPeople.IsOneAsync(visible, firm, self, day)
            ? facts with { ResponsibleId = self }
            : facts;

    private static async Task<Organisation?> KnownAsync(Visible visible, FocalFirm firm, OrganisationFacts facts)
    {
        var folded = NameFolding.FoldOrganisation(facts.Name ?? "");
        var domains = facts.Domains;
        var known = folded.Length == 0 ? [] : await visible.Organisations.Include(organisation => organisation.Domains)
            .Where(organisation => organisation.FoldedName == folded || (organisation.IsSuggested && visible.OrganisationDomains.Any(domain => domain.OrganisationId == organisation.Id && domains.Contains(domain.Domain))))
            .OrderBy(organisation => organisation.IsSuggested).ThenBy(organisation => organisation.Id).ToListAsync();
        if (known.Count == 0)
        {
            return null;
        }

        var ids = known.Select(organisation => organisation.Id).ToList();
        var partners = await visible.Partnerships.Where(partnership => ids.Contains(partnership.OrganisationId)).Select(partnership => partnership.OrganisationId).ToListAsync();
        if (known.Find(organisation => partners.Contains(organisation.Id) || organisation.Id == firm.OrganisationId) is { } taken)
        {
            throw new RuleViolation("name", taken.Id == firm.OrganisationId ? $"{taken.Name} is your own firm." : $"{taken.Name} is a partner already. To work with them on another side, add a partnership on their page.");
        }

        return known[0];
    }
}
