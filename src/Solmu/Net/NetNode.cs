using Solmu.Analysis.Net;
using Solmu.Database;
using Solmu.Ties;
using Solmu.Ui;

namespace Solmu.Net;

/// <summary>One box as it is drawn: what it says, what it is called when read out, and where it leads.</summary>
public sealed record NetNode(int Index, NetBox Box, string Title, string Sub)
{
    /// <summary>What a screen reader says and a pointer shows: everything the picture tells of the box.</summary>
    public required string Name { get; init; }

    public required string Href { get; init; }

    /// <summary>Shows only the lines of this box; null where there is nothing to single out.</summary>
    public string? FocusHref { get; init; }

    /// <summary>Who it deals with, for the list that stands in for the picture on a phone.</summary>
    public string With { get; init; } = "";

    /// <summary>In focus, or joined to it by a line.</summary>
    public bool IsNear { get; init; }

    public bool IsFocus { get; init; }

    /// <summary>The strongest tie with the partner is cooling or cold.</summary>
    public bool IsFading { get; init; }

    /// <summary>What becomes of it without those who are taken out.</summary>
    public NetFate Fate { get; init; }

    /// <summary>What a click does while it is asked what breaks; null where it does what it always does.</summary>
    public string? Turn { get; init; }

    public string Class => Box.Kind switch
    {
        NetBoxKind.Person => "net-person",
        NetBoxKind.Group or NetBoxKind.Others => "net-group",
        NetBoxKind.Heading => "net-heading",
        _ => "net-partner",
    };
}

/// <summary>Turns boxes into what is drawn.</summary>
internal static class NetNodes
{
    private const int MostNamed = 3;

    public static List<NetNode> Of(NetView view)
    {
        var boxes = view.Picture.Boxes;
        var focus = Enumerable.Range(0, boxes.Count).Where(index => IsFocus(view, boxes[index])).ToHashSet();
        var near = focus.ToHashSet();
        foreach (var line in view.Picture.Lines)
        {
            if (focus.Contains(line.Person) || focus.Contains(line.Partner))
            {
                near.Add(line.Person);
                near.Add(line.Partner);
            }
        }

        return [.. boxes.Select((box, index) => Without(view, Node(view, box, index)) with { IsFocus = focus.Contains(index), IsNear = near.Contains(index) })];
    }

    /// <summary>While it is asked what breaks, a click takes a box out or puts it back, and each box tells what becomes of it.</summary>
    private static NetNode Without(NetView view, NetNode node) => (view.Without, node.Box.Kind) switch
    {
        (null, _) => node,
        (var without, NetBoxKind.Person) => Turned(view, node, view.Reading.People[node.Box.Members[0]].Id, without.Of(view.Reading.People[node.Box.Members[0]]), null),
        (var without, NetBoxKind.Partner) => Turned(view, node, Partner(view, node.Box).OrganisationId, without.Of(Partner(view, node.Box)), without.Words(Partner(view, node.Box))),
        (var without, _) when node.Box.Side is not null => GroupWithout(node, node.Box.Members.Count(row => without.Of(view.Reading.Partners[view.Rows[row]]) == NetFate.Orphaned)),
        _ => node,
    };

    private static NetNode Turned(NetView view, NetNode node, long id, NetFate fate, string? words)
    {
        var (isGone, said) = (fate == NetFate.Gone, fate == NetFate.Gone ? "taken out" : words);
        return node with
        {
            Fate = fate,
            Turn = isGone ? "Put back" : "Take out",
            Href = view.State.Turned(id).Href(),
            FocusHref = null,
            Sub = said is null ? node.Sub : $"{NetWords.Capital(said)} · {node.Sub}",
            Name = $"{(isGone ? "Put back" : "Take out")} {node.Name}{(said is null ? "" : $"; {said}")}",
        };
    }

    private static NetNode GroupWithout(NetNode node, int orphaned) => orphaned == 0 || node.Sub.Length == 0 ? node : node with
    {
        Fate = NetFate.Orphaned,
        Sub = $"{Say.Number(orphaned)} without a tie left · {node.Sub}",
        Name = $"{node.Name}; {Say.Number(orphaned)} without a tie left",
    };

    private static bool IsFocus(NetView view, NetBox box) => box.Kind switch
    {
        NetBoxKind.Person => view.Reading.People[box.Members[0]].Id == view.State.FocusId,
        NetBoxKind.Partner => Partner(view, box).OrganisationId == view.State.FocusId,
        _ => false,
    };

    private static NetReading.Partner Partner(NetView view, NetBox box) => view.Reading.Partners[view.Rows[box.Members[0]]];

    private static NetNode Node(NetView view, NetBox box, int index) => box.Kind switch
    {
        NetBoxKind.Partner => PartnerNode(view, box, index),
        NetBoxKind.Person => PersonNode(view, box, index),
        NetBoxKind.Others => OthersNode(view, box, index),
        _ => GroupNode(view, box, index),
    };

    private static NetNode PartnerNode(NetView view, NetBox box, int index)
    {
        var (partner, place) = (Partner(view, box), view.Rows[box.Members[0]]);
        var sub = string.Join(" · ", new[] { partner.Country, partner.Type is { } type ? NetWords.Capital(type) : null }.OfType<string>());
        var described = string.Join(", ", new[] { partner.Name, partner.Country is { } code ? Organisations.Countries.Name(code) : "country not known", partner.Type }.OfType<string>());
        var fading = view.Reading.Fading(place) is { } state ? TieWords.State(state) : null;
        sub = sub.Length > 0 ? sub : "Country and type not known";
        return new NetNode(index, box, partner.Name, fading is null ? sub : $"{NetWords.Capital(fading)} · {sub}")
        {
            IsFading = fading is not null,
            Name = $"{described}, {Contacts(view.Reading, partner, place)}{(fading is null ? "" : $"; the strongest tie is {fading}")}",
            Href = $"/partners/{partner.Slug}",
            FocusHref = Focus(view, partner.OrganisationId),
            With = With(view.Reading, partner, place),
        };
    }

