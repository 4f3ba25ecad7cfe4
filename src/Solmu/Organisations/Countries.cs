using System.Globalization;
using Solmu.Database;

namespace Solmu.Organisations;

/// <summary>ISO 3166 countries with their English names, as the system's locale data has them.</summary>
public static class Countries
{
    private static readonly Dictionary<string, string> Names = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name))
        .Where(region => region.TwoLetterISORegionName is { Length: 2 } code && char.IsAsciiLetterUpper(code[0]))
        .GroupBy(region => region.TwoLetterISORegionName)
        .ToDictionary(group => group.Key, group => group.First().EnglishName);

    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } = [.. Names.OrderBy(name => name.Value, StringComparer.Ordinal)];

    public static string Name(string code) => Names.GetValueOrDefault(code, code);

    public static string? Require(string field, string? code)
    {
        code = string.IsNullOrWhiteSpace(code) ? null : code.Trim().ToUpperInvariant();
        return code is null || Names.ContainsKey(code) ? code : throw new RuleViolation(field, $"{code} is not a country; write the two letters of ISO 3166, such as FI.");
    }
}
