using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Keys;

/// <summary>The page of keys: which there are, a new one, and shutting one out.</summary>
public static class KeysPages
{
    public sealed record Model(IReadOnlyList<FindKeys.Row> Keys, FocalFirm Firm, DateOnly Today, Typed Typed)
    {
        /// <summary>The key that was just made; it is shown this once.</summary>
        public string? Token { get; init; }

        public string? Made { get; init; }
    }

    internal static async Task<IResult> ShowAsync(Desk desk) => Page.Show<KeysPage>(await desk.ModelAsync(Typed.Nothing));

    internal static async Task<IResult> AddAsync(HttpContext context, Desk desk, AddKey add)
    {
        var typed = await Typed.FromAsync(context);
        var scope = typed.Required("scope", typed.Choice<KeyScope>("scope"), "Say how far the key reaches.");
        var until = typed.Day("until");
        AddKey.Made? made = null;
        if (!await typed.TryAsync(async () => made = await add.RunAsync(new AddKey.Input(typed.Text("name"), scope, until, typed.Once))))
        {
            return Page.Refuse<KeysPage>(await desk.ModelAsync(typed));
        }

        return made!.Token is { } token
            ? Page.Show<KeysPage>(await desk.ModelAsync(Typed.Nothing) with { Token = token, Made = typed.Text("name") })
            : Page.Go(context, "/keys", "That key was made already, and shown then.");
    }

    internal static async Task<IResult> RevokeAsync(HttpContext context, string id, RevokeKey revoke) =>
        Ids.TryParse(id, out var key) && await revoke.RunAsync(new RevokeKey.Input(key)) ? Page.Go(context, "/keys", "The key opens nothing any more.") : Page.NotFound;

    /// <summary>Lays out what the page shows.</summary>
    public sealed class Desk(FindKeys find, FocalFirms firms, Moment moment)
    {
        public async Task<Model> ModelAsync(Typed typed) => new(await find.AllAsync(), await firms.RequireAsync(), await moment.DayAsync(), typed);
    }
}
