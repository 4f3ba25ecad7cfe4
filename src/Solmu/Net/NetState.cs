using System.Globalization;
using System.Text;
using Solmu.Analysis.Net;
using Solmu.Analysis.Partnerships;
using Solmu.Database;

namespace Solmu.Net;

/// <summary>Everything the address of the page says. Two addresses that mean the same are written the same.</summary>
public sealed record NetState
{
    /// <summary>Asks for partners whose country is not known.</summary>
    public const string NoCountry = "NONE";

    private const int MostOpen = 6;
    private const int MostWithout = 20;
    private const int LongestValue = 200;

    public string? Search { get; init; }

    public Side? Side { get; init; }

    public string? Country { get; init; }

    public string? Type { get; init; }

    /// <summary>0 stands for nobody.</summary>
    public long? ResponsibleId { get; init; }

    public Stage? Stage { get; init; }

    public string? Tag { get; init; }

    public NetGrouping? By { get; init; }

    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>A partner or one of our people.</summary>
    public long? FocusId { get; init; }

    /// <summary>People and partners who are taken out; empty while it is asked whom, null when nobody asks.</summary>
    public IReadOnlyList<long>? Without { get; init; }

    public NetLook Look { get; init; }

    /// <summary>The part of the world that the map shows; null for all of it.</summary>
    public MapArea? Area { get; init; }

    public int Page { get; init; } = 1;

    public bool IsFiltered => Search is not null || Side is not null || Country is not null || Type is not null || ResponsibleId is not null || Stage is not null || Tag is not null;

    public static NetState Read(IQueryCollection query)
    {
        string? Value(string name) => query[name].ToString().Trim() is { Length: > 0 and <= LongestValue } value ? value : null;
        T? Word<T>(string name)
            where T : struct, Enum => Value(name) is { } word && !char.IsAsciiDigit(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : null;
        var responsible = Value("responsible");
        return new NetState
        {
            Search = Value("q"),
            Side = Word<Side>("side"),
            Country = Value("country")?.ToUpperInvariant(),
            Type = Value("type"),
            ResponsibleId = responsible == "none" ? 0 : Ids.TryParse(responsible, out var person) ? person : null,
            Stage = Word<Stage>("stage"),
            Tag = Value("tag"),
            By = Word<NetGrouping>("by"),
            Open = [.. query["open"].OfType<string>().Where(key => key.Length <= LongestValue).Distinct().Take(MostOpen).Order(StringComparer.Ordinal)],
            FocusId = Ids.TryParse(Value("focus"), out var focus) ? focus : null,
            Without = query.ContainsKey("without") ? [.. query["without"].Select(text => Ids.TryParse(text, out var id) ? id : (long?)null).OfType<long>().Distinct().Take(MostWithout)] : null,
            Look = Word<NetLook>("view") ?? NetLook.Picture,
            Area = Word<MapArea>("area"),
            Page = int.TryParse(Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1,
        };
    }

    public NetState Opened(string key) => this with { Open = [.. Open.Append(key).Distinct().Order(StringComparer.Ordinal)] };

    public NetState Closed(string key) => Open.Contains(key) ? this with { Open = [.. Open.Where(open => open != key)] } : this with { FocusId = null };

    public NetState Unfiltered() => new() { By = By, Look = Look, Area = Area, Without = Without };

    /// <summary>Takes somebody out, or puts them back.</summary>
    public NetState Turned(long id) => this with { FocusId = null, Without = Without is null ? [id] : Without.Contains(id) ? [.. Without.Where(other => other != id)] : [.. Without, id] };

    public string Href()
    {
        var text = new StringBuilder("/net");
        foreach (var (name, value) in Fields())
        {
            text.Append(text.Length == 4 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }

    /// <summary>What the address carries, name by name, as a form hands it on.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields()
    {
        IEnumerable<(string Name, string? Value)> all =
        [
            ("q", Search), ("side", Lower(Side)), ("country", Country == NoCountry ? "none" : Country), ("type", Type), ("responsible", ResponsibleText), ("stage", Lower(Stage)), ("tag", Tag), ("by", Lower(By)),
            .. Open.Select(key => ("open", (string?)key)),
            ("focus", FocusId is { } focus ? Ids.Text(focus) : null),
            .. (Without is { Count: 0 } ? [""] : Without?.Select(Ids.Text) ?? []).Select(id => ("without", (string?)id)),
            ("view", Look == NetLook.Picture ? null : Lower<NetLook>(Look)), ("area", Lower(Area)), ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        return all.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!));
    }

    public string? ResponsibleText => ResponsibleId switch { null => null, 0 => "none", { } id => Ids.Text(id) };

    public static string? Lower<T>(T? value)
        where T : struct, Enum => value?.ToString().ToLowerInvariant();
}

/// <summary>The ways to look at the net.</summary>
public enum NetLook
{
    Picture,
    Map,
    Table,
}
