using Solmu.Ui;

namespace Solmu.Access;

/// <summary>A form that arrived after its session had ended: what was typed goes back to its author, to be sent again.</summary>
public sealed record SentForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private const int Largest = 256 * 1024;

    private static readonly string[] WithSecrets = ["/account", "/sign-in", "/invitation", "/new-password", "/welcome"];
    private static readonly string[] Unseen = [FormGuard.TokenField, "once", "version"];

    public IEnumerable<KeyValuePair<string, string>> Typed => Fields.Where(sent => !Unseen.Contains(sent.Key) && !string.IsNullOrWhiteSpace(sent.Value));

    /// <summary>Null for what cannot be shown again: files, passwords, and what is no form of ours.</summary>
    public static async Task<SentForm?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is null or > Largest || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync();
        }
        catch (InvalidDataException)
        {
            return null;
        }

        if (!form.ContainsKey(FormGuard.TokenField) || WithSecrets.Any(path => request.Path.StartsWithSegments(path)))
        {
            return null;
        }

        return new SentForm(request.Path + request.QueryString, [.. form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))]);
    }
}
