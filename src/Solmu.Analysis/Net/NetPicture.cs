using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;

namespace Solmu.Analysis.Net;

/// <summary>Where everything stands. Lengths are in units of the picture, whole numbers, origin at the top left.</summary>
/// <param name="Width">Width of the picture.</param>
/// <param name="Height">Height of the picture.</param>
/// <param name="Boxes">In reading order: upstream, support, our people, downstream, each from top to bottom.</param>
/// <param name="Lines">By person, then by partner, in the order of the boxes.</param>
/// <param name="LinesLeftOut">Lines that exist but are not drawn because there are too many.</param>
/// <param name="WidestContacts">The number of contacts at which a line has its full width.</param>
/// <param name="SupportTop">Where the block of support partners begins, or null when there are none.</param>
public sealed record NetPicture(
    int Width, int Height, IReadOnlyList<NetBox> Boxes, IReadOnlyList<NetLine> Lines, int LinesLeftOut, int WidestContacts, int? SupportTop)
{
    /// <summary>Whether lines are as wide as ties are strong; else as contacts are many.</summary>
    public bool IsByStrength { get; init; }
}

/// <summary>What a box stands for.</summary>
public enum NetBoxKind
{
    /// <summary>One partner.</summary>
    Partner,

    /// <summary>One of our people.</summary>
    Person,

    /// <summary>Several partners of one country, type or responsible.</summary>
    Group,

    /// <summary>The heading over the partners of an open group; it has no lines.</summary>
    Heading,

    /// <summary>Those for whom there was no room.</summary>
    Others,
}

/// <summary>One box.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Side">The side of its partners; null for our people.</param>
/// <param name="Key">Key of the partner, person or group.</param>
/// <param name="By">By what the group was made; <see cref="NetGrouping.None"/> for anything that is no group.</param>
/// <param name="Members">Positions of its partners or people in the input, ascending. A heading repeats those under it.</param>
/// <param name="Parts">Groups gathered in it; 0 when it holds single partners or people only.</param>
/// <param name="Contacts">Contacts of the year; for people the sum over their partners.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="IsInGroup">Whether it stands under a heading.</param>
public sealed record NetBox(
    NetBoxKind Kind, Side? Side, string Key, NetGrouping By, IReadOnlyList<int> Members, int Parts, int Contacts, int X, int Y, int Width, int Height, bool IsInGroup);

/// <summary>One line between a box of our people and a box of partners.</summary>
/// <param name="Person">Position of the person's box.</param>
/// <param name="Partner">Position of the partner's box.</param>
/// <param name="Contacts">Contacts of the year; 0 for somebody responsible without any, drawn dotted.</param>
/// <param name="Width">1 to 10.</param>
/// <param name="FromX">Where it leaves the left one of the two boxes.</param>
/// <param name="FromY">Where it leaves the left one of the two boxes.</param>
/// <param name="ToX">Where it reaches the right one.</param>
/// <param name="ToY">Where it reaches the right one.</param>
public sealed record NetLine(int Person, int Partner, int Contacts, int Width, int FromX, int FromY, int ToX, int ToY)
{
    /// <summary>Strength of the strongest tie the line stands for, 0 to 100; null when none is measured.</summary>
    public double? Strength { get; init; }

    /// <summary>How that tie stands.</summary>
    public TieState State { get; init; }
}
