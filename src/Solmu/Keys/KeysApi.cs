using System.ComponentModel;
using Solmu.Access;
using Solmu.Api;
using Solmu.Database;

namespace Solmu.Keys;

internal static class KeysApi
{
    public static void MapKeysApi(this RouteGroupBuilder api)
    {
        var keys = api.MapGroup("/keys").WithTags("Keys").WithMetadata(new AdminScope());
        keys.MapGet("", ListAsync).Lists<KeyJson>("List keys", new ListShape(["name", "createdAt"]), Policies.Owner);
        keys.MapPost("", AddAsync).Creates<KeyBody, KeyJson>("Make a key that acts as the user of this one; it is told once", Policies.Owner);
        keys.MapGet("/{id}", ShowAsync).Shows<KeyJson>("Show one key", Policies.Owner);
        keys.MapDelete("/{id}", RevokeAsync).Removes("Shut a key out from the next request on", Policies.Owner);
    }

    private static async Task<IResult> ListAsync(Call call, FindKeys find) => call.Items((await find.RunAsync(call.List())).Select(row => KeyJson.Of(row)));

    private static async Task<IResult> ShowAsync(string id, Call call, FindKeys find) => call.One(await ReadAsync(id, find));

    private static async Task<IResult> AddAsync(Call call, AddKey add, FindKeys find)
    {
        var body = await call.BodyAsync<KeyBody>();
        var scope = body.Scope ?? throw new RuleViolation("scope", "Say how far the key reaches: read, write or admin.");
        var once = await call.OnceAsync();
        var made = await add.RunAsync(new AddKey.Input(body.Name, scope, body.Until, once));
        return call.Created("/keys", KeyJson.Of((await find.ByIdAsync(made.Id))!, made.Token));
    }

    private static async Task<IResult> RevokeAsync(string id, Call call, RevokeKey revoke, FindKeys find)
    {
        if (await ReadAsync(id, find) is null)
        {
            return Refusal.NotFound;
        }

        return await revoke.RunAsync(new RevokeKey.Input(Ids.Require(id), call.Version)) ? Results.NoContent() : Refusal.NotFound;
    }

    private static async Task<KeyJson?> ReadAsync(string id, FindKeys find) => Ids.TryParse(id, out var key) && await find.ByIdAsync(key) is { } row ? KeyJson.Of(row) : null;

    internal sealed record KeyJson(
        string Id,
        string Name,
        KeyScope Scope,
        [property: Description("As whom it acts, by e-mail address; null for the operator")] string? Owner,
        [property: Description("Its first letters")] string Start,
        DateTime CreatedAt,
        DateTime ExpiresAt,
        DateTime? LastUsedAt,
        DateTime? RevokedAt,
        [property: Description("The key itself, told when it is made and never again")] string? Key,
        int Version) : IVersioned
    {
        public static KeyJson Of(FindKeys.Row row, string? token = null) =>
            new(Ids.Text(row.Id), row.Name, row.Scope, row.OwnerEmail, row.Start, row.CreatedAt, row.ExpiresAt, row.LastUsedAt, row.RevokedAt, token, row.Version);
    }

    internal sealed record KeyBody(
        [property: Description("The program that will use it")] string? Name, KeyScope? Scope, [property: Description("Its last day; a year from now when it is left out")] DateOnly? Until);
}