    private static NetNode PersonNode(NetView view, NetBox box, int index)
    {
        var place = box.Members[0];
        var (person, held) = (view.Reading.People[place], view.Facts.Held[place]);
        var role = person.IsOurs ? person.Role : "No longer with us";
        var partners = held.Partners == 0 ? "none of these partners" : NetWords.Partners(held.Partners);
        return new NetNode(index, box, person.Name, role ?? NetWords.Capital(partners))
        {
            Name = $"{person.Name}, {(role is null ? "" : $"{role}, ")}{partners}, {NetWords.Contacts(box.Contacts)} in the last year",
            Href = $"/people/{Ids.Text(person.Id)}",
            FocusHref = Focus(view, person.Id),
            With = $"{NetWords.Capital(partners)} · {NetWords.Contacts(box.Contacts)}",
        };
    }

    private static NetNode GroupNode(NetView view, NetBox box, int index)
    {
        var name = box.Key == NetOptions.OthersKey ? "The others" : NetWords.GroupName(view.Reading, box.By, box.Key);
        var partners = NetWords.Partners(box.Members.Count);
        return box.Kind == NetBoxKind.Heading
            ? new NetNode(index, box, $"{name} · {partners}", "") { Name = $"{name}, {partners}: gather them in one box again", Href = view.State.Closed(box.Key).Href() }
            : new NetNode(index, box, name, $"{partners} · {NetWords.Contacts(box.Contacts)}")
            {
                Name = $"{name}, {partners}, {NetWords.Contacts(box.Contacts)} in the last year: show each",
                Href = view.State.Opened(box.Key).Href(),
            };
    }

    private static NetNode OthersNode(NetView view, NetBox box, int index)
    {
        if (box.Side is null)
        {
            return new NetNode(index, box, $"{Say.Number(box.Members.Count)} more of our people", NetWords.Capital(NetWords.Contacts(box.Contacts)))
            {
                Name = $"{Say.Number(box.Members.Count)} more of our people, {NetWords.Contacts(box.Contacts)} in the last year: see the table",
                Href = (view.State with { Look = NetLook.Table, FocusId = null }).Href(),
            };
        }

        var parts = box.Parts > 0 ? GroupCount(box) : $"{Say.Number(box.Members.Count)} more partners";
        var sub = $"{(box.Parts > 0 ? $"{NetWords.Partners(box.Members.Count)} · " : "")}{NetWords.Contacts(box.Contacts)}";
        return new NetNode(index, box, parts, NetWords.Capital(sub))
        {
            Name = $"{parts}, {sub} in the last year: {(box.IsInGroup ? "see them in the table" : "show each")}",
            Href = box.IsInGroup ? GroupTable(view, box) : view.State.Opened(NetOptions.OthersKey).Href(),
        };
    }

    private static string GroupCount(NetBox box) => box.By switch
    {
        NetGrouping.Country => Say.Count(box.Parts, "other country", "other countries"),
        NetGrouping.Type => Say.Count(box.Parts, "other type", "other types"),
        _ => Say.Count(box.Parts, "other group", "other groups"),
    };

    /// <summary>A group too large to be drawn whole is read in the table, narrowed to that group as far as the address can say.</summary>
    private static string GroupTable(NetView view, NetBox box)
    {
        var partner = Partner(view, box);
        var table = view.State with { Look = NetLook.Table, FocusId = null, Open = [], Side = box.Side };
        if (box.Key is NetOptions.OthersKey or "")
        {
            return table.Href();
        }

        return (view.State.By switch
        {
            NetGrouping.Type => table with { Type = partner.Type },
            NetGrouping.Responsible => table with { ResponsibleId = Ids.TryParse(box.Key, out var id) ? id : null },
            _ => table with { Country = partner.Country },
        }).Href();
    }

    private static string Focus(NetView view, long id) => (view.State with { FocusId = view.State.FocusId == id ? null : id }).Href();

    private static string Contacts(NetReading reading, NetReading.Partner partner, int place)
    {
        var names = reading.ContactsOf[place].Select(pair => reading.People[pair.Person].Name).ToList();
        var responsible = partner.Responsible is { } person ? $"{reading.People[person].Name} is responsible" : "nobody is responsible";
        return partner.Contacts == 0 ? $"no contact in the last year, {responsible}"
            : names.Count == 0 ? $"{NetWords.Contacts(partner.Contacts)} in the last year with nobody who is still one of us, {responsible}"
            : $"{NetWords.Contacts(partner.Contacts)} in the last year with {Listed(names)}";
    }

    private static string With(NetReading reading, NetReading.Partner partner, int place)
    {
        var pairs = reading.ContactsOf[place];
        if (pairs.Count == 0)
        {
            return partner.Responsible is { } person ? $"{reading.People[person].Name} is responsible; no contact in the last year" : "Nobody of us";
        }

        var more = pairs.Count > MostNamed ? $" and {Say.Number(pairs.Count - MostNamed)} more" : "";
        return string.Join(", ", pairs.Take(MostNamed).Select(pair => $"{reading.People[pair.Person].Name} {Say.Number(pair.Count)}")) + more;
    }

    private static string Listed(List<string> names)
    {
        if (names.Count > MostNamed)
        {
            names = [.. names.Take(MostNamed), $"{Say.Number(names.Count - MostNamed)} others"];
        }

        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
    }
}
