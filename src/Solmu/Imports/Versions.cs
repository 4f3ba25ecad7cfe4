using Solmu.Contacts;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>Tells versions of one meeting apart.</summary>
internal static class Versions
{
    public static bool IsLater(MeetingVersion one, MeetingVersion other) => IsLater(one, other.Sequence, other.WrittenAt, other.IsCalledOff);

    public static bool IsLater(MeetingVersion one, Contact other) => IsLater(one, other.Sequence ?? 0, other.WrittenAt, other.IsCancelled);

    public static bool IsLater(Contact one, MeetingVersion other) => IsLater(new MeetingVersion(one.Sequence ?? 0, one.WrittenAt, one.IsCancelled, one.IsCancelled, null, null), other);

    /// <summary>Where neither number nor time tells, calling a meeting off comes last: nothing comes after it.</summary>
    private static bool IsLater(MeetingVersion one, int sequence, DateTime? writtenAt, bool isCalledOff) =>
        one.Sequence != sequence ? one.Sequence > sequence
        : one.WrittenAt is { } time && writtenAt is { } other && time != other ? time > other
        : one.IsCalledOff && !isCalledOff;

    public static bool SayTheSame(Contact one, Contact later, IReadOnlyList<UndecidedAddress> shared, IReadOnlyList<UndecidedAddress> sharedLater) =>
        (one.At, one.Medium, one.Minutes, one.About, one.Attendees, one.Recurrence, one.IsCancelled) == (later.At, later.Medium, later.Minutes, later.About ?? one.About, later.Attendees, later.Recurrence, later.IsCancelled)
        && one.People.Select(part => (part.PersonId, part.Part, part.IsOurs)).ToHashSet().SetEquals(later.People.Select(part => (part.PersonId, part.Part, part.IsOurs)))
        && shared.Select(address => address.Address).ToHashSet().SetEquals(sharedLater.Select(address => address.Address));
}
