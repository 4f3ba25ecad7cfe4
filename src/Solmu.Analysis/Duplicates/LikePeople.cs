using Solmu.Analysis.Identities;

namespace Solmu.Analysis.Duplicates;

/// <summary>
/// Finds people who are written down twice. Only those who share a key are compared: an address, a phone number, a name,
/// or a spelling of it at one place; so the work grows with the number of people, not with its square.
/// </summary>
public static class LikePeople
{
    private const int CommonName = 3;
    private const int PhoneDigits = 8;

    /// <summary>The pairs for which enough speaks, the surest first.</summary>
    /// <param name="people">Everybody who is compared.</param>
    /// <returns>Pairs of ids, each once.</returns>
    public static IReadOnlyList<Likeness> Find(IReadOnlyList<PersonTraits> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var seen = people.Select(person => new Seen(person)).ToList();
        var names = seen.CountBy(person => person.Key).ToDictionary(StringComparer.Ordinal);
        var candidates = new CandidatePairs();
        for (var i = 0; i < seen.Count; i++)
        {
            AddKeys(candidates, i, seen[i]);
        }

        var found = new List<Likeness>();
        foreach (var (first, second) in candidates.Read())
        {
            if (Compare(seen[first], seen[second], names) is { Score: >= Likeness.Least } likeness)
            {
                found.Add(likeness);
            }
        }

        return [.. found.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }

    private static void AddKeys(CandidatePairs candidates, int i, Seen person)
    {
        foreach (var address in person.Traits.Addresses)
        {
            candidates.Add(i, 'a', address);
        }

        foreach (var phone in person.Phones)
        {
            candidates.Add(i, 'p', phone);
        }

        if (person.Words.Length > 1)
        {
            candidates.Add(i, 'n', person.Key);
        }

        foreach (var place in person.Traits.Organisations)
        {
            AddNames(candidates, i, person, 'o', "", place);
        }

        foreach (var domain in person.Domains)
        {
            AddNames(candidates, i, person, 'd', domain, 0);
        }
    }

    /// <summary>The ways in which one name is written at one place: in full with a slip, with initials, as a mailbox.</summary>
    private static void AddNames(CandidatePairs candidates, int i, Seen person, char kind, string domain, long place)
    {
        if (person.Key.Length > 0)
        {
            candidates.AddSpellings(i, kind, domain + person.Key, place);
        }

        foreach (var last in person.Words.Where(word => word.Length > 1))
        {
            foreach (var first in person.Words.Where(word => word != last))
            {
                candidates.Add(i, char.ToUpperInvariant(kind), $"{domain}{last} {first[0]}", place);
            }
        }

        foreach (var box in person.Boxes)
        {
            candidates.Add(i, 'b', domain + box, place);
        }
    }

    private static Likeness? Compare(Seen one, Seen other, Dictionary<string, int> names)
    {
        var (score, reasons) = (0, new List<string>());
        var name = CompareNames(one, other);
        var shared = one.Traits.Addresses.Intersect(other.Traits.Addresses).ToList();
        if (shared.Count > 0)
        {
            score += name == Names.Different ? 50 : 35;
            reasons.Add($"both have {shared[0]}");
        }

        score += Say(name, reasons);
        if (one.Phones.Overlaps(other.Phones) && name != Names.Different)
        {
            score += 25;
            reasons.Add("the same phone number");
        }

        if (one.Traits.Organisations.Intersect(other.Traits.Organisations).Any())
        {
            score += 30;
            reasons.Add("the same organisation");
        }
        else if (one.Domains.Overlaps(other.Domains))
        {
            score += 20;
            reasons.Add("addresses at the same domain");
        }
        else if (one.Traits.Organisations.Count > 0 && other.Traits.Organisations.Count > 0)
        {
            // Somebody who has changed jobs, or a namesake: asked about as long as the name is rare.
            score -= name == Names.Same && names.GetValueOrDefault(one.Key) <= CommonName ? 10 : 20;
            reasons.Add("but at different organisations");
        }

        if (name == Names.Different)
        {
            // Who share a mailbox are asked about once, with little weight; two names at one place are two people.
            score = shared.Count > 0 ? Likeness.Least : 0;
            reasons.Add("but under different names");
        }

        var (first, second) = one.Traits.Id < other.Traits.Id ? (one, other) : (other, one);
        return new Likeness(first.Traits.Id, second.Traits.Id, Math.Min(score, 99), reasons);
    }

    private static int Say(Names name, List<string> reasons)
    {
        var (score, words) = name switch
        {
            Names.Same => (60, "the same name"),
            Names.Turned => (55, "the same name, written another way"),
            Names.Short => (40, "one name is a short form of the other"),
            Names.Typo => (40, "names that differ in a letter or two"),
            Names.Mailbox => (40, "the address of one holds the name of the other"),
            Names.Unknown => (20, "one has no name yet"),
            _ => (0, null),
        };
        if (words is not null)
        {
            reasons.Add(words);
        }

        return score;
    }

    private static Names CompareNames(Seen one, Seen other)
    {
        if (one.Traits.Name is null && other.Traits.Name is null)
        {
            return one.Key.Length > 0 && one.Key == other.Key ? Names.Mailbox : Names.Unknown;
        }

        if (one.Traits.Name is null || other.Traits.Name is null)
        {
            var (named, nameless) = one.Traits.Name is null ? (other, one) : (one, other);
            return nameless.Boxes.Overlaps(named.Boxes) ? Names.Mailbox : nameless.Key.Length > 0 ? Names.Different : Names.Unknown;
        }

        if (one.Folded == other.Folded && one.Folded.Length > 0)
        {
            return Names.Same;
        }

        return one.Key == other.Key && one.Key.Length > 0 ? Names.Turned
            : IsShort(one.Words, other.Words) || IsShort(other.Words, one.Words) ? Names.Short
            : Spelling.IsTypo(one.Key, other.Key) ? Names.Typo
            : Names.Different;
    }

    /// <summary>K. Vogel for Katrin Vogel, Anna Holm for Anna Maria Holm: each word stands for one of the other's, and one is whole.</summary>
    private static bool IsShort(string[] shorter, string[] longer)
    {
        if (shorter.Length < 2 || shorter.Length > longer.Length)
        {
            return false;
        }

        var left = longer.ToList();
        var whole = 0;
        foreach (var word in shorter.OrderByDescending(word => word.Length))
        {
            var match = left.FindIndex(other => other == word);
            whole += match >= 0 && word.Length > 1 ? 1 : 0;
            match = match >= 0 ? match : left.FindIndex(other => (word.Length == 1 || other.Length == 1) && other[0] == word[0]);
            if (match < 0)
            {
                return false;
            }

            left.RemoveAt(match);
        }

        return whole > 0;
    }

    private enum Names
    {
        Different,
        Unknown,
        Mailbox,
        Typo,
        Short,
        Turned,
        Same,
    }

    private sealed class Seen
    {
        public Seen(PersonTraits traits)
        {
            Traits = traits;
            Folded = traits.Name is null ? "" : NameFolding.FoldPerson(traits.Name);
            Words = traits.Name is { } name ? Spelling.Words(name, isOrganisation: false) : WordsOf(traits.Addresses);
            Key = string.Join(' ', Words);
            Domains = traits.Addresses.Select(MailAddresses.DomainOf).Where(domain => !MailDomains.IsFreeMail(domain)).ToHashSet();
            Phones = (traits.Phone ?? "").Split([';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Select(number => string.Concat(number.Where(char.IsAsciiDigit))).Where(digits => digits.Length >= PhoneDigits).Select(digits => digits[^PhoneDigits..]).ToHashSet();
            Boxes = traits.Name is null ? traits.Addresses.Select(Box).Where(box => box.Length > 2).ToHashSet() : BoxesOf(traits.Name);
        }

        public PersonTraits Traits { get; }

        public string Folded { get; }

        public string[] Words { get; }

        public string Key { get; }

        public HashSet<string> Domains { get; }

        public HashSet<string> Phones { get; }

        /// <summary>The mailbox of somebody without a name; the likely mailboxes of somebody with one.</summary>
        public HashSet<string> Boxes { get; }

        private static string Box(string address) => string.Concat(address.TakeWhile(letter => letter != '@').Where(char.IsAsciiLetter));

        /// <summary>katrin.vogel@… tells a name, info@… does not.</summary>
        private static string[] WordsOf(IReadOnlyList<string> addresses)
        {
            var parts = addresses.Count == 0 ? [] : addresses[0].Split('@')[0].Split('.', '_', '-');
            return parts.Length > 1 && parts.All(part => part.Length > 0 && part.All(char.IsAsciiLetter)) ? Spelling.Words(string.Join(' ', parts), isOrganisation: false) : [];
        }

        private static HashSet<string> BoxesOf(string name)
        {
            var words = NameFolding.FoldPerson(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || !words.All(word => word.All(char.IsAsciiLetter)))
            {
                return [];
            }

            var (first, last) = (words[0], words[^1]);
            return new[] { first + last, last + first, first[0] + last, last + first[0], string.Concat(words) }.Where(box => box.Length > 2).ToHashSet();
        }
    }
}
