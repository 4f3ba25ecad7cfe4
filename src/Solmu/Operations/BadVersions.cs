using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Data.Sqlite;

namespace Solmu.Operations;

/// <summary>
/// Versions of what Solmu stands on that are known to be unsafe: from the first (inclusive) to the one that mends it.
/// Here is the only list of them.
/// </summary>
internal sealed record BadVersions(string Part, string From, string MendedIn, string Why, string Remedy)
{
    public const string DataProtection = "ASP.NET Core data protection";
    public const string Kestrel = "ASP.NET Core (Kestrel)";
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    private const string UpdateNet = "Install a newer ASP.NET Core 10 runtime";

    public static readonly IReadOnlyList<BadVersions> Known =
    [
        new(DataProtection, "10.0.0", "10.0.7", "with it anyone can forge what keeps sign-ins and forms safe (CVE-2026-40372)",
            UpdateNet + ", then remove the folder keys from the data folder: keys that were used with the bad version may be known, and new ones are made at the next start"),
        new(Kestrel, "0", "10.0.0-rc.2", "with it requests can be smuggled past a proxy (CVE-2025-55315)", UpdateNet),
        new(Sqlite, "0", "3.50.2", "with it a query can damage memory (CVE-2025-6965)", "Use a Solmu that brings a newer SQLite"),
        new(Postgres, "0", "15", "Solmu is not tested on anything older", "Update the database server"),
    ];

    /// <summary>What this process is made of. The server's own parts are looked at only by what serves.</summary>
    public static IEnumerable<string> ProblemsHere(bool serves)
    {
        IEnumerable<(string Part, string? Version)> parts = [(Sqlite, SqliteVersion)];
        if (serves)
        {
            parts = [.. parts, (DataProtection, VersionOf(typeof(DataProtectionOptions))), (Kestrel, VersionOf(typeof(KestrelServerOptions)))];
        }

        return parts.Select(part => ProblemOf(part.Part, part.Version)).OfType<string>();
    }

    public static string SqliteVersion
    {
        get
        {
            using var connection = new SqliteConnection();
            return connection.ServerVersion;
        }
    }

    /// <summary>Why this version of a part is not used, or null. A version that cannot be read is not trusted.</summary>
    public static string? ProblemOf(string part, string? version)
    {
        if (ReleaseNumber.Parse(version) is not { } found)
        {
            return $"The version of {part} cannot be told ({version ?? "none"}).";
        }

        var bad = Known.FirstOrDefault(known => known.Part == part && found.CompareTo(ReleaseNumber.Parse(known.From)) >= 0 && found.CompareTo(ReleaseNumber.Parse(known.MendedIn)) < 0);
        return bad is null ? null : $"{part} here is {version!.Split('+')[0]}, and Solmu needs {bad.MendedIn} or newer: {bad.Why}. {bad.Remedy}.";
    }

    /// <summary>3.7.0 to 3.51.2, but for two older lines that were mended as well. Not refused: one writer keeps it harmless (decision 0004).</summary>
    public static bool HasWalResetBug(string sqliteVersion)
    {
        var version = ReleaseNumber.Parse(sqliteVersion);
        return version is not null && !MendedWithin("3.44.6", "3.45") && !MendedWithin("3.50.7", "3.51") && version.CompareTo(ReleaseNumber.Parse("3.7")) >= 0 && version.CompareTo(ReleaseNumber.Parse("3.51.3")) < 0;

        bool MendedWithin(string mended, string nextLine) => version.CompareTo(ReleaseNumber.Parse(mended)) >= 0 && version.CompareTo(ReleaseNumber.Parse(nextLine)) < 0;
    }

    private static string? VersionOf(Type type) => type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
