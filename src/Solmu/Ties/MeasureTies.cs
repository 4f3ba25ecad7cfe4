using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Conventions;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;

namespace Solmu.Ties;

/// <summary>
/// Measures the ties of a scope at the moment asked for, from what the viewer may see. Contacts make them, or an own rating;
/// they belong to where the other works that day.
/// </summary>
internal sealed class MeasureTies(Visible visible, Moment moment, FocalFirms firms)
{
    /// <summary>F: what part of a pair's contacts reaches Solmu (docs/methods/tie-strength.md).</summary>
    private const double ByHandOnly = 0.7;
    private const double MailOrCalendar = 0.85;

    public async Task<List<TieInFull>> RunAsync(TieScope scope)
    {
        var firm = await firms.RequireAsync();
        var (at, day) = (moment.Now, firm.Day(moment.Now));
        var parameters = await visible.TieConventions.ValuesAsync();
        var sittings = await TieSeats.ReadAsync(visible, scope, at);
        sittings.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Id.CompareTo(b.Id));
        var pairs = Pairs(sittings, scope);
        var ratings = await RatingsAsync(scope, day);
        foreach (var pair in ratings.Select(group => group.Key))
        {
            pairs.TryAdd(pair, []);
        }

        var places = await TiePlaces.ReadAsync(visible, firm, day, pairs.Keys, scope);
        var (notes, takenOut) = (await NotesAsync(scope), await TakenOut.ReadAsync(visible));
        var channels = await ChannelsAsync(pairs.Keys.Select(pair => pair.Own).ToHashSet());
        var ties = new List<TieInFull>(pairs.Count);
        foreach (var (pair, heard) in pairs)
        {
            if (places.Own(pair.Own) is not { } own || places.Other(pair.Other) is not { } other
                || (scope.OrganisationIds is { } asked && (other.Place is null || !asked.Contains(other.Place.Id))))
            {
                continue;
            }

            var answered = TieAnswers.Find(heard);
            var problems = new List<string>();
            var unread = Earlier(own.NotReadSince, other.Person.NotReadSince);
            var contacts = Contacts(heard, answered, firm, Earlier(at, unread)!.Value, problems);
            var history = new TieHistory
            {
                Contacts = contacts,
                Ratings = [.. ratings[pair]],
                IsClosed = own.HasLeft || other.Person.HasLeft,
                Importance = other.Place?.Importance,
                ChannelShare = unread is null ? channels.GetValueOrDefault(pair.Own, ByHandOnly) : ByHandOnly,
                CadenceDays = notes.GetValueOrDefault(pair).CadenceDays,
                FirstMet = notes.GetValueOrDefault(pair).FirstMet,
                Absences = takenOut.Of(pair.Own),
            };
            var score = Told(TieMeasure.Measure(history, at, day, parameters), unread is not null);
            ties.Add(new TieInFull(new Tie(own, other.Person, other.Place, contacts is [.., var last] ? last.Medium : null, TieAnswers.Sum(heard, answered, at), score) { Problems = problems }, contacts));
        }

