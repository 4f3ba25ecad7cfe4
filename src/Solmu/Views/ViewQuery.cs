using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Solmu.Views;

/// <summary>
/// What an address asks of a list, written one way: known names in one order, nothing empty, no page. A view is kept so,
/// and recognised by it.
/// </summary>
public static class ViewQuery
{
    private static readonly Dictionary<ListKind, string[]> Names = new()
    {
        [ListKind.Partners] = ["q", "side", "country", "type", "responsible", "stage", "tag", "sort", "columns"],
        [ListKind.People] = ["whose", "q", "organisation", "country", "role", "tag", "sort", "columns"],
        [ListKind.Contacts] = ["q", "partner", "person", "medium", "from", "to", "sort", "columns"],
        [ListKind.Contracts] = ["q", "side", "country", "type", "responsible", "stage", "tag", "from", "to", "sort", "columns"],
    };

    public static string Path(ListKind list) => "/" + list.ToString().ToLowerInvariant();

    public static string Of(ListKind list, IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = query.GroupBy(part => part.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(part => part.Key, part => string.Join(',', part.SelectMany(one => one.Value.ToArray()).OfType<string>()).Trim(), StringComparer.OrdinalIgnoreCase);
        return QueryString.Create(Names[list].Where(name => given.GetValueOrDefault(name) is { Length: > 0 }).Select(name => KeyValuePair.Create(name, (string?)given[name]))).Value?.TrimStart('?') ?? "";
    }

    /// <summary>The same of a text that somebody sent.</summary>
    public static string Of(ListKind list, string? text) => Of(list, QueryHelpers.ParseQuery(text));

    /// <summary>Another way to look at what is looked at: the same address with some parts replaced, on its first page.</summary>
    public static string With(HttpRequest request, params (string Name, string? Value)[] parts) =>
        request.Path + QueryString.Create(request.Query
            .Where(part => part.Key != "page" && !Array.Exists(parts, one => one.Name == part.Key))
            .SelectMany(part => part.Value.Where(value => !string.IsNullOrEmpty(value)).Select(value => KeyValuePair.Create(part.Key, value)))
            .Concat(parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value))));
}
