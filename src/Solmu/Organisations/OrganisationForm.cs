using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Organisations;

/// <summary>The page on which the facts of an organisation are corrected, and how its fields are read.</summary>
public static class OrganisationForm
{
    public sealed record Model(PartnerRecord Partner, Typed Typed);

    public static async Task<IResult> OpenAsync(string slug, PartnerDesk desk) =>
        await desk.FindAsync(slug) is { } partner ? Page.Show<OrganisationFormPage>(new Model(partner, Fill(partner))) : Page.NotFound;

    public static async Task<IResult> SaveAsync(HttpContext context, string slug, PartnerDesk desk, EditOrganisation edit)
    {
        if (await desk.FindAsync(slug) is not { } partner)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var facts = Read(typed);
        if (await typed.TryAllAsync(found => edit.RunAsync(new EditOrganisation.Input(partner.Id, typed.Version, facts, found))))
        {
            return Page.Go(context, $"/partners/{slug}", "Saved.");
        }

        if (typed.IsStale && await desk.FindAsync(slug) is { } now)
        {
            typed.CompareWith(Fill(now), (field, value) => field == "country" ? Countries.Name(value) : value);
        }

        return Page.Refuse<OrganisationFormPage>(new Model(partner, typed));
    }

    public static OrganisationFacts Read(Typed typed) => new(
        typed.Text("name"), typed.Text("country"), typed.Text("city"), typed.Count("employees"), typed.Cents("turnover"), typed.Text("website"), typed.Words("domains"));

    private static Typed Fill(PartnerRecord partner) => Typed.Of(
        partner.Version,
        ("name", partner.Name), ("country", partner.Country), ("city", partner.City), ("employees", partner.Employees),
        ("turnover", partner.TurnoverCents / 100m), ("website", partner.Website), ("domains", string.Join(", ", partner.Domains)));
}
