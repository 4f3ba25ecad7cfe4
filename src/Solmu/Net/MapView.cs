using Solmu.Analysis.Net;
using Solmu.Analysis.Partnerships;
using Solmu.Organisations;

namespace Solmu.Net;

/// <summary>The part of the net that was asked for, on the world map: countries, where our people are, and the lines between them.</summary>
public sealed class MapView
{
    public const int Width = 1000;

    /// <summary>Lines of different sides between the same two countries run beside each other.</summary>
    private static readonly Dictionary<Side, double> Bends = new() { [Side.Downstream] = 0.16, [Side.Upstream] = 0.24, [Side.Support] = 0.08 };

    private const double HomeRadius = 5;
    private const double Gap = 0.5;

    /// <summary>A picture at least this wide for its height; a taller area gets some sea beside it.</summary>
    private const double Flattest = 0.62;

    public required int Height { get; init; }

    /// <summary>How many times closer than the whole world.</summary>
    public required double Scale { get; init; }

    public required double Left { get; init; }

    public required double Top { get; init; }

    /// <summary>Countries with partners, those with the most first.</summary>
    public required IReadOnlyList<MapCountry> Countries { get; init; }

    /// <summary>Partners of whom no country is known, counted as one country without letters; null when there are none.</summary>
    public required MapCountry? Unknown { get; init; }

    /// <summary>Where our people are who deal with these partners, the firm first; empty while the firm's country is not known.</summary>
    public required IReadOnlyList<MapHome> Homes { get; init; }

    public required IReadOnlyList<MapLine> Lines { get; init; }

    /// <summary>The number of contacts that gets the full width.</summary>
    public required int WidestContacts { get; init; }

    public static MapView Of(NetView view, WorldMap world)
    {
        var area = world.BoxOf(view.State.Area);
        var box = Widened(area);
        var scale = box.Width > 0 ? Width / box.Width : 1;
        var height = (int)Math.Round(box.Height * scale);
        var countries = MapCountries.Of(view).ConvertAll(country => country with { HasShape = country.Code is { } code && world.HasShape(code), Spot = On(country.Code) });
        var pairs = MapPair.Of(view);
        var homes = pairs.Select(pair => pair.Home).Append(view.Reading.HomeCountry).OfType<string>().Distinct().OrderBy(code => code != view.Reading.HomeCountry).ThenBy(code => code, StringComparer.Ordinal)
            .Select(code => (Code: code, Spot: On(code))).Where(home => home.Spot is not null)
            .Select(home => new MapHome(home.Code, Organisations.Countries.Name(home.Code), home.Spot!.Value, pairs.Where(pair => pair.Home == home.Code).SelectMany(pair => pair.People).Distinct().Count())).ToList();
        var seen = new Frame((area.X - box.X) * scale, 0, (area.X + area.Width - box.X) * scale, height);
        Place(countries, homes, seen);
        var full = LineWidths.FullAt(pairs.Count == 0 ? 0 : pairs.Max(pair => pair.Contacts));
        return new MapView
        {
            Height = height,
            Scale = scale,
            Left = box.X,
            Top = box.Y,
            Countries = countries.FindAll(country => country.Code is not null),
            Unknown = countries.Find(country => country.Code is null),
            Homes = homes.FindAll(home => seen.Holds(home.Spot)),
            Lines = [.. pairs.Select(pair => Line(pair, countries, homes, full)).OfType<MapLine>().OrderByDescending(line => line.Width)],
            WidestContacts = full,
        };

        (double X, double Y)? On(string? code) => code is not null && world.PointOf(code) is { } point ? ((point.X - box.X) * scale, (point.Y - box.Y) * scale) : null;
    }

    /// <summary>Gives every country within the picture a circle that covers no other; where our people are, their mark stands beside it.</summary>
    private static void Place(List<MapCountry> countries, List<MapHome> homes, Frame seen)
    {
        var shown = Enumerable.Range(0, countries.Count).Where(i => countries[i].Spot is { } spot && seen.Holds(spot)).ToList();
        var alone = homes.FindAll(home => seen.Holds(home.Spot) && !shown.Exists(i => countries[i].Code == home.Code));
        var circles = MapCircles.Apart(
            [
                .. alone.Select(home => new MapCircle(home.Spot.X, home.Spot.Y, HomeRadius, IsFixed: true)),
                .. shown.Select(i => new MapCircle(countries[i].Spot!.Value.X, countries[i].Spot!.Value.Y, countries[i].Radius + (HomeOf(i) >= 0 ? HomeRadius : 0))),
            ],
            Gap);
        for (var n = 0; n < shown.Count; n++)
        {
            var (circle, i) = (circles[alone.Count + n], shown[n]);
            var (x, y) = (Math.Clamp(circle.X, circle.Radius, Width - circle.Radius), Math.Clamp(circle.Y, circle.Radius, seen.Bottom - circle.Radius));
            if (HomeOf(i) is >= 0 and var place)
            {
                homes[place] = homes[place] with { Spot = (x - countries[i].Radius, y) };
                x += HomeRadius;
            }

            countries[i] = countries[i] with { Place = (x, y) };
        }

        int HomeOf(int i) => homes.FindIndex(home => home.Code == countries[i].Code);
    }

    private static MapLine? Line(MapPair pair, List<MapCountry> countries, List<MapHome> homes, int full)
    {
        if (countries.Find(country => country.Code == pair.Country)?.Place is not { } to || homes.Find(home => home.Code == pair.Home) is not { } home || pair.Home == pair.Country)
        {
            return null;
        }

        var bow = MapCircles.Bow(home.Spot.X, home.Spot.Y, to.X, to.Y, Bends[pair.Side]);
        return new MapLine(pair.Home!, pair.Country, pair.Side, pair.Contacts, LineWidths.Of(pair.Contacts, full), FormattableString.Invariant(
            $"M{home.Spot.X:0.#} {home.Spot.Y:0.#}Q{bow.X:0.#} {bow.Y:0.#} {to.X:0.#} {to.Y:0.#}"));
    }

    private readonly record struct Frame(double Left, double Top, double Right, double Bottom)
    {
        public bool Holds((double X, double Y) spot) => spot.X >= Left && spot.X <= Right && spot.Y >= Top && spot.Y <= Bottom;
    }

    private static WorldMap.Box Widened(WorldMap.Box box)
    {
        if (box.Height <= box.Width * Flattest)
        {
            return box;
        }

        var width = box.Height / Flattest;
        return box with { X = box.X - ((width - box.Width) / 2), Width = width };
    }
}

/// <summary>A country with partners. Places are null where the map does not show it.</summary>
public sealed record MapCountry(string? Code, string Name, int Partners, int Upstream, int Downstream, int Support, int Contacts, DateOnly? LastContact, string Href)
{
    public bool HasShape { get; init; }

    /// <summary>The middle of the country in the picture.</summary>
    public (double X, double Y)? Spot { get; init; }

    /// <summary>Where its circle stands, which may be a little beside.</summary>
    public (double X, double Y)? Place { get; init; }

    public double Radius => Math.Min(6.5 + (1.9 * Math.Sqrt(Partners)), 22);

    /// <summary>1 for one partner, 2 up to three, 3 up to seven, 4 for more.</summary>
    public int Step => Partners switch { 1 => 1, <= 3 => 2, <= 7 => 3, _ => 4 };
}

/// <summary>A country in which some of our people are.</summary>
public sealed record MapHome(string Code, string Name, (double X, double Y) Spot, int People);

/// <summary>The contacts of our people in one country with partners of one side in another.</summary>
public sealed record MapLine(string Home, string Country, Side Side, int Contacts, int Width, string Path);
