using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Organisations;

namespace Solmu.Firms;

/// <summary>Changes what Solmu knows of the firm itself: its name, country, mail domains and time zone.</summary>
public sealed class EditFirm(Writer writer, Viewer viewer)
{
    public sealed record Input(string Name, string? Country, IReadOnlyList<string> Domains, string? Zone, int Version, bool KeepsSubjects = false);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsOwner(), db => RunAsync(db, input));

    private static async Task RunAsync(SolmuDb db, Input input)
    {
        var firm = await db.Firms.FirstOrDefaultAsync() ?? throw new RuleViolation("firm", "Solmu does not know your firm yet.");
        var organisation = await db.Organisations.Include(organisation => organisation.Domains).FirstAsync(organisation => organisation.Id == firm.OrganisationId);
        StaleEdit.Refuse("Your firm", input.Version, VersionOf(firm.Version, organisation.Version));
        var country = Countries.Require("country", input.Country) ?? throw new RuleViolation("country", "Choose the country of your firm.");
        var domains = SetUpFirm.RequireDomains(input.Domains);
        await RefuseTakenAsync(db, organisation.Id, domains);

        organisation.Rename(input.Name);
        organisation.Describe(country, organisation.City, organisation.Employees, organisation.TurnoverCents, organisation.Website);
        foreach (var gone in organisation.Domains.Select(known => known.Domain).Except(domains).ToList())
        {
            organisation.RemoveDomain(gone);
        }

        foreach (var domain in domains)
        {
            organisation.AddDomain(domain);
        }

        firm.KeepSubjects(input.KeepsSubjects);
        firm.MoveTo(SetUpFirm.RequireZone(input.Zone));
        await db.SaveChangesAsync();
    }

    /// <summary>Firm and organisation are one record to whoever edits them; both numbers only grow.</summary>
    public static int VersionOf(int firm, int organisation) => firm + organisation;

    private static async Task RefuseTakenAsync(SolmuDb db, long organisationId, IReadOnlyList<string> domains)
    {
        var taken = await (from domain in db.OrganisationDomains
                           join owner in db.Organisations on domain.OrganisationId equals owner.Id
                           where domains.Contains(domain.Domain) && owner.Id != organisationId
                           select new { domain.Domain, owner.Name }).FirstOrDefaultAsync();
        if (taken is not null)
        {
            throw new RuleViolation("domains", $"{taken.Domain} stands with {taken.Name} already. Take it away there first.");
        }
    }
}
