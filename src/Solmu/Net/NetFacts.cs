using Solmu.Analysis.Partnerships;

namespace Solmu.Net;

/// <summary>What is true of the partners shown. Partners are organisations; one that stands on two sides counts once.</summary>
public sealed record NetFacts
{
    public required int Partners { get; init; }

    /// <summary>Partners without any filter, ended ones left out.</summary>
    public required int AllPartners { get; init; }

    /// <summary>Partners whose every partnership has ended.</summary>
    public required int Ended { get; init; }

    public required int Countries { get; init; }

    /// <summary>Our people with a contact in the year or a responsibility.</summary>
    public required int People { get; init; }

    public required int PeopleOutside { get; init; }

    /// <summary>Partners without any contact in the year.</summary>
    public required int Silent { get; init; }

    public required int NobodyResponsible { get; init; }

    /// <summary>Partners whose strongest tie is cooling or cold.</summary>
    public required int Fading { get; init; }

    /// <summary>For each of our people, the partners they deal with, and those nobody else of us deals with.</summary>
    public required IReadOnlyList<(int Partners, int Alone)> Held { get; init; }

    public static NetFacts Of(NetReading reading, IReadOnlyList<int> rows)
    {
        var held = new (int Partners, int Alone)[reading.People.Count];
        var partners = rows.GroupBy(place => reading.Partners[place].OrganisationId).ToList();
        var (silent, nobody, fading) = (0, 0, 0);
        foreach (var partner in partners)
        {
            var people = partner.SelectMany(place => PeopleOf(reading, place)).Distinct().ToList();
            people.ForEach(person => held[person] = (held[person].Partners + 1, held[person].Alone + (people.Count == 1 ? 1 : 0)));
            silent += partner.All(place => reading.Partners[place].Contacts == 0) ? 1 : 0;
            fading += partner.Any(place => reading.Fading(place) is not null) ? 1 : 0;
            nobody += partner.Any(place => reading.Partners[place].Responsible is null) ? 1 : 0;
        }

        var running = reading.Partners.Where(partner => partner.Stage != Stage.T2).Select(partner => partner.OrganisationId).ToHashSet();
        var all = reading.Partners.Select(partner => partner.OrganisationId).ToHashSet();
        var ours = Enumerable.Range(0, held.Length).Where(place => reading.People[place].IsOurs).ToList();
        return new NetFacts
        {
            Partners = partners.Count,
            AllPartners = running.Count,
            Ended = all.Count - running.Count,
            Countries = partners.Select(partner => reading.Partners[partner.First()].Country).OfType<string>().Distinct().Count(),
            People = ours.Count(place => held[place].Partners > 0),
            PeopleOutside = ours.Count(place => held[place].Partners == 0),
            Silent = silent,
            NobodyResponsible = nobody,
            Fading = fading,
            Held = held,
        };
    }

    /// <summary>Who of us deals with a partner: by contacts, the busiest first, then who is responsible without any.</summary>
    public static IEnumerable<int> PeopleOf(NetReading reading, int place)
    {
        var people = reading.ContactsOf[place].Select(pair => pair.Person);
        return reading.Partners[place].Responsible is { } responsible ? people.Append(responsible).Distinct() : people;
    }
}
