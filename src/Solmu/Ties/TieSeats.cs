using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Contacts;

namespace Solmu.Ties;

/// <summary>One contact as ties see it: when, how, and who sat on which side.</summary>
internal sealed class Sitting
{
    public required long Id { get; init; }

    public required DateTime At { get; init; }

    public required Medium Medium { get; init; }

    public required bool IsByHand { get; init; }

    public required bool HasThread { get; init; }

    public required byte[]? Key { get; init; }

    public required byte[]? RepliesTo { get; init; }

    public required int? Attendees { get; init; }

    public required string? Recurrence { get; init; }

    public required string? About { get; init; }

    public List<long> Own { get; } = [];

    public List<long> Others { get; } = [];

    public Initiator Initiator { get; private set; } = Initiator.Unknown;

    /// <summary>Whoever writes a contact down does not say who began it; a sender does.</summary>
    public void Seat(long personId, Part part, bool isOurs)
    {
        (isOurs ? Own : Others).Add(personId);
        if (part == Part.From && !IsByHand)
        {
            Initiator = isOurs ? Initiator.Us : Initiator.Them;
        }
    }
}

/// <summary>Reads the contacts of the ties in a scope, each with everybody on it.</summary>
internal static class TieSeats
{
    public static async Task<List<Sitting>> ReadAsync(Visible visible, TieScope scope, DateTime until)
    {
        var seats = visible.ContactPeople.Where(seat => seat.At <= until);
        var contacts = visible.Contacts.Where(contact => contact.At <= until);
        if (scope.OwnId is { } own)
        {
            Narrow(visible.ContactPeople.Where(seat => seat.PersonId == own && seat.IsOurs));
        }

        if (scope.OtherIds is { } others)
        {
            Narrow(visible.ContactPeople.Where(seat => others.Contains(seat.PersonId) && !seat.IsOurs));
        }

        if (scope.OrganisationIds is { } organisations)
        {
            var people = visible.Affiliations.Where(affiliation => organisations.Contains(affiliation.OrganisationId)).Select(affiliation => affiliation.PersonId);
            Narrow(visible.ContactPeople.Where(seat => people.Contains(seat.PersonId) && !seat.IsOurs));
        }

        var sittings = (await contacts.Select(contact => new
        {
            contact.Id,
            contact.At,
            contact.Medium,
            contact.Source,
            contact.ImportId,
            contact.SourceKey,
            contact.RepliesTo,
            contact.Attendees,
            contact.Recurrence,
            contact.About,
        }).ToListAsync()).ToDictionary(row => row.Id, row => new Sitting
        {
            Id = row.Id,
            At = row.At,
            Medium = row.Medium,
            IsByHand = row.Source == ContactSource.Hand && row.ImportId is null,
            HasThread = row.Source == ContactSource.Mail,
            Key = row.SourceKey,
            RepliesTo = row.RepliesTo,
            Attendees = row.Attendees,
            Recurrence = row.Recurrence,
            About = row.About,
        });
        await foreach (var seat in seats.Select(seat => new { seat.ContactId, seat.PersonId, seat.Part, seat.IsOurs }).AsAsyncEnumerable())
        {
            sittings.GetValueOrDefault(seat.ContactId)?.Seat(seat.PersonId, seat.Part, seat.IsOurs);
        }

        return [.. sittings.Values];

        void Narrow(IQueryable<ContactPerson> part)
        {
            var ids = part.Where(seat => seat.At <= until).Select(seat => seat.ContactId);
            (seats, contacts) = (seats.Where(seat => ids.Contains(seat.ContactId)), contacts.Where(contact => ids.Contains(contact.Id)));
        }
    }
}
