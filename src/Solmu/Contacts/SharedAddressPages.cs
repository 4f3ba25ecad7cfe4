using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Contacts;

/// <summary>The page on which somebody says whose the contacts of an address are that several people share.</summary>
public static class SharedAddressPages
{
    /// <summary>Typed is the form of the address that was refused.</summary>
    public sealed record Model(IReadOnlyList<FindSharedAddresses.Row> Rows, FocalFirm Firm, Typed Typed)
    {
        public IReadOnlyList<FindSharedAddresses.Row> Waiting => [.. Rows.Where(row => row.Owner is null)];
    }

    public static async Task<IResult> ShowAsync(FindSharedAddresses find, FocalFirms firms) =>
        Page.Show<SharedAddressesPage>(new Model(await find.RunAsync(), await firms.RequireAsync(), Typed.Nothing));

    public static async Task<IResult> DecideAsync(HttpContext context, FindSharedAddresses find, DecideAddress decide, FocalFirms firms)
    {
        var typed = await Typed.FromAsync(context);
        var (address, person, was) = (typed.Text("address") ?? "", typed.Text("person"), typed.Id("was"));
        var chosen = person == "nobody" ? null : typed.Id("person");
        if (person is null)
        {
            typed.Refuse(Errors.Of("person", "Choose whose they are."));
        }

        int? contacts = null;
        if (!await typed.TryAsync(async () => contacts = await decide.RunAsync(new DecideAddress.Input(address, chosen, was))))
        {
            return Page.Refuse<SharedAddressesPage>(new Model(await find.RunAsync(), await firms.RequireAsync(), typed));
        }

        return contacts is not { } count ? Page.NotFound
            : Page.Go(context, "/people/addresses", chosen is null
                ? $"{Say.Count(count, "contact")} by {address} {(count == 1 ? "is" : "are")} open again."
                : $"{Say.Count(count, "contact")} by {address} {(count == 1 ? "has" : "have")} an owner now.");
    }

    /// <summary>The choice of a form that was refused, else the decision that stands.</summary>
    public static bool IsChosen(Model model, FindSharedAddresses.Row row, long id) =>
        model.Typed.Text("address") == row.Address ? model.Typed.Text("person") == Ids.Text(id) : row.Owner?.Id == id;
}
