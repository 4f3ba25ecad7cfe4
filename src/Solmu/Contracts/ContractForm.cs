using Solmu.Database;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Contracts;

/// <summary>The page on which a contract is written down, corrected or taken away.</summary>
public static class ContractForm
{
    public sealed record Model(PartnerRecord Partner, ContractRecord? Contract, Typed Typed);

    public static async Task<IResult> OpenNewAsync(string slug, PartnerDesk desk) =>
        await desk.FindAsync(slug) is { IsPartner: true } partner
            ? Page.Show<ContractFormPage>(new Model(partner, null, Typed.Of(null, ("partnership", partner.Partnerships[0].Id))))
            : Page.NotFound;

    public static async Task<IResult> AddAsync(HttpContext context, string slug, PartnerDesk desk, AddContract add)
    {
        if (await desk.FindAsync(slug) is not { IsPartner: true } partner)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var under = partner.Partnerships.FirstOrDefault(partnership => Ids.Text(partnership.Id) == typed["partnership"])?.Id ?? 0;
        var (starts, ends, talks) = (typed.Day("startsOn"), typed.Day("endsOn"), typed.Day("talksSince"));
        return await typed.TryAllAsync(found => add.RunAsync(new AddContract.Input(under, typed.Text("title"), starts, ends, typed.Text("text"), typed.Once, talks, found)))
            ? Page.Go(context, $"/partners/{slug}#contracts", "The contract is written down.")
            : Page.Refuse<ContractFormPage>(new Model(partner, null, typed));
    }

    public static async Task<IResult> OpenAsync(string slug, string id, PartnerDesk desk) =>
        await desk.FindAsync(slug) is { } partner && Of(partner, id) is { } contract ? Page.Show<ContractFormPage>(new Model(partner, contract, Fill(contract))) : Page.NotFound;

    public static async Task<IResult> SaveAsync(HttpContext context, string slug, string id, PartnerDesk desk, EditContract edit)
    {
        if (await desk.FindAsync(slug) is not { } partner || Of(partner, id) is not { } contract)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var (starts, ends, talks) = (typed.Day("startsOn"), typed.Day("endsOn"), typed.Day("talksSince"));
        if (await typed.TryAllAsync(found => edit.RunAsync(new EditContract.Input(contract.Id, typed.Version, typed.Text("title"), starts, ends, typed.Text("text"), talks, found))))
        {
            return Page.Go(context, $"/partners/{slug}#contracts", "Saved.");
        }

        await ShowNewerAsync(typed, slug, id, desk);
        return Page.Refuse<ContractFormPage>(new Model(partner, contract, typed));
    }

    public static async Task<IResult> RemoveAsync(HttpContext context, string slug, string id, PartnerDesk desk, RemoveContract remove)
    {
        if (await desk.FindAsync(slug) is not { } partner || !Ids.TryParse(id, out var contractId))
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        if (Of(partner, id) is not { } contract || await typed.TryAsync(() => remove.RunAsync(new RemoveContract.Input(contractId, typed.Version))))
        {
            return Page.Go(context, $"/partners/{slug}#contracts", "The contract is removed.");
        }

        var filled = Fill(Of(await desk.FindAsync(slug) ?? partner, id) ?? contract);
        filled.Refuse(typed.Errors);
        return Page.Refuse<ContractFormPage>(new Model(partner, contract, filled));
    }

    private static async Task ShowNewerAsync(Typed typed, string slug, string id, PartnerDesk desk)
    {
        if (typed.IsStale && await desk.FindAsync(slug) is { } now && Of(now, id) is { } newer)
        {
            typed.CompareWith(Fill(newer));
        }
    }

    private static ContractRecord? Of(PartnerRecord partner, string id) => partner.Contracts.FirstOrDefault(contract => Ids.Text(contract.Id) == id);

    private static Typed Fill(ContractRecord contract) => Typed.Of(contract.Version, ("title", contract.Title), ("startsOn", contract.StartsOn), ("endsOn", contract.EndsOn), ("talksSince", contract.TalksSince), ("text", contract.Text));
}
