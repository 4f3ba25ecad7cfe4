using System.ComponentModel;
using Solmu.Api;
using Solmu.Database;

namespace Solmu.Tags;

internal static class TagsApi
{
    public static void MapTagsApi(this RouteGroupBuilder api)
    {
        var tags = api.MapGroup("/tags").WithTags("Tags").WithMetadata(new FieldNames(("tags", "name")));
        tags.MapGet("", ListAsync).Lists<TagJson>("List tags", new ListShape(["name"]));
        tags.MapPost("", AddAsync).Creates<TagBody, TagJson>("Keep a tag ready; one that is there already is answered as it is");
        tags.MapGet("/{id}", ShowAsync).Shows<TagJson>("Show one tag");
    }

    private static async Task<IResult> ListAsync(Call call, FindTags find) => call.Items((await find.RunAsync(call.List())).Select(TagJson.Of));

    private static async Task<IResult> ShowAsync(string id, Call call, FindTags find) => call.One(await ReadAsync(id, find));

    private static async Task<IResult> AddAsync(Call call, AddTag add, FindTags find)
    {
        var body = await call.BodyAsync<TagBody>();
        return await call.CreateAsync("/tags", async once => Ids.Require(await add.RunAsync(new AddTag.Input(body.Name, once))), made => ReadAsync(Ids.Text(made), find));
    }

    private static async Task<TagJson?> ReadAsync(string id, FindTags find) => Ids.TryParse(id, out var tag) && await find.ByIdAsync(tag) is { } row ? TagJson.Of(row) : null;

    internal sealed record TagJson(
        string Id,
        string Name,
        [property: Description("On how many organisations it is")] int Organisations,
        [property: Description("On how many people it is")] int People,
        [property: Description("A tag does not change; always 1")] int Version) : IVersioned
    {
        public static TagJson Of(FindTags.Row row) => new(Ids.Text(row.Id), row.Name, row.Organisations, row.People, 1);
    }

    internal sealed record TagBody(string? Name);
}
