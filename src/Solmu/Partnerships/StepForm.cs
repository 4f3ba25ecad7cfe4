using Solmu.Analysis.Partnerships;
using Solmu.Ui;

namespace Solmu.Partnerships;

/// <summary>The page on which a partnership takes its next step.</summary>
public static class StepForm
{
    public sealed record Model(PartnerRecord Partner, PartnershipRecord Partnership, Typed Typed);

    public static async Task<IResult> OpenAsync(string slug, string side, string? to, PartnerDesk desk) =>
        await desk.FindAsync(slug) is { } partner && desk.On(partner, side) is { } partnership
            ? Page.Show<StepFormPage>(new Model(partner, partnership, Typed.Of(partnership.Version, ("to", Asked(partnership.Stage, to)), ("on", partner.Day))))
            : Page.NotFound;

    public static async Task<IResult> TakeAsync(HttpContext context, string slug, string side, PartnerDesk desk, MovePartnership move)
    {
        if (await desk.FindAsync(slug) is not { } partner || desk.On(partner, side) is not { } partnership)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var to = typed.Required("to", typed.Choice<Stage>("to"), "Say which step it is.");
        var on = typed.Required("on", typed.Day("on"), "Say on which day the step was taken.");
        if (await typed.TryAsync(() => move.RunAsync(new MovePartnership.Input(partnership.Id, typed.Version, to, on, typed.Text("firmEvidence"), typed.Text("managerEvidence")))))
        {
            return Page.Go(context, $"/partners/{slug}#{Words.Of(partnership.Side)}", $"{partner.Name} is {Lifecycle.Word(to)} now.");
        }

        if (typed.IsStale && await desk.FindAsync(slug) is { } now && desk.On(now, side) is { } newer)
        {
            typed.CompareWith(Typed.Of(newer.Version));
            (partner, partnership) = (now, newer);
        }

        return Page.Refuse<StepFormPage>(new Model(partner, partnership, typed));
    }

    /// <summary>The step that a finding suggested, or the next.</summary>
    private static Stage Asked(Stage from, string? to) =>
        Lifecycle.Next(from).Where(stage => stage.ToString() == to).Concat(Lifecycle.Next(from)).First();
}
