using System.Collections.Frozen;
using System.Globalization;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Organisations;

/// <summary>Countries by their ISO 3166 codes, English names and the other words that are usual for them.</summary>
public static class Countries
{
    private const string Codes =
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
        CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
        FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
        JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
        MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
        PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
        TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
        """;

    private const string Aliases =
        """
        US: usa, u s a, u s, united states of america, the united states, america
        GB: uk, u k, great britain, britain, england, scotland, wales, northern ireland,
            united kingdom of great britain and northern ireland
        KR: south korea, korea, republic of korea, korea republic of, korea south
        KP: north korea, democratic people s republic of korea
        RU: russia, russian federation
        CZ: czech republic, czechia, ceska republika, cesko
        AE: uae, u a e, united arab emirates, emirates
        NL: holland, the netherlands, netherlands, nederland
        VN: viet nam, vietnam
        CI: ivory coast, cote d ivoire
        TR: turkey, turkiye
        CD: drc, democratic republic of the congo, congo kinshasa, congo the democratic republic of the
        CG: congo, republic of the congo, congo brazzaville
        TW: taiwan, taiwan province of china, chinese taipei
        HK: hong kong, hong kong sar, hongkong
        MO: macao, macau
        CN: china, pr china, people s republic of china, mainland china
        IR: iran, islamic republic of iran, iran islamic republic of
        SY: syria, syrian arab republic
        LA: laos, lao people s democratic republic
        BO: bolivia, plurinational state of bolivia, bolivia plurinational state of
        VE: venezuela, bolivarian republic of venezuela, venezuela bolivarian republic of
        TZ: tanzania, united republic of tanzania, tanzania united republic of
        MD: moldova, republic of moldova, moldova republic of
        MK: macedonia, north macedonia, fyrom
        PS: palestine, state of palestine, palestinian territories
        BN: brunei, brunei darussalam
        MM: burma, myanmar
        SZ: swaziland, eswatini
        CV: cape verde, cabo verde
        TL: east timor, timor leste
        BA: bosnia, bosnia and herzegovina, bosnia herzegovina
        FM: micronesia, federated states of micronesia
        VA: vatican, vatican city, holy see
        GR: el, greece, hellas
        IE: ireland, republic of ireland, eire
        AX: aland, aland islands
        XK: kosovo
        FI: suomi
        SE: sverige
        NO: norge
        DK: danmark
        DE: deutschland, federal republic of germany
        AT: osterreich
        CH: schweiz, suisse, svizzera
        ES: espana
        IT: italia
        PL: polska
        HU: magyarorszag
        EE: eesti
        LV: latvija
        LT: lietuva
        BR: brasil
        BE: belgie, belgique
        """;

    private static readonly string[] AllCodes = Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // A bare code can be taken for a language ("EH"), so a language stands before it.
    private static readonly FrozenDictionary<string, string> Names = AllCodes.ToFrozenDictionary(code => code, code => new RegionInfo("en-" + code).EnglishName);

    private static readonly FrozenDictionary<string, string> ByName = Collect();

    /// <summary>Codes and English names, by name.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } = [.. Names.OrderBy(name => name.Value, StringComparer.Ordinal)];

    /// <summary>The English name of a code.</summary>
    public static string Name(string code) => Names.GetValueOrDefault(code, code);

    /// <summary>The code that a form or command gives; null for nothing.</summary>
    public static string? Require(string field, string? code)
    {
        code = string.IsNullOrWhiteSpace(code) ? null : code.Trim().ToUpperInvariant();
        return code is null || Names.ContainsKey(code) ? code : throw new RuleViolation(field, $"{code} is not a country; write the two letters of ISO 3166, such as FI.");
    }

    /// <summary>Finds the alpha-2 code of a country named in any usual way.</summary>
    public static bool TryFind(string text, out string code) =>
        ByName.TryGetValue(text, out code!) || ByName.TryGetValue(NameFolding.FoldPerson(text), out code!);

    private static FrozenDictionary<string, string> Collect()
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var code in AllCodes)
        {
            var region = new RegionInfo("en-" + code);
            names[code] = code;
            names.TryAdd(region.ThreeLetterISORegionName, code);
            names.TryAdd(NameFolding.FoldPerson(region.EnglishName), code);
            names.TryAdd(NameFolding.FoldPerson(region.EnglishName.Replace("&", " and ", StringComparison.Ordinal)), code);
        }

        var current = "";
        foreach (var part in Aliases.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            current = colon < 0 ? current : part[..colon];
            names[part[(colon + 1)..].Trim()] = current;
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
