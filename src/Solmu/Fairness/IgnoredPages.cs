using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Fairness;

/// <summary>For owners and managers: whose mail and calendar are never read.</summary>
public static class IgnoredPages
{
    public const string Path = "/settings/ignored";

    /// <param name="Rows">The list.</param>
    /// <param name="People">Whom somebody has taken out of reading, by all their addresses.</param>
    /// <param name="Firm">Whose days are shown.</param>
    /// <param name="Typed">The form.</param>
    public sealed record Model(IReadOnlyList<FindIgnored.Row> Rows, IReadOnlyList<FindNotRead.Row> People, FocalFirm Firm, Typed Typed);

    internal static async Task<IResult> ShowAsync(string? add, Desk desk) => Page.Show<IgnoredPage>(await desk.ModelAsync(Typed.Of(null, ("addresses", add))));

    internal static async Task<IResult> AddAsync(HttpContext context, Desk desk, IgnoreAddresses ignore)
    {
        var typed = await Typed.FromAsync(context);
        IgnoreAddresses.Result? result = null;
        return await typed.TryAsync(async () => result = await ignore.RunAsync(new IgnoreAddresses.Input(typed.Words("addresses"))))
            ? Page.Go(context, Path, Said(result!))
            : Page.Refuse<IgnoredPage>(await desk.ModelAsync(typed));
    }

    internal static async Task<IResult> RemoveAsync(HttpContext context, StopIgnoring stop)
    {
        var address = (await Typed.FromAsync(context)).Text("address") ?? "";
        return Page.Go(context, Path, await stop.RunAsync(new StopIgnoring.Input(address)) ? $"{address} is read again, from the next import on." : "That was not on the list any more.");
    }

    private static string Said(IgnoreAddresses.Result result) => result.Added.Count switch
    {
        0 => "All of them were on the list already.",
        1 => $"{result.Added[0]} is never read from now on.",
        var some => $"{some} more are never read from now on.",
    };

    /// <summary>Lays out what the page shows.</summary>
    public sealed class Desk(FindIgnored find, FindNotRead people, FocalFirms firms)
    {
        public async Task<Model> ModelAsync(Typed typed) => new(await find.RunAsync(), await people.RunAsync(), await firms.RequireAsync(), typed);
    }
}
