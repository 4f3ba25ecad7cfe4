using System.ComponentModel;
using Solmu.Analysis.Partnerships;
using Solmu.Api;
using Solmu.Database;

namespace Solmu.Contracts;

internal static class ContractsApi
{
    private static readonly ListShape Shape = new(
        ["endsOn", "startsOn", "title"],
        ("organisation", "id of the partner"), ("partnership", "id of the partnership"), ("endsFrom", "those that end on this day or later"), ("endsTo", "those that end on this day or earlier"));

    public static void MapContractsApi(this RouteGroupBuilder api)
    {
        var contracts = api.MapGroup("/contracts").WithTags("Contracts").WithMetadata(new FieldNames(("partnership", "partnershipId")));
        contracts.MapGet("", ListAsync).Lists<ContractJson>("List contracts, the next to end first", Shape);
        contracts.MapPost("", AddAsync).Creates<NewContractBody, ContractJson>("Write down a contract under a partnership");
        contracts.MapGet("/{id}", ShowAsync).Shows<ContractJson>("Show one contract");
        contracts.MapPut("/{id}", EditAsync).Replaces<ContractBody, ContractJson>("Correct a contract, for instance when it was prolonged");
        contracts.MapDelete("/{id}", RemoveAsync).Removes("Take away a contract that was written down by mistake");
    }

    private static async Task<IResult> ListAsync(Call call, FindContracts find) => call.Items((await find.RunAsync(
        new FindContracts.Filter(call.Id("organisation"), call.Id("partnership"), call.Day("endsFrom"), call.Day("endsTo")), call.List())).Select(ContractJson.Of));

    private static async Task<IResult> ShowAsync(string id, Call call, FindContracts find) => call.One(await ReadAsync(id, find));

    private static async Task<IResult> AddAsync(Call call, AddContract add, FindContracts find)
    {
        var body = await call.BodyAsync<NewContractBody>();
        var under = Ids.TryParse(body.PartnershipId, out var partnership) ? partnership : 0;
        return await call.CreateAsync(
            "/contracts",
            async once => Ids.Require(await add.RunAsync(new AddContract.Input(under, body.Title, body.StartsOn, body.EndsOn, body.Text, once, body.TalksSince))),
            made => ReadAsync(Ids.Text(made), find));
    }

    private static async Task<IResult> EditAsync(string id, Call call, EditContract edit, FindContracts find)
    {
        if (await ReadAsync(id, find) is null)
        {
            return Refusal.NotFound;
        }

        var (version, body) = (call.Version, await call.WholeAsync<ContractBody>());
        await edit.RunAsync(new EditContract.Input(Ids.Require(id), version, body.Title, body.StartsOn, body.EndsOn, body.Text, body.TalksSince));
        return call.One(await ReadAsync(id, find));
    }

    private static async Task<IResult> RemoveAsync(string id, Call call, RemoveContract remove, FindContracts find)
    {
        if (await ReadAsync(id, find) is null)
        {
            return Refusal.NotFound;
        }

        await remove.RunAsync(new RemoveContract.Input(Ids.Require(id), call.Version));
        return Results.NoContent();
    }

    private static async Task<ContractJson?> ReadAsync(string id, FindContracts find) =>
        Ids.TryParse(id, out var contract) && await find.ByIdAsync(contract) is { } row ? ContractJson.Of(row) : null;

    internal sealed record ContractJson(
        string Id,
        string PartnershipId,
        string OrganisationId,
        [property: Description("Name of the partner")] string Organisation,
        Side Side,
        string? Title,
        DateOnly? StartsOn,
        [property: Description("The last day it holds; null when it runs until somebody gives notice")] DateOnly? EndsOn,
        [property: Description("The day on which talks about the next one began")] DateOnly? TalksSince,
        [property: Description("What it says")] string? Text,
        int Version) : IVersioned
    {
        public static ContractJson Of(FindContracts.Row row) =>
            new(Ids.Text(row.Id), Ids.Text(row.PartnershipId), Ids.Text(row.OrganisationId), row.Organisation, row.Side, row.Title, row.StartsOn, row.EndsOn, row.TalksSince, row.Text, row.Version);
    }

    internal record ContractBody(string? Title, DateOnly? StartsOn, [property: Description("The last day it holds")] DateOnly? EndsOn, DateOnly? TalksSince, string? Text);

    internal sealed record NewContractBody(string? PartnershipId, string? Title, DateOnly? StartsOn, DateOnly? EndsOn, DateOnly? TalksSince, string? Text) : ContractBody(Title, StartsOn, EndsOn, TalksSince, Text);
}
