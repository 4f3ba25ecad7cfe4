using Solmu.Analysis.Net;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Vulnerability;

namespace Solmu.Net;

/// <summary>The part of the net that was asked for: which partners, what is true of them, and their picture.</summary>
public sealed class NetView
{
    private IReadOnlyList<NetColumn>? columns;

    public required NetState State { get; init; }

    public required NetReading Reading { get; init; }

    /// <summary>Places in <see cref="NetReading.Partners"/>, by name.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    public required NetFacts Facts { get; init; }

    public required NetPicture Picture { get; init; }

    public required IReadOnlyList<NetNode> Nodes { get; init; }

    /// <summary>The boxes under the titles of their columns.</summary>
    public IReadOnlyList<NetColumn> Columns => columns ??= [.. NetColumn.Of(this)];

    /// <summary>Null until the map is looked at.</summary>
    public MapView? Map { get; private set; }

    /// <summary>What would be lost without those who are taken out; null when nobody asks.</summary>
    public NetWithout? Without { get; init; }

    /// <summary>Place in the reading's people, when one of ours is in focus.</summary>
    public required int? FocusPerson { get; init; }

    /// <summary>Place in the reading's partners, when a partner is in focus.</summary>
    public required int? FocusPartner { get; init; }

    public static NetView Of(NetReading reading, NetState state, HashSet<long>? only)
    {
        var rows = Enumerable.Range(0, reading.Partners.Count).Where(place => Fits(reading, reading.Partners[place], state, only)).ToList();
        rows.Sort((a, b) => string.CompareOrdinal(reading.Partners[a].Name, reading.Partners[b].Name) is var byName and not 0 ? byName : a.CompareTo(b));
        int? focusPartner = rows.FindIndex(place => reading.Partners[place].OrganisationId == state.FocusId) is >= 0 and var row ? row : null;
        int? focusPerson = reading.People.ToList().FindIndex(person => person.Id == state.FocusId) is >= 0 and var found ? found : null;
        var input = new NetInput(
            rows.ConvertAll(place => Partner(reading.Partners[place])),
            reading.People.Select(person => new NetPerson(Ids.Text(person.Id), person.Name)).ToList(),
            [.. rows.SelectMany((place, position) => reading.ContactsOf[place].Select(pair => pair with { Partner = position }))]);
        var picture = NetLayout.Draw(input, new NetOptions { By = state.By, Open = state.Open, FocusPartner = focusPartner, FocusPerson = focusPerson });
        var view = new NetView
        {
            State = state,
            Reading = reading,
            Rows = rows,
            Facts = NetFacts.Of(reading, rows),
            Picture = picture,
            Nodes = [],
            FocusPerson = focusPerson,
            FocusPartner = focusPartner is { } position ? rows[position] : null,
        };
        return view.With(NetNodes.Of(view));
    }

    public void PutOn(WorldMap world) => Map ??= MapView.Of(this, world);

    /// <summary>Ended partnerships are no part of the net, unless the address asks for them.</summary>
    private static bool Fits(NetReading reading, NetReading.Partner partner, NetState state, HashSet<long>? only) =>
        (state.Stage is { } stage ? partner.Stage == stage : partner.Stage != Stage.T2)
        && (state.Side is null || partner.Side == state.Side)
        && (state.Country is null || partner.Country == (state.Country == NetState.NoCountry ? null : state.Country))
        && (state.Type is null || string.Equals(partner.Type, state.Type, StringComparison.OrdinalIgnoreCase))
        && (state.ResponsibleId is not { } id || (partner.Responsible is { } place ? reading.People[place].Id == id : id == 0))
        && (only is null || only.Contains(partner.OrganisationId));

    private static NetPartner Partner(NetReading.Partner partner) =>
        new(Ids.Text(partner.PartnershipId), partner.Name, partner.Side, partner.Country, partner.Type, partner.Responsible, partner.Contacts);

    /// <summary>The same picture without somebody.</summary>
    public NetView As(NetState state, WhatIf what)
    {
        var view = Copy(state, Nodes, new NetWithout(what));
        return view.With(NetNodes.Of(view));
    }

    private NetView With(IReadOnlyList<NetNode> nodes) => Copy(State, nodes, Without);

    private NetView Copy(NetState state, IReadOnlyList<NetNode> nodes, NetWithout? without) => new()
    {
        State = state,
        Reading = Reading,
        Rows = Rows,
        Facts = Facts,
        Picture = Picture,
        Nodes = nodes,
        Without = without,
        FocusPerson = FocusPerson,
        FocusPartner = FocusPartner,
    };
}
