using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Conventions;

/// <summary>By what conventions ties are measured; owners and managers change them.</summary>
public static class ConventionsPages
{
    public const string Path = "/settings/ties";

    public sealed record Model(ReadTieConventions.Now Now, TimeZoneInfo Zone, bool MayChange, Typed Typed, Errors Errors);

    internal static async Task<IResult> ShowAsync(ReadTieConventions read, FocalFirms firms, Viewer viewer) => Page.Show<ConventionsPage>(await ModelAsync(read, firms, viewer));

    internal static async Task<IResult> SaveAsync(HttpContext context, ChangeTieConventions change, ReadTieConventions read, FocalFirms firms, Viewer viewer)
    {
        var typed = await Typed.FromAsync(context);
        var values = Read(typed);
        var isOther = false;
        if (await typed.TryAllAsync(async found => isOther = await change.RunAsync(new ChangeTieConventions.Input(values, typed.Version, found))))
        {
            return Page.Go(context, Path, isOther ? $"All ties are measured by these conventions now ({values.Version})." : "Nothing was changed.");
        }

        var model = await ModelAsync(read, firms, viewer);
        if (typed.IsStale)
        {
            typed.CompareWith(model.Typed);
        }

        return Page.Refuse<ConventionsPage>(model with { Typed = typed, Errors = typed.Errors });
    }

    internal static async Task<IResult> ResetAsync(HttpContext context, ChangeTieConventions change)
    {
        var isOther = await change.RunAsync(new ChangeTieConventions.Input(null));
        return Page.Go(context, Path, isOther ? "The delivered conventions are back." : "They are the delivered ones already.");
    }

    private static async Task<Model> ModelAsync(ReadTieConventions read, FocalFirms firms, Viewer viewer)
    {
        var now = await read.RunAsync();
        var fields = TieConvention.All.Select(one => (one.Field, (object?)one.Write(one.Of(now.Values)))).Append(("targets", now.Values.ComparesWithTargets));
        return new Model(now, (await firms.RequireAsync()).Zone, viewer.MayKeep, Typed.Of((int)now.Seen, [.. fields]), Errors.None);
    }

    /// <summary>A field that could not be read keeps its delivered value; the form is refused then anyway.</summary>
    private static TieParameters Read(Typed typed)
    {
        var values = TieParameters.Default with { ComparesWithTargets = typed.Checked("targets") };
        foreach (var one in TieConvention.All)
        {
            var number = one.Unit == ConventionUnit.Share ? typed.Percent(one.Field) : typed.Number(one.Field);
            values = one.With(values, typed.Required(one.Field, number, one.Range) is var value && number is null ? one.Of(values) : value);
        }

        return values;
    }
}
