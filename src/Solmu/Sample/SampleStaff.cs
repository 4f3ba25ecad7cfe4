namespace Solmu.Sample;

/// <summary>The invented firm's own eighty people: those who deal with partners by name, the rest by role.</summary>
internal static class SampleStaff
{
    /// <summary>Name, role, country and city of work, and the countries somebody looks after.</summary>
    public sealed record Member(string Name, string Role, string Country, string City, string Markets = "");

    public static IReadOnlyList<Member> Interface { get; } = [.. Parse(
        """
        Outi Virta|Managing director|FI|Tampere|
        Aino Laine|CTO|FI|Tampere|
        Mikko Saari|R&D project manager|FI|Tampere|
        Jari Koski|VP sales & marketing|FI|Tampere|
        Petri Lahti|VP business development|FI|Tampere|
        Leena Aho|Regional manager, Europe|FI|Tampere|DE FR SE
        Tomi Harju|Regional manager, Asia|SG|Singapore|IN JP AE ZA KR AU NZ
        Sara Niemi|Regional manager, Americas|US|Chicago|US CL BR CA
        Kaisa Nurmi|Area manager, Nordic and Baltic countries|FI|Tampere|SE NO DK IS FI EE LV LT
        Oliver Hatton|Area manager, Britain and Benelux|GB|London|GB IE NL BE LU MT
        Jens Kruse|Area manager, Central Europe|DE|Hamburg|DE AT CH PL CZ SK HU SI HR RS RO BG UA
        Élise Garnier|Area manager, Southern Europe|FR|Lyon|FR ES IT PT GR CY TR
        Samir Haddad|Area manager, Middle East and Africa|FI|Tampere|SA QA KW OM JO IL EG MA TN AE KE NG GH ET ZA
        Wei Ling Tan|Area manager, South-East Asia|SG|Singapore|SG MY TH VN ID PH PK BD LK KZ
        Jing Zhao|Area manager, Greater China|CN|Shanghai|CN HK TW
        Karen Whitlock|Account manager, North America|US|Chicago|US CA
        Beatriz Moura|Area manager, South America|BR|São Paulo|BR MX CL AR CO PE UY CR EC
        Riikka Lehto|Partner marketing manager|FI|Tampere|
        Ville Mattila|Head of technical support|FI|Tampere|
        Sanna Heino|Support engineer|FI|Tampere|
        Markku Ranta|Purchasing manager|FI|Tampere|
        Elina Vainio|Quality manager|FI|Tampere|
        """)];

    /// <summary>Left the firm some time ago; what they held is not all in other hands yet.</summary>
    public static IReadOnlyList<Member> Left { get; } = [.. Parse(
        """
        Heikki Salo|Area manager, Benelux and France|FI|Tampere|NL BE LU FR
        Anna Kallio|Product manager|FI|Tampere|
        """)];

    /// <summary>Role, country, city and how many of them; names are drawn.</summary>
    public static IReadOnlyList<(Member Member, int Count)> Others { get; } =
    [
        (new Member("", "Software engineer", "FI", "Tampere"), 14),
        (new Member("", "Hardware engineer", "FI", "Tampere"), 5),
        (new Member("", "Test engineer", "FI", "Tampere"), 5),
        (new Member("", "Interface designer", "FI", "Tampere"), 2),
        (new Member("", "Technical writer", "FI", "Tampere"), 2),
        (new Member("", "Support engineer", "FI", "Tampere"), 5),
        (new Member("", "Sales assistant", "FI", "Tampere"), 4),
        (new Member("", "Sales engineer", "GB", "London"), 2),
        (new Member("", "Sales engineer", "DE", "Hamburg"), 2),
        (new Member("", "Sales engineer", "FR", "Lyon"), 1),
        (new Member("", "Sales engineer", "US", "Chicago"), 2),
        (new Member("", "Sales engineer", "BR", "São Paulo"), 1),
        (new Member("", "Sales engineer", "SG", "Singapore"), 1),
        (new Member("", "Sales engineer", "CN", "Shanghai"), 1),
        (new Member("", "Accountant", "FI", "Tampere"), 3),
        (new Member("", "Logistics coordinator", "FI", "Tampere"), 3),
        (new Member("", "Marketing coordinator", "FI", "Tampere"), 3),
        (new Member("", "Office coordinator", "FI", "Tampere"), 2),
    ];

    private static IEnumerable<Member> Parse(string rows) =>
        rows.Split('\n').Select(row => row.Split('|')).Select(cells => new Member(cells[0], cells[1], cells[2], cells[3], cells[4]));
}
