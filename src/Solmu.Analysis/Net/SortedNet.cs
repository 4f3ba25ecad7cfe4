using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;

namespace Solmu.Analysis.Net;

/// <summary>The input in an order of its own, so that the order in which it was listed cannot show.</summary>
internal sealed class SortedNet
{
    public required NetPartner[] Partners { get; init; }

    public required NetPerson[] People { get; init; }

    /// <summary>Where each partner stood in the input.</summary>
    public required int[] PartnerPlaces { get; init; }

    public required int[] PersonPlaces { get; init; }

    /// <summary>Position here of the one responsible for each partner; -1 for nobody.</summary>
    public required int[] Responsible { get; init; }

    /// <summary>Pairs by person and partner, each once; 0 contacts for a responsible without any.</summary>
    public required List<NetContacts> Pairs { get; init; }

    public int FocusPartner { get; private init; } = -1;

    public int FocusPerson { get; private init; } = -1;

    public static SortedNet From(NetInput input, NetOptions options)
    {
        var partnerPlaces = Places(input.Partners.Count, (a, b) => Compare(input.Partners[a].Name, input.Partners[b].Name, input.Partners[a].Key, input.Partners[b].Key));
        var personPlaces = Places(input.People.Count, (a, b) => Compare(input.People[a].Name, input.People[b].Name, input.People[a].Key, input.People[b].Key));
        var (partnerRanks, personRanks) = (Ranks(partnerPlaces), Ranks(personPlaces));
        int Partner(int place) => place >= 0 && place < partnerRanks.Length ? partnerRanks[place] : throw new ArgumentOutOfRangeException(nameof(input), place, "There is no such partner.");
        int Person(int place) => place >= 0 && place < personRanks.Length ? personRanks[place] : throw new ArgumentOutOfRangeException(nameof(input), place, "There is no such person.");

        var partners = Array.ConvertAll(partnerPlaces, place => input.Partners[place]);
        var responsible = Array.ConvertAll(partners, partner => partner.Responsible is { } place ? Person(place) : -1);
        var pairs = input.Contacts.Where(pair => pair.Count > 0 || pair.Strength is not null).Select(pair => pair with { Person = Person(pair.Person), Partner = Partner(pair.Partner) }).ToList();
        for (var i = 0; i < partners.Length; i++)
        {
            if (responsible[i] >= 0)
            {
                pairs.Add(new NetContacts(responsible[i], i, 0));
            }
        }

        return new SortedNet
        {
            Partners = partners,
            People = Array.ConvertAll(personPlaces, place => input.People[place]),
            PartnerPlaces = partnerPlaces,
            PersonPlaces = personPlaces,
            Responsible = responsible,
            Pairs = Merged(pairs),
            FocusPartner = options.FocusPartner is { } partner ? Partner(partner) : -1,
            FocusPerson = options.FocusPerson is { } person ? Person(person) : -1,
        };
    }

    private static List<NetContacts> Merged(List<NetContacts> pairs)
    {
        pairs.Sort((a, b) => a.Person != b.Person ? a.Person.CompareTo(b.Person) : a.Partner.CompareTo(b.Partner));
        var merged = new List<NetContacts>(pairs.Count);
        foreach (var pair in pairs)
        {
            if (merged.Count > 0 && merged[^1] is var last && last.Person == pair.Person && last.Partner == pair.Partner)
            {
                merged[^1] = last.And(pair);
            }
            else
            {
                merged.Add(pair);
            }
        }

        return merged;
    }

    private static int[] Places(int count, Comparison<int> compare)
    {
        var places = new int[count];
        for (var i = 0; i < count; i++)
        {
            places[i] = i;
        }

        Array.Sort(places, compare);
        return places;
    }

    private static int[] Ranks(int[] places)
    {
        var ranks = new int[places.Length];
        for (var rank = 0; rank < places.Length; rank++)
        {
            ranks[places[rank]] = rank;
        }

        return ranks;
    }

    private static int Compare(string nameA, string nameB, string keyA, string keyB) =>
        string.CompareOrdinal(nameA, nameB) is var byName and not 0 ? byName : string.CompareOrdinal(keyA, keyB);
}

/// <summary>A box while it is being placed.</summary>
internal sealed class NetSlot(NetBoxKind kind, Side? side, string key, List<int> members)
{
    public NetBoxKind Kind { get; } = kind;

    public Side? Side { get; } = side;

    public string Key { get; } = key;

    /// <summary>Positions in the sorted net, ascending.</summary>
    public List<int> Members { get; } = members;

    public NetGrouping By { get; init; }

    public int Parts { get; init; }

    public int Contacts { get; set; }

    public bool IsInGroup { get; init; }

    public bool IsPeople => Side is null;

    /// <summary>Ties in the order are broken by it; what gathers the rest comes last.</summary>
    public int Rank => Kind == NetBoxKind.Others ? int.MaxValue : Members[0];

    public int X { get; set; }

    public int Y { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public int Index { get; set; }

    public double Middle => Y + (Height / 2.0);
}

/// <summary>A line while it is being placed.</summary>
internal sealed class NetLink(NetSlot person, NetSlot partner, NetContacts sum)
{
    public NetSlot Person { get; } = person;

    public NetSlot Partner { get; } = partner;

    public int Contacts { get; } = sum.Count;

    public double? Strength { get; } = sum.Strength;

    public TieState State { get; } = sum.State;

    public int Width { get; set; }

    public int PersonY { get; set; }

    public int PartnerY { get; set; }
}
