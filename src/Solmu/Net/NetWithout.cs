using Solmu.Analysis.Net;
using Solmu.Ui;
using Solmu.Vulnerability;

namespace Solmu.Net;

/// <summary>What becomes of a box when somebody is taken out.</summary>
public enum NetFate
{
    Stays,
    Weaker,
    Orphaned,
    Gone,
}

/// <summary>What a what-if makes of the partners, people and lines of the net.</summary>
public sealed class NetWithout
{
    private readonly HashSet<long> gone;
    private readonly HashSet<long> orphaned;
    private readonly Dictionary<long, double> weaker;
    private readonly HashSet<(long Own, long Organisation)> lost;

    public NetWithout(WhatIf what)
    {
        What = what;
        gone = [.. what.Without.Select(one => one.Id)];
        orphaned = [.. what.Orphaned.Select(one => one.Id)];
        weaker = what.Weakened.ToDictionary(entry => entry.Partnership.Id, entry => entry.Share);
        var (net, places) = (what.Holding.Net, what.Knocked.LostTies.ToHashSet());
        lost = [.. places.Where(place => All(net.Ties[place])).Select(what.Holding.TieAt).Select(tie => (tie.Own.Id, tie.Partner!.Id))];

        bool All(Analysis.Vulnerability.HeldTie tie)
        {
            foreach (var place in net.TiesOf(tie.Partnership))
            {
                if (net.Ties[place].Own == tie.Own && !places.Contains(place))
                {
                    return false;
                }
            }

            return true;
        }
    }

    public WhatIf What { get; }

    public NetFate Of(NetReading.Partner partner) => gone.Contains(partner.OrganisationId) ? NetFate.Gone
        : orphaned.Contains(partner.PartnershipId) ? NetFate.Orphaned
        : weaker.ContainsKey(partner.PartnershipId) ? NetFate.Weaker : NetFate.Stays;

    public NetFate Of(NetReading.Person person) => gone.Contains(person.Id) ? NetFate.Gone : NetFate.Stays;

    /// <summary>Null where nothing changes.</summary>
    public string? Words(NetReading.Partner partner) => Of(partner) switch
    {
        NetFate.Gone => "taken out",
        NetFate.Orphaned => "no tie left",
        NetFate.Weaker => $"loses {Say.Share(Math.Round(weaker[partner.PartnershipId], 2))} of its strength",
        _ => null,
    };

    /// <summary>A line is lost when all of one of its ends are, or every live tie that it stands for.</summary>
    public bool IsLost(NetView view, NetLine line)
    {
        var people = view.Nodes[line.Person].Box.Members.Select(place => view.Reading.People[place]).ToList();
        var partners = view.Nodes[line.Partner].Box.Members.Select(row => view.Reading.Partners[view.Rows[row]]).ToList();
        return people.TrueForAll(person => gone.Contains(person.Id)) || partners.TrueForAll(partner => gone.Contains(partner.OrganisationId))
            || (people.Count == 1 && partners.TrueForAll(partner => lost.Contains((people[0].Id, partner.OrganisationId))));
    }

    /// <summary>Partners without a tie left that the filters leave out of the picture.</summary>
    public int OrphanedElsewhere(NetView view) => orphaned.Count - view.Rows.Count(place => orphaned.Contains(view.Reading.Partners[place].PartnershipId));
}
