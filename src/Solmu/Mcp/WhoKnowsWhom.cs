using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;

namespace Solmu.Mcp;

/// <summary>The pairs of ours and others who were in contact: at a partner, or around one person.</summary>
internal sealed class WhoKnowsWhom(Visible visible, McpNames names, FindPerson find, Moment moment, FocalFirms firms) : IMcpTool<WhoKnowsWhom.Arguments>
{
    private const int MostPairs = 100;
    private const int Months = 24;

    public sealed record Arguments(
        [property: Description("Name, slug, domain or id of a partner; or name a person")] string? Partner = null,
        [property: Description("E-mail address, name or id of one of ours or of somebody outside")] string? Person = null);

    public async Task<McpAnswer> RunAsync(Arguments arguments)
    {
        if (string.IsNullOrWhiteSpace(arguments.Partner) == string.IsNullOrWhiteSpace(arguments.Person))
        {
            throw new RuleViolation("partner", "Name either a partner or a person.");
        }

        var firm = await firms.RequireAsync();
        var (now, since) = (moment.Now, moment.Now.AddMonths(-Months));
        var meetings = arguments.Person is { Length: > 0 } person ? OfPerson(await find.RequireAsync("person", person)) : AtPartner(await names.PartnerAsync(arguments.Partner));
        var pairs = await meetings.Where(meeting => meeting.At <= now)
            .GroupBy(meeting => new { meeting.OwnId, meeting.OtherId })
            .Select(pair => new Pair { OwnId = pair.Key.OwnId, OtherId = pair.Key.OtherId, Last = pair.Max(meeting => meeting.At), Recent = pair.Sum(meeting => meeting.At > since ? 1 : 0), All = pair.Count() })
            .OrderByDescending(pair => pair.Recent).ThenByDescending(pair => pair.Last).ThenBy(pair => pair.OwnId).ThenBy(pair => pair.OtherId)
            .Take(MostPairs + 1).ToListAsync();
        var shown = pairs.Take(MostPairs).ToList();
        var people = await PeopleAsync([.. shown.SelectMany(pair => new[] { pair.OwnId, pair.OtherId }).Distinct()]);
        var ratings = await RatingsAsync(shown, firm.Day(now));
        return new McpAnswer(new
        {
            months = Months,
            more = pairs.Count > MostPairs,
            ties = from pair in shown
                   where people.ContainsKey(pair.OwnId) && people.ContainsKey(pair.OtherId)
                   let said = ratings.GetValueOrDefault((pair.OwnId, pair.OtherId))
                   select new { own = people[pair.OwnId], other = people[pair.OtherId], contacts = pair.Recent, contactsEver = pair.All, lastContact = firm.Day(pair.Last), said?.Closeness, said?.Trust },
        });
    }

    private IQueryable<Meeting> AtPartner(long organisationId) =>
        from filed in visible.ContactOrganisations
        where filed.OrganisationId == organisationId
        join own in visible.ContactPeople on filed.ContactId equals own.ContactId
        join other in visible.ContactPeople on filed.ContactId equals other.ContactId
        where own.IsOurs && !other.IsOurs && other.OrganisationId == organisationId
        select new Meeting { OwnId = own.PersonId, OtherId = other.PersonId, At = filed.At };

    private IQueryable<Meeting> OfPerson(long personId) =>
        from part in visible.ContactPeople
        where part.PersonId == personId
        join other in visible.ContactPeople on part.ContactId equals other.ContactId
        where part.IsOurs != other.IsOurs
        select new Meeting { OwnId = part.IsOurs ? part.PersonId : other.PersonId, OtherId = part.IsOurs ? other.PersonId : part.PersonId, At = part.At };

    private async Task<Dictionary<long, Known>> PeopleAsync(long[] ids) =>
        (await visible.People.Where(person => ids.Contains(person.Id)).Select(person => new
        {
            person.Id,
            person.Name,
            Email = visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault(),
        }).ToListAsync()).ToDictionary(person => person.Id, person => new Known(Ids.Text(person.Id), person.Name, person.Email));

    /// <summary>The latest word of each of ours.</summary>
    private async Task<Dictionary<(long Own, long Other), Said>> RatingsAsync(List<Pair> pairs, DateOnly day)
    {
        var (own, others) = (pairs.Select(pair => pair.OwnId).Distinct().ToArray(), pairs.Select(pair => pair.OtherId).Distinct().ToArray());
        var all = await visible.Ratings.Where(rating => own.Contains(rating.OwnId) && others.Contains(rating.OtherId) && rating.On <= day)
            .OrderBy(rating => rating.On).ThenBy(rating => rating.Id).Select(rating => new { rating.OwnId, rating.OtherId, rating.Closeness, rating.Trust }).ToListAsync();
        var latest = new Dictionary<(long, long), Said>();
        foreach (var rating in all)
        {
            latest[(rating.OwnId, rating.OtherId)] = new Said(rating.Closeness, rating.Trust);
        }

        return latest;
    }

    private sealed record Known(string Id, string? Name, string? Email);

    private sealed record Said(int? Closeness, int? Trust);

    private sealed class Meeting
    {
        public required long OwnId { get; init; }

        public required long OtherId { get; init; }

        public required DateTime At { get; init; }
    }

    private sealed class Pair
    {
        public required long OwnId { get; init; }

        public required long OtherId { get; init; }

        public required DateTime Last { get; init; }

        public required int Recent { get; init; }

        public required int All { get; init; }
    }
}
