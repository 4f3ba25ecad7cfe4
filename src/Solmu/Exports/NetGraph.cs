using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Exports;

/// <summary>The net as nodes and edges: organisations and people, who works where, and who of ours has had contact with whom.</summary>
internal sealed record NetGraph(IReadOnlyList<NetGraph.Node> Nodes, IReadOnlyList<NetGraph.Edge> Edges)
{
    public const string Affiliation = "affiliation";
    public const string Contact = "contact";

    public sealed record Node(string Id, string Label, string Kind)
    {
        public string? Country { get; init; }

        /// <summary>Of an organisation: the sides of its partnerships; of a person: none.</summary>
        public string? Side { get; init; }

        public string? Email { get; init; }

        public bool Own { get; init; }

        public bool Suggested { get; init; }
    }

    public sealed record Edge(string Source, string Target, string Kind, long Weight)
    {
        public string? Role { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        public DateOnly? LastContact { get; init; }
    }
}

/// <summary>Reads the graph of what the viewer sees, with what is dated up to the moment.</summary>
internal sealed class ReadNetGraph(Visible visible, Moment moment, FocalFirms firms)
{
    /// <summary>The whole net, or only these partners with their people and those of ours who deal with them.</summary>
    public async Task<NetGraph> RunAsync(IReadOnlySet<long>? partners = null)
    {
        var firm = await firms.RequireAsync();
        var day = await moment.DayAsync();
        var sides = (await visible.Partnerships.Select(partnership => new { partnership.OrganisationId, partnership.Side }).ToListAsync()).ToLookup(partnership => partnership.OrganisationId, partnership => partnership.Side);
        var organisations = (await visible.Organisations.Select(organisation => new { organisation.Id, organisation.Name, organisation.Country, organisation.IsSuggested }).ToListAsync())
            .Where(organisation => partners is null || organisation.Id == firm.OrganisationId || partners.Contains(organisation.Id))
            .Select(organisation => new NetGraph.Node(Ids.Text(organisation.Id), organisation.Name, "organisation")
            {
                Country = organisation.Country,
                Side = string.Join(' ', sides[organisation.Id].Order().Select(side => side.ToString().ToLowerInvariant())) is { Length: > 0 } stands ? stands : null,
                Own = organisation.Id == firm.OrganisationId,
                Suggested = organisation.IsSuggested,
            }).ToList();
        var shown = organisations.Select(node => node.Id).ToHashSet();
        var affiliations = (await visible.Affiliations.Where(affiliation => affiliation.From == null || affiliation.From <= day).ToListAsync())
            .Where(affiliation => shown.Contains(Ids.Text(affiliation.OrganisationId)))
            .Select(affiliation => new NetGraph.Edge(Ids.Text(affiliation.PersonId), Ids.Text(affiliation.OrganisationId), NetGraph.Affiliation, 1) { Role = affiliation.Role, From = affiliation.From, To = affiliation.Until }).ToList();
        var focal = Ids.Text(firm.OrganisationId);
        var members = affiliations.ToLookup(edge => edge.Target != focal, edge => edge.Source);
        var theirs = members[true].ToHashSet();
        var contacts = (await ContactsAsync(firm)).FindAll(edge => partners is null || theirs.Contains(edge.Target));
        var ours = partners is null ? members[false].ToHashSet() : [.. contacts.Select(edge => edge.Source)];
        var people = await PeopleAsync(id => partners is null || theirs.Contains(id) || ours.Contains(id), members[false].ToHashSet());
        var known = people.Select(node => node.Id).ToHashSet();
        List<NetGraph.Node> nodes = [.. InOrder(organisations), .. InOrder(people)];
        var places = nodes.Select((node, place) => (node.Id, place)).ToDictionary(node => node.Id, node => node.place);
        return new NetGraph(
            nodes,
            [.. affiliations.Concat(contacts).Where(edge => known.Contains(edge.Source) && (shown.Contains(edge.Target) || known.Contains(edge.Target)))
                .OrderBy(edge => edge.Kind, StringComparer.Ordinal).ThenBy(edge => places[edge.Source]).ThenBy(edge => places[edge.Target]).ThenBy(edge => edge.From).ThenBy(edge => edge.Role, StringComparer.Ordinal)]);
    }

    /// <summary>By name: a file of the same net looks the same, whatever ids its records were given.</summary>
    private static IEnumerable<NetGraph.Node> InOrder(List<NetGraph.Node> nodes) =>
        nodes.OrderBy(node => node.Label, StringComparer.Ordinal).ThenBy(node => node.Id, StringComparer.Ordinal);

    private async Task<List<NetGraph.Node>> PeopleAsync(Func<string, bool> isWanted, HashSet<string> ours)
    {
        var people = await visible.People.Where(person => !person.IsIgnored).Select(person => new
        {
            person.Id,
            person.Name,
            person.Country,
            person.IsSuggested,
            Email = visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault(),
        }).ToListAsync();
        return [.. people.Where(person => isWanted(Ids.Text(person.Id))).Select(person => new NetGraph.Node(Ids.Text(person.Id), person.Name ?? person.Email ?? "Somebody without a name", "person")
        {
            Country = person.Country,
            Email = person.Email,
            Own = ours.Contains(Ids.Text(person.Id)),
            Suggested = person.IsSuggested,
        })];
    }

    /// <summary>One edge for each pair of one of ours and somebody outside, as heavy as their contacts are many.</summary>
    private async Task<List<NetGraph.Edge>> ContactsAsync(FocalFirm firm)
    {
        var now = moment.Now;
        var pairs = await (from own in visible.ContactPeople
                           where own.IsOurs && own.At <= now
                           join other in visible.ContactPeople on own.ContactId equals other.ContactId
                           where !other.IsOurs
                           group own.At by new { Own = own.PersonId, Other = other.PersonId } into pair
                           select new { pair.Key.Own, pair.Key.Other, Count = pair.LongCount(), Last = pair.Max() }).ToListAsync();
        return pairs.ConvertAll(pair => new NetGraph.Edge(Ids.Text(pair.Own), Ids.Text(pair.Other), NetGraph.Contact, pair.Count) { LastContact = firm.Day(pair.Last) });
    }
}
