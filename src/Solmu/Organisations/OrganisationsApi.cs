using System.ComponentModel;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Api;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Tags;

namespace Solmu.Organisations;

internal static class OrganisationsApi
{
    private static readonly ListShape Shape = new(
        ["name", "country", "employees", "turnoverEur"],
        ("country", "ISO 3166 code of the country"), ("tag", "a tag on it"), ("domain", "one of its mail domains"),
        ("partner", "true: with a partnership; false: without"), ("suggested", "true: seen as a mail domain only"));

    public static void MapOrganisationsApi(this RouteGroupBuilder api)
    {
        var organisations = api.MapGroup("/organisations").WithTags("Organisations").WithMetadata(new FieldNames(("turnover", "turnoverEur")));
        organisations.MapGet("", ListAsync).Lists<OrganisationJson>("List organisations, partners or not", Shape);
        organisations.MapPost("", AddAsync).Creates<OrganisationBody, OrganisationJson>("Write down an organisation that is no partner", Policies.Keeper);
        organisations.MapGet("/{id}", ShowAsync).Shows<OrganisationJson>("Show one organisation");
        organisations.MapPut("/{id}", EditAsync).Replaces<OrganisationBody, OrganisationJson>("Correct what is written down about an organisation");
        organisations.MapPost("/{id}/merge", MergeAsync).Moves<MergeBody, OrganisationJson>("Make one of two: everything of the other comes to this organisation, and the other’s id leads here", Policies.Keeper);
        organisations.MapPost("/{id}/tags", TagAsync).Changes<TagsBody, OrganisationJson>("Put tags on an organisation, and take others off").WithMetadata(new FieldNames(("tags", "add")));
    }

    private static async Task<IResult> ListAsync(Call call, FindOrganisations find)
    {
        var filter = new FindOrganisations.Filter(call.Text("country")?.ToUpperInvariant(), call.Text("tag"), call.Text("domain"), call.Flag("partner"), call.Flag("suggested"));
        return call.Items((await find.RunAsync(filter, call.List())).Select(OrganisationJson.Of));
    }

    private static async Task<IResult> ShowAsync(string id, Call call, FindOrganisations find, FindMerged merged) => await ReadAsync(id, find) is { } found ? call.One(found)
        : await merged.OrganisationAsync(id) is { } now ? Results.Redirect($"/api/v1/organisations/{now}", preserveMethod: true)
        : Refusal.NotFound;

    private static async Task<IResult> AddAsync(Call call, AddOrganisation add, FindOrganisations find)
    {
        var body = await call.BodyAsync<OrganisationBody>();
        return await call.CreateAsync(
            "/organisations",
            async once => Ids.Require(await add.RunAsync(new AddOrganisation.Input(body.Facts(), once))),
            async made => await find.ByIdAsync(made) is { } row ? OrganisationJson.Of(row) : null);
    }

    private static async Task<IResult> EditAsync(string id, Call call, EditOrganisation edit, FindOrganisations find)
    {
        if (await ReadAsync(id, find) is null)
        {
            return Refusal.NotFound;
        }

        var (version, body) = (call.Version, await call.WholeAsync<OrganisationBody>());
        await edit.RunAsync(new EditOrganisation.Input(Ids.Require(id), version, body.Facts()));
        return call.One(await ReadAsync(id, find));
    }

    private static async Task<IResult> TagAsync(string id, Call call, SetTags set, FindOrganisations find)
    {
        if (await ReadAsync(id, find) is null)
        {
            return Refusal.NotFound;
        }

        var body = await call.BodyAsync<TagsBody>();
        await set.RunAsync(new SetTags.Input(Ids.Require(id), body.Add ?? [], body.Remove ?? []));
        return call.One(await ReadAsync(id, find));
    }

    private static async Task<IResult> MergeAsync(string id, Call call, MergeOrganisations merge, FindOrganisations find)
    {
        if (await ReadAsync(id, find) is null)
        {
            return Refusal.NotFound;
        }

        var (version, body) = (call.Version, await call.BodyAsync<MergeBody>());
        return await merge.RunAsync(new MergeOrganisations.Input(Ids.Require(id), version, Ids.TryParse(body.Other, out var other) ? other : 0, null, (body.Take ?? []).ToHashSet())) is not null
            ? call.One(await ReadAsync(id, find))
            : throw new RuleViolation("other", "There is no organisation by that id.");
    }

    private static async Task<OrganisationJson?> ReadAsync(string id, FindOrganisations find) =>
        Ids.TryParse(id, out var organisation) && await find.ByIdAsync(organisation) is { } row ? OrganisationJson.Of(row) : null;

    internal sealed record OrganisationJson(
        string Id,
        string Name,
        [property: Description("The name in addresses of pages")] string Slug,
        [property: Description("ISO 3166 alpha-2")] string? Country,
        string? City,
        int? Employees,
        decimal? TurnoverEur,
        string? Website,
        [property: Description("Mail domains by which its people are recognised")] IReadOnlyList<string> Domains,
        IReadOnlyList<string> Tags,
        [property: Description("The focal firm itself")] bool Own,
        [property: Description("Seen as a mail domain only; nobody has named it yet")] bool Suggested,
        [property: Description("Our partnerships with it, one for each side")] IReadOnlyList<OnSideJson> Partnerships,
        int Version) : IVersioned
    {
        public static OrganisationJson Of(FindOrganisations.Row row) => new(
            Ids.Text(row.Id), row.Name, row.Slug, row.Country, row.City, row.Employees, Money.Euros(row.TurnoverCents), row.Website, row.Domains, row.Tags, row.IsOurs, row.IsSuggested,
            [.. row.Partnerships.Select(on => new OnSideJson(Ids.Text(on.Id), on.Side, on.Stage))], row.Version);
    }

    internal sealed record OnSideJson(string Id, Side Side, Stage Stage);

    internal sealed record OrganisationBody(
        string? Name,
        [property: Description("ISO 3166 alpha-2")] string? Country,
        string? City,
        int? Employees,
        decimal? TurnoverEur,
        string? Website,
        IReadOnlyList<string>? Domains)
    {
        public OrganisationFacts Facts() => new(Name, Country, City, Employees, Money.Cents("turnover", TurnoverEur), Website, Domains ?? []);
    }

    internal sealed record MergeBody(
        [property: Description("Id of the organisation that goes")] string? Other,
        [property: Description("Facts of which the value of the other is wanted: name, country, city, employees, turnover, website")] IReadOnlyList<string>? Take);

    internal sealed record TagsBody(IReadOnlyList<string>? Add, IReadOnlyList<string>? Remove);
}
