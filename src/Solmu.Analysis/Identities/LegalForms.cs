using System.Collections.Frozen;

namespace Solmu.Analysis.Identities;

/// <summary>The legal forms of firms, as folded words, and how to leave them out of a folded name.</summary>
internal static class LegalForms
{
    private const int MostWords = 5;

    private static readonly FrozenSet<string> Endings = Words(
        // Nordic and Baltic
        "oy", "oyj", "oy ab", "ab oy", "ky", "ay", "tmi", "ry", "osk", "ab", "abp", "publ", "hb", "kb", "as", "a s",
        "asa", "aps", "i s", "ivs", "p s", "ans", "ehf", "hf", "ou", "uab", "mb", "sia", "tu",
        // German-speaking
        "gmbh", "gmbh co kg", "gmbh co kgaa", "gmbh co ohg", "ag co kg", "ug co kg", "ggmbh", "mbh", "ag", "kg",
        "kgaa", "ug", "ug haftungsbeschrankt", "haftungsbeschrankt", "ohg", "gbr", "e v", "ev", "e k", "ek", "eg",
        "sarl", "gesmbh", "ges m b h", "g m b h", "se",
        // English-speaking
        "ltd", "limited", "plc", "p l c", "llc", "l l c", "llp", "l l p", "lp", "inc", "incorporated", "corp",
        "corporation", "co", "company", "co ltd", "co limited", "pty", "pty ltd", "pty limited", "pvt", "pvt ltd",
        "pvt limited", "private limited", "proprietary limited", "cc", "cic", "unlimited",
        // Romance-speaking
        "sa", "s a", "sas", "s a s", "sasu", "s a r l", "eurl", "sci", "snc", "s n c", "sl", "s l", "slu", "s l u",
        "sau", "s a u", "slne", "spa", "s p a", "srl", "s r l", "srls", "s r l s", "sapa", "lda", "ltda", "eireli",
        "s a de c v", "sa de cv", "s de rl", "s de rl de cv", "s de r l de c v", "sab de cv", "sapi de cv", "sca",
        // Low Countries
        "bv", "b v", "nv", "n v", "vof", "v o f", "cv", "bvba", "sprl", "vzw", "asbl",
        // Central and Eastern Europe
        "kft", "zrt", "nyrt", "rt", "bt", "kkt", "sp z o o", "sp z oo", "spzoo", "sp zoo", "sp k", "sp j", "spolka akcyjna",
        "spolka z o o", "s r o", "sro", "spol s r o", "spol sro", "a d", "ad", "d o o", "doo", "d d", "dd", "j d o o",
        "ood", "eood", "ead", "ооо", "оао", "зао", "пао", "ао", "тов", "ип", "еоод", "оод",
        // Asia, Middle East, Latin America
        "kk", "k k", "gk", "g k", "sdn bhd", "bhd", "pte", "pte ltd", "tbk", "jsc", "pjsc", "cjsc", "ojsc", "fze",
        "fz llc", "fzco", "fz co", "dmcc", "wll", "w l l", "saoc", "saog", "sal", "s a l", "anonim sirketi",
        "limited sirketi", "ltd sti", "san tic ltd sti");

    // In these countries the form usually stands in front.
    private static readonly FrozenSet<string> Beginnings = Words("oy", "uab", "sia", "ооо", "оао", "зао", "пао", "тов");

    // Written without a space.
    private static readonly string[] Affixes =
    [
        "株式会社", "有限会社", "合同会社", "股份有限公司", "有限责任公司", "有限公司", "주식회사", "유한회사",
    ];

    internal static string Strip(string folded)
    {
        var rest = folded;
        while (StripOnce(rest) is { Length: > 0 } shorter && shorter.Length < rest.Length)
        {
            rest = shorter;
        }

        return rest;
    }

    private static string StripOnce(string name)
    {
        var stripped = StripEnding(name);
        stripped = stripped.Length < name.Length ? stripped : StripBeginning(name);
        return stripped.Length < name.Length ? stripped : StripAffix(name);
    }

    private static string StripEnding(string name)
    {
        var best = name.Length;
        var space = name.Length;
        for (var words = 0; words < MostWords && space > 0; words++)
        {
            space = name.LastIndexOf(' ', space - 1);
            if (space > 0 && Endings.Contains(name[(space + 1)..]))
            {
                best = space;
            }
        }

        return name[..best];
    }

    private static string StripBeginning(string name)
    {
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Beginnings.Contains(name[..space]) ? name[(space + 1)..] : name;
    }

    private static string StripAffix(string name)
    {
        foreach (var affix in Affixes)
        {
            if (name.Length > affix.Length && name.StartsWith(affix, StringComparison.Ordinal))
            {
                return name[affix.Length..].TrimStart(' ');
            }

            if (name.Length > affix.Length && name.EndsWith(affix, StringComparison.Ordinal))
            {
                return name[..^affix.Length].TrimEnd(' ');
            }
        }

        return name;
    }

    private static FrozenSet<string> Words(params string[] forms) => forms.ToFrozenSet(StringComparer.Ordinal);
}