        return ties;
    }

    private static DateTime? Earlier(DateTime? one, DateTime? other) => one is null || other < one ? other : one;

    /// <summary>Where mail and calendar are not read, a silence may be none.</summary>
    private static TieScore Told(TieScore score, bool isNotRead) => isNotRead && score is { State: TieState.Cooling or TieState.Cold }
        ? score with { State = TieState.Unknown, Yardstick = TieYardstick.None, Reason = "Mail and calendar of one of the two are not read, so silence tells nothing." }
        : score;

    /// <summary>Everybody outside whom a contact or a rating ties to one of us.</summary>
    public static Task<List<long>> OthersAsync(Visible visible) =>
        visible.ContactPeople.Where(seat => !seat.IsOurs).Select(seat => seat.PersonId).Union(visible.Ratings.Select(rating => rating.OtherId)).Order().ToListAsync();

    private static Dictionary<(long Own, long Other), List<Sitting>> Pairs(List<Sitting> sittings, TieScope scope)
    {
        var pairs = new Dictionary<(long, long), List<Sitting>>();
        foreach (var sitting in sittings)
        {
            foreach (var own in sitting.Own.Where(own => scope.OwnId is null || scope.OwnId == own))
            {
                foreach (var other in sitting.Others.Where(scope.Asks))
                {
                    (pairs.TryGetValue((own, other), out var known) ? known : pairs[(own, other)] = []).Add(sitting);
                }
            }
        }

        return pairs;
    }

    private static TieContact[] Contacts(List<Sitting> heard, DateTime?[] answered, FocalFirm firm, DateTime at, List<string> problems)
    {
        var contacts = new List<TieContact>(heard.Count);
        for (var i = 0; i < heard.Count; i++)
        {
            var one = heard[i];
            var attendees = Math.Max(2, one.Attendees ?? one.Own.Count + one.Others.Count);
            var topics = Topics(one.About);
            var times = one.Recurrence is null ? [one.At] : Recurrences.Occurrences(one.Recurrence, one.At, at);
            if (one.Recurrence is not null && times.Count == 0 && Recurrences.IsTooOften(one.Recurrence, one.At, at))
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"The meeting that began on {firm.Day(one.At):yyyy-MM-dd} comes more than {Recurrences.Most:N0} times until now, so it is not counted."));
            }

            foreach (var time in times)
            {
                contacts.Add(new TieContact(time, firm.Day(time), one.Medium, one.Initiator, attendees, topics, answered[i] is not null));
            }
        }

        contacts.Sort((a, b) => a.At.CompareTo(b.At));
        return [.. contacts];
    }

    private static readonly (string Word, TieTopics Topic)[] Words =
        [("commercial", TieTopics.Commercial), ("technical", TieTopics.Technical), ("support", TieTopics.Support), ("strategic", TieTopics.Strategic), ("social", TieTopics.Social)];

    /// <summary>A topic is recorded when what it was about names it.</summary>
    private static TieTopics Topics(string? about) => about is null ? TieTopics.None
        : Words.Where(word => about.Contains(word.Word, StringComparison.OrdinalIgnoreCase)).Aggregate(TieTopics.None, (all, word) => all | word.Topic);

    private async Task<ILookup<(long, long), TieRating>> RatingsAsync(TieScope scope, DateOnly day)
    {
        var ratings = visible.Ratings.Where(rating => rating.On <= day);
        ratings = scope.OwnId is { } own ? ratings.Where(rating => rating.OwnId == own) : ratings;
        ratings = scope.OtherIds is { } others ? ratings.Where(rating => others.Contains(rating.OtherId)) : ratings;
        if (scope.OrganisationIds is { } organisations)
        {
            ratings = ratings.Where(rating => visible.Affiliations.Any(affiliation => affiliation.PersonId == rating.OtherId && organisations.Contains(affiliation.OrganisationId)));
        }

        var rows = await ratings.OrderBy(rating => rating.On).ThenBy(rating => rating.Id).Select(rating => new { rating.OwnId, rating.OtherId, rating.On, rating.Closeness, rating.Trust }).ToListAsync();
        return rows.Where(row => row.Closeness is not null || row.Trust is not null).ToLookup(row => (row.OwnId, row.OtherId), row => new TieRating(row.On, row.Closeness, row.Trust));
    }

    /// <summary>What the firm says of ties itself.</summary>
    private async Task<Dictionary<(long, long), (int? CadenceDays, DateOnly? FirstMet)>> NotesAsync(TieScope scope)
    {
        var notes = scope.OwnId is { } own ? visible.TieNotes.Where(note => note.OwnId == own) : visible.TieNotes;
        notes = scope.OtherIds is { } others ? notes.Where(note => others.Contains(note.OtherId)) : notes;
        if (scope.OrganisationIds is { } organisations)
        {
            notes = notes.Where(note => visible.Affiliations.Any(affiliation => affiliation.PersonId == note.OtherId && organisations.Contains(affiliation.OrganisationId)));
        }

        return (await notes.Select(note => new { note.OwnId, note.OtherId, note.CadenceDays, note.FirstMet }).ToListAsync()).ToDictionary(note => (note.OwnId, note.OtherId), note => (note.CadenceDays, note.FirstMet));
    }

    /// <summary>Whose mail and whose calendar Solmu reads: one contact from there tells.</summary>
    private async Task<Dictionary<long, double>> ChannelsAsync(HashSet<long> own)
    {
        var shares = new Dictionary<long, double>();
        if (!await visible.Contacts.AnyAsync(contact => contact.Source == ContactSource.Mail || contact.Source == ContactSource.Calendar))
        {
            return shares;
        }

        foreach (var some in own.Chunk(Chunks.Size))
        {
            var rows = await visible.People.Where(person => some.Contains(person.Id)).Select(person => new
            {
                person.Id,
                Mail = visible.ContactPeople.Any(seat => seat.PersonId == person.Id && visible.Contacts.Any(contact => contact.Id == seat.ContactId && contact.Source == ContactSource.Mail)),
                Calendar = visible.ContactPeople.Any(seat => seat.PersonId == person.Id && visible.Contacts.Any(contact => contact.Id == seat.ContactId && contact.Source == ContactSource.Calendar)),
            }).ToListAsync();
            rows.ForEach(row => shares[row.Id] = row is { Mail: true, Calendar: true } ? 1 : row.Mail || row.Calendar ? MailOrCalendar : ByHandOnly);
        }

        return shares;
    }
}
