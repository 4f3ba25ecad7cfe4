using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.Ui;

namespace Solmu.Partnerships;

/// <summary>The pages on which a partner or a partnership is written down and corrected.</summary>
public static class PartnershipForms
{
    /// <summary>What the fields of a partnership need; without a partner it is a new one.</summary>
    public sealed record Model(PartnerRecord? Partner, PartnershipRecord? Partnership, Typed Typed, IReadOnlyList<KeyValuePair<string, string>> OwnPeople);

    public static async Task<IResult> OpenPartnerAsync(OwnPeople people, string? name) =>
        Page.Show<PartnerFormPage>(new Model(null, null, Typed.Of(null, ("name", name)), await OptionsAsync(people)));

    public static async Task<IResult> AddPartnerAsync(HttpContext context, OwnPeople people, AddPartner add)
    {
        var typed = await Typed.FromAsync(context);
        var organisation = OrganisationForm.Read(typed);
        var side = typed.Required("side", typed.Choice<Side>("side"), "Say on which side of your work they stand.");
        var (facts, stage) = (Read(typed), typed.Choice<Stage>("stage"));
        var slug = "";
        return await typed.TryAllAsync(async found => slug = await add.RunAsync(new AddPartner.Input(organisation, side, facts, stage, typed.Once, found)))
            ? Page.Go(context, $"/partners/{slug}", $"{organisation.Name} is one of your partners now.")
            : Page.Refuse<PartnerFormPage>(new Model(null, null, typed, await OptionsAsync(people)));
    }

    public static async Task<IResult> OpenNewAsync(string slug, PartnerDesk desk, OwnPeople people) =>
        await desk.FindAsync(slug) is { } partner ? Page.Show<PartnershipFormPage>(new Model(partner, null, Typed.Of(null), await OptionsAsync(people))) : Page.NotFound;

    public static async Task<IResult> AddAsync(HttpContext context, string slug, PartnerDesk desk, OwnPeople people, AddPartnership add)
    {
        if (await desk.FindAsync(slug) is not { } partner)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var side = typed.Required("side", typed.Choice<Side>("side"), "Say on which side of your work they stand.");
        var (facts, stage) = (Read(typed), typed.Choice<Stage>("stage"));
        return await typed.TryAllAsync(found => add.RunAsync(new AddPartnership.Input(partner.Id, side, facts, stage, typed.Once, found)))
            ? Page.Go(context, $"/partners/{slug}", "The partnership is written down.")
            : Page.Refuse<PartnershipFormPage>(new Model(partner, null, typed, await OptionsAsync(people)));
    }

    public static async Task<IResult> OpenAsync(string slug, string side, PartnerDesk desk, OwnPeople people) =>
        await desk.FindAsync(slug) is { } partner && desk.On(partner, side) is { } partnership
            ? Page.Show<PartnershipFormPage>(new Model(partner, partnership, Fill(partnership), await OptionsAsync(people, partnership)))
            : Page.NotFound;

    public static async Task<IResult> SaveAsync(HttpContext context, string slug, string side, PartnerDesk desk, OwnPeople people, EditPartnership edit)
    {
        if (await desk.FindAsync(slug) is not { } partner || desk.On(partner, side) is not { } partnership)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var facts = Read(typed);
        if (await typed.TryAllAsync(found => edit.RunAsync(new EditPartnership.Input(partnership.Id, typed.Version, facts, found))))
        {
            return Page.Go(context, $"/partners/{slug}", "Saved.");
        }

        var options = await OptionsAsync(people, partnership);
        if (typed.IsStale && await desk.FindAsync(slug) is { } now && desk.On(now, side) is { } newer)
        {
            options = await OptionsAsync(people, newer);
            typed.CompareWith(Fill(newer), (field, value) => field == "responsible" ? options.FirstOrDefault(option => option.Key == value).Value ?? value : value);
        }

        return Page.Refuse<PartnershipFormPage>(new Model(partner, partnership, typed, options));
    }

    private static PartnershipFacts Read(Typed typed) => new(
        typed.Text("type"), typed.Choice<RelativeSize>("relativeSize"), typed.Count("importance"), typed.Percent("shareOfOurSales"), typed.Percent("ourShareOfTheirs"),
        typed.Cents("value"), typed.Id("responsible"), typed.Day("since"));

    private static Typed Fill(PartnershipRecord partnership) => Typed.Of(
        partnership.Version,
        ("type", partnership.Type), ("relativeSize", partnership.RelativeSize), ("importance", partnership.Importance),
        ("shareOfOurSales", Percent(partnership.ShareOfOurs)), ("ourShareOfTheirs", Percent(partnership.ShareOfTheirs)),
        ("value", partnership.ValueCents / 100m), ("responsible", partnership.ResponsibleId), ("since", partnership.Since));

    private static decimal? Percent(double? share) => share is { } part ? Math.Round((decimal)part * 100, 4) / 1.0000m : null;

    /// <summary>Our people of today, and whoever is responsible although no longer one of us.</summary>
    private static async Task<List<KeyValuePair<string, string>>> OptionsAsync(OwnPeople people, PartnershipRecord? partnership = null)
    {
        var options = (await people.RunAsync()).ConvertAll(person => KeyValuePair.Create(Ids.Text(person.Id), person.Name));
        if (partnership?.ResponsibleId is { } id && options.TrueForAll(option => option.Key != Ids.Text(id)))
        {
            options.Add(KeyValuePair.Create(Ids.Text(id), $"{partnership.Responsible ?? partnership.ResponsibleEmail} (has left)"));
        }

        return options;
    }
}
