namespace Solmu.Analysis.Net;

/// <summary>By what partners are gathered in one box.</summary>
public enum NetGrouping
{
    /// <summary>A box for each partner.</summary>
    None,

    /// <summary>A box for each country.</summary>
    Country,

    /// <summary>A box for each type of partner.</summary>
    Type,

    /// <summary>A box for each of our people who is responsible.</summary>
    Responsible,
}

/// <summary>How the net is drawn. All limits are conventions of ours, chosen so that a picture stays readable.</summary>
public sealed record NetOptions
{
    /// <summary>Key of the box that gathers what did not fit; open it to see what is in it.</summary>
    public const string OthersKey = "*";

    /// <summary>The options used when nothing else is asked for.</summary>
    public static NetOptions Default { get; } = new();

    /// <summary>Null groups by country what has more than <see cref="MostUngrouped"/> partners and nothing else.</summary>
    public NetGrouping? By { get; init; }

    /// <summary>
    /// Keys of the groups that are open: a country, a type, the key of a person, "" for not known, or <see cref="OthersKey"/>.
    /// </summary>
    public IReadOnlyCollection<string> Open { get; init; } = [];

    /// <summary>Position of a partner that must be drawn as a box of its own, whatever is closed; null for none.</summary>
    public int? FocusPartner { get; init; }

    /// <summary>Position of one of our people who must be drawn with all lines; null for none.</summary>
    public int? FocusPerson { get; init; }

    /// <summary>Upstream, support or downstream partners up to which no groups are needed. Default 40.</summary>
    public int MostUngrouped { get; init; } = 40;

    /// <summary>Groups drawn beside each other; those with the fewest contacts share a box. Default 30.</summary>
    public int MostGroups { get; init; } = 30;

    /// <summary>Boxes drawn of one open group; the rest share a box. Default 60.</summary>
    public int MostInGroup { get; init; } = 60;

    /// <summary>Our people drawn; those with the fewest contacts share a box. Default 30.</summary>
    public int MostPeople { get; init; } = 30;

    /// <summary>Lines drawn to each side; the strongest stay, and each box keeps its strongest. Default 110.</summary>
    public int MostLines { get; init; } = 110;
}
