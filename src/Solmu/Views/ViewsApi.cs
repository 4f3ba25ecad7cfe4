using System.ComponentModel;
using Solmu.Api;
using Solmu.Database;

namespace Solmu.Views;

internal static class ViewsApi
{
    private static readonly ListShape Shape = new(["name"], ("list", "partners, people, contacts or contracts"));

    public static void MapViewsApi(this RouteGroupBuilder api)
    {
        var views = api.MapGroup("/views").WithTags("Saved views").WithMetadata(new FieldNames(("shared", "isShared")));
        views.MapGet("", ListAsync).Lists<ViewJson>("List saved views: the own ones and those that others share", Shape);
        views.MapPost("", SaveAsync).Creates<NewViewBody, ViewJson>("Save a view; one of the own that has the name already looks at this instead");
        views.MapGet("/{id}", ShowAsync).Shows<ViewJson>("Show one saved view");
        views.MapPut("/{id}", EditAsync).Replaces<ViewBody, ViewJson>("Rename a saved view, share it, or make it the default");
        views.MapDelete("/{id}", RemoveAsync).Removes("Take a saved view away; the list stays as it is");
    }

    private static async Task<IResult> ListAsync(Call call, FindViews find) => call.Items((await find.RunAsync(call.Choice<ListKind>("list"), call.List())).Select(ViewJson.Of));

    private static async Task<IResult> ShowAsync(string id, Call call, FindViews find) => call.One(await ReadAsync(id, find));

    private static async Task<IResult> SaveAsync(Call call, SaveView save, FindViews find)
    {
        var body = await call.BodyAsync<NewViewBody>();
        var list = body.List ?? throw new RuleViolation("list", "Say which list it is: partners, people, contacts or contracts.");
        return await call.CreateAsync(
            "/views",
            async once => Ids.Require(await save.RunAsync(new SaveView.Input(list, body.Name, body.Query, body.IsShared ?? false, body.IsDefault ?? false, once))),
            made => ReadAsync(Ids.Text(made), find));
    }

    private static async Task<IResult> EditAsync(string id, Call call, EditView edit, FindViews find)
    {
        if (await find.ByIdAsync(id) is not { } view || !view.MayBeChangedBy(call.Viewer))
        {
            return Refusal.NotFound;
        }

        var (version, body) = (call.Version, await call.WholeAsync<ViewBody>());
        await edit.RunAsync(new EditView.Input(Ids.Require(id), version, body.Name, body.IsShared ?? false, body.IsDefault ?? false));
        return call.One(await ReadAsync(id, find));
    }

    private static async Task<IResult> RemoveAsync(string id, Call call, RemoveView remove, FindViews find)
    {
        if (await find.ByIdAsync(id) is not { } view || !view.MayBeChangedBy(call.Viewer))
        {
            return Refusal.NotFound;
        }

        await remove.RunAsync(new RemoveView.Input(Ids.Require(id), call.Version));
        return Results.NoContent();
    }

    private static async Task<ViewJson?> ReadAsync(string id, FindViews find) => await find.ByIdAsync(id) is { } row ? ViewJson.Of(row) : null;

    internal sealed record ViewJson(
        string Id,
        ListKind List,
        string Name,
        [property: Description("What the address of the list asks, such as country=SE&sort=-value")] string Query,
        [property: Description("The address of the list so")] string Path,
        [property: Description("Everybody is offered it")] bool IsShared,
        [property: Description("Its user sees the list so when nothing else is asked")] bool IsDefault,
        [property: Description("Whose it is")] string By,
        int Version) : IVersioned
    {
        public static ViewJson Of(ViewRow row) => new(Ids.Text(row.Id), row.List, row.Name, row.Query, row.Path, row.IsShared, row.IsDefault, row.By, row.Version);
    }

    internal record ViewBody(string? Name, bool? IsShared, bool? IsDefault);

    internal sealed record NewViewBody(ListKind? List, string? Name, string? Query, bool? IsShared, bool? IsDefault) : ViewBody(Name, IsShared, IsDefault);
}
