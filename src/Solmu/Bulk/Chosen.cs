using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Solmu.Database;
using Solmu.Ui;

namespace Solmu.Bulk;

/// <summary>The rows of a list that were taken in hand.</summary>
public static class Chosen
{
    /// <summary>As many can be changed at once.</summary>
    public const int Most = 1000;

    /// <summary>The ticked rows; what is no id is left out.</summary>
    public static IReadOnlyList<long> Rows(Typed typed) => [.. typed.Ticked("row").Where(id => id != 0).Distinct().Take(Most + 1)];

    /// <summary>What the list that all rows are taken of asked for.</summary>
    public static IReadOnlyDictionary<string, string> Query(Typed typed) =>
        QueryHelpers.ParseQuery(typed.Text("query")).ToDictionary(part => part.Key, part => part.Value.ToString());

    /// <summary>Equal as long as the rows are what they were when somebody looked at them.</summary>
    public static string Seal(IEnumerable<(long Id, int Version)> rows) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(',', rows.OrderBy(row => row.Id).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Id}:{row.Version}"))))));

    public static void Require(int count)
    {
        if (count is 0 or > Most)
        {
            throw new RuleViolation(null, count == 0 ? "Nothing is chosen. Tick the rows that are to change." : $"At most {Most} can be changed at once. Choose fewer.");
        }
    }
}

/// <summary>What a change of several records did. Entry is one of its entries in the audit log, by which all is undone; none when nothing changed, or it is out of the viewer's sight now.</summary>
public sealed record Changed(int Count, int Same, IReadOnlyList<Changed.Kept> Stayed, string? Entry)
{
    public sealed record Kept(string Name, string Reason);
}
