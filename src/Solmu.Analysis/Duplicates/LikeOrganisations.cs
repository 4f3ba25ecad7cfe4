using Solmu.Analysis.Identities;

namespace Solmu.Analysis.Duplicates;

/// <summary>
/// Finds organisations that are written down twice: by a domain they share, by their name without legal form, by a slip in
/// it, by a domain that is the name of the other. Only those that share a key are compared.
/// </summary>
public static class LikeOrganisations
{
    private const int TellingWord = 4;

    /// <summary>The pairs for which enough speaks, the surest first.</summary>
    /// <param name="organisations">Every organisation that is compared.</param>
    /// <returns>Pairs of ids, each once.</returns>
    public static IReadOnlyList<Likeness> Find(IReadOnlyList<OrganisationTraits> organisations)
    {
        ArgumentNullException.ThrowIfNull(organisations);
        var seen = organisations.Select(organisation => new Seen(organisation)).ToList();
        var candidates = new CandidatePairs();
        for (var i = 0; i < seen.Count; i++)
        {
            AddKeys(candidates, i, seen[i]);
        }

        var found = new List<Likeness>();
        foreach (var (first, second) in candidates.Read())
        {
            if (Compare(seen[first], seen[second]) is { Score: >= Likeness.Least } likeness)
            {
                found.Add(likeness);
            }
        }

        return [.. found.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }

    private static void AddKeys(CandidatePairs candidates, int i, Seen organisation)
    {
        foreach (var domain in organisation.Registered)
        {
            candidates.Add(i, 'r', domain);
        }

        foreach (var label in organisation.Labels)
        {
            candidates.Add(i, 'l', label);
        }

        candidates.AddSpellings(i, 'n', organisation.Key);
        candidates.Add(i, 'l', organisation.Compact);
        if (organisation.FirstWord.Length >= TellingWord)
        {
            candidates.Add(i, 'w', organisation.FirstWord);
            candidates.Add(i, 'l', organisation.FirstWord);
        }
    }

    private static Likeness Compare(Seen one, Seen other)
    {
        var (score, reasons) = (0, new List<string>());
        if (one.Registered.Intersect(other.Registered).FirstOrDefault() is { } domain)
        {
            score += 60;
            reasons.Add($"both are at {domain}");
        }
        else if (one.Labels.Intersect(other.Labels).FirstOrDefault() is { } label)
        {
            score += 35;
            reasons.Add($"domains that differ in their ending only: {label}");
        }

        var (points, words) = Name(one, other);
        score += points;
        if (words is not null)
        {
            reasons.Add(words);
        }

        score += Place(one.Traits, other.Traits, points > 0, reasons);
        var (first, second) = one.Traits.Id < other.Traits.Id ? (one, other) : (other, one);
        return new Likeness(first.Traits.Id, second.Traits.Id, Math.Min(score, 99), reasons);
    }

    private static (int Score, string? Words) Name(Seen one, Seen other) =>
        one.Folded == other.Folded && one.Folded.Length > 0 ? (70, "the same name but for case, accents and legal form")
        : one.Key == other.Key || one.Compact == other.Compact ? (60, "the same name, written another way")
        : one.IsNamedBy(other) || other.IsNamedBy(one) ? (50, "the domain of one is the name of the other")
        : Spelling.IsTypo(one.Key, other.Key) ? (50, "names that differ in a letter or two")
        : one.FirstWord.Length >= TellingWord && one.FirstWord == other.FirstWord && (one.Words.IsSubsetOf(other.Words) || other.Words.IsSubsetOf(one.Words)) ? (40, "the name of one begins the name of the other")
        : (0, null);

    private static int Place(OrganisationTraits one, OrganisationTraits other, bool sayWhere, List<string> reasons)
    {
        if (one.Country is null || other.Country is null)
        {
            return 0;
        }

        if (one.Country != other.Country)
        {
            reasons.Add("but in different countries");
            return -15;
        }

        if (!sayWhere)
        {
            return 0;
        }

        var isCity = one.City is { } city && other.City is { } place && NameFolding.FoldText(city) == NameFolding.FoldText(place);
        reasons.Add(isCity ? "the same city" : "the same country");
        return isCity ? 20 : 10;
    }

    private sealed class Seen
    {
        public Seen(OrganisationTraits traits)
        {
            Traits = traits;
            Folded = NameFolding.FoldOrganisation(traits.Name);
            var words = Folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var sorted = Spelling.Words(traits.Name, isOrganisation: true);
            Words = sorted.ToHashSet();
            Key = string.Join(' ', sorted);
            Compact = string.Concat(words);
            FirstWord = words.FirstOrDefault() ?? "";
            Registered = traits.Domains.Where(domain => !MailDomains.IsFreeMail(domain)).Select(domain => MailDomains.Candidates(domain)[^1]).ToHashSet();
            Labels = Registered.Select(domain => domain[..domain.IndexOf('.', StringComparison.Ordinal)].Replace("-", "", StringComparison.Ordinal)).Where(label => label.Length >= TellingWord).ToHashSet();
        }

        public OrganisationTraits Traits { get; }

        public string Folded { get; }

        public HashSet<string> Words { get; }

        public string Key { get; }

        public string Compact { get; }

        public string FirstWord { get; }

        public HashSet<string> Registered { get; }

        public HashSet<string> Labels { get; }

        /// <summary>An organisation of which only a domain is known, when that is the name of this one.</summary>
        public bool IsNamedBy(Seen other) => Traits.Domains.Contains(Traits.Name) && (Labels.Contains(other.Compact) || (other.FirstWord.Length > TellingWord && Labels.Contains(other.FirstWord)));
    }
}
