namespace Solmu.Exports;

/// <summary>What can be exported, by the words of the command line, and in which formats.</summary>
internal static class ExportKinds
{
    public const string Organisations = "organisations";
    public const string People = "people";
    public const string Contacts = "contacts";
    public const string Ties = "ties";
    public const string Contracts = "contracts";
    public const string Reviews = "reviews";
    public const string Net = "net";

    /// <summary>The whole firm, lossless.</summary>
    public const string Archive = "archive";

    /// <summary>The tables that are the whole firm when no kind is named; import takes them back.</summary>
    public static IReadOnlyList<string> All { get; } = [Organisations, People, Contacts, Ties];

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Formats { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Organisations] = ["csv", "json"],
        [People] = ["csv", "json", "vcf"],
        [Contacts] = ["csv", "json"],
        [Ties] = ["csv", "json"],
        [Contracts] = ["csv", "json", "ics"],
        [Reviews] = ["csv", "json"],
        [Net] = ["graphml", "gexf"],
        [Archive] = ["zip"],
    };

    /// <summary>A format that says by itself what it is about.</summary>
    public static string? Meant(string format) => format switch { "vcf" => People, "ics" => Contracts, "graphml" or "gexf" => Net, _ => null };
}
