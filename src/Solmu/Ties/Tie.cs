using Solmu.Analysis.Ties;

namespace Solmu.Ties;

/// <summary>Which ties are asked for; null leaves nothing out.</summary>
public sealed record TieScope(long? OwnId = null, IReadOnlyCollection<long>? OtherIds = null, IReadOnlyCollection<long>? OrganisationIds = null)
{
    public bool IsWhole => this is { OwnId: null, OtherIds: null, OrganisationIds: null };

    public bool Asks(long otherId) => OtherIds is null || OtherIds.Contains(otherId);

    public bool Asks(Tie tie) => (OwnId is null || OwnId == tie.Own.Id) && Asks(tie.Other.Id) && (OrganisationIds is null || (tie.Place is { } place && OrganisationIds.Contains(place.Id)));
}

/// <summary>A tie with the contacts that it rests on, the earliest first.</summary>
public sealed record TieInFull(Tie Tie, IReadOnlyList<TieContact> Contacts);

/// <summary>The tie of one of ours with one person outside, measured at a moment.</summary>
/// <param name="LastBy">How the two were in touch last; null when they never were.</param>
public sealed record Tie(TiePerson Own, TiePerson Other, TiePlace? Place, Medium? LastBy, Answering Answering, TieScore Score)
{
    /// <summary>The strongest first; the same ties come in the same order every time.</summary>
    public static readonly Comparer<Tie> ByStrength = Comparer<Tie>.Create((a, b) =>
        b.Score.Strength.GetValueOrDefault(-1).CompareTo(a.Score.Strength.GetValueOrDefault(-1)) is var order && order != 0 ? order
        : string.CompareOrdinal(a.Own.Reference, b.Own.Reference) is var own && own != 0 ? own
        : string.CompareOrdinal(a.Other.Reference, b.Other.Reference) is var other && other != 0 ? other
        : (a.Own.Id, a.Other.Id).CompareTo((b.Own.Id, b.Other.Id)));

    /// <summary>What of the records could not be counted, and why.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Mail and calendar of one of the two are not read: silence tells nothing, and the tie is neither cooling nor cold.</summary>
    public bool IsNotRead => Own.IsNotRead || Other.IsNotRead;

    /// <summary>How rating and contacts speak against each other, where the contacts are known well enough to say so.</summary>
    public TieDisagreement? Disagreement => IsNotRead ? null : Score.Disagreement;

    /// <summary>Ties with people at bodies that only support us are of another kind than those of business.</summary>
    public bool IsSupport => Place?.IsSupport ?? false;

    /// <summary>The partner that the tie holds: where the other works, when that is a partner and the person was not set aside.</summary>
    public TiePlace? Partner => Place is { IsPartner: true } && !Other.IsIgnored ? Place : null;
}

/// <summary>What holds partners.</summary>
public static class LiveTies
{
    /// <summary>How many live ties hold each partner; one that none holds is not among them.</summary>
    public static Dictionary<long, int> LiveByPartner(this IEnumerable<Tie> ties) =>
        ties.Where(tie => tie.Score.IsLive && tie.Partner is not null).CountBy(tie => tie.Partner!.Id).ToDictionary();
}

/// <summary>Somebody at one end of a tie.</summary>
public sealed record TiePerson(long Id, string? Name, string? Email, bool IsSuggested, bool HasLeft)
{
    /// <summary>Whether somebody said that this person is nobody to deal with.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>Since when mail and calendar are not read of this person; null when they are.</summary>
    public DateTime? NotReadSince { get; init; }

    public bool IsNotRead => NotReadSince is not null;

    /// <summary>The first day where the person works now, if it is known.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The partner where the person worked last before, and the last day there.</summary>
    public (TiePlace Place, DateOnly Until)? Before { get; init; }

    public string DisplayName => Name ?? Email ?? "Somebody without a name";

    /// <summary>How documents name the person: by the first address, else by name.</summary>
    public string Reference => Email ?? DisplayName;

    public string Path => "/people/" + Database.Ids.Text(Id);
}

/// <summary>Where the other end works, and what hangs on it.</summary>
public sealed record TiePlace(long Id, string Name, string Slug, bool IsPartner, bool IsSupport, bool HasEnded, long? ValueCents, int? Importance);

/// <summary>Letters between the two that wait for an answer, and how long answers take.</summary>
/// <param name="Ours">What we wrote and they have not answered.</param>
/// <param name="Theirs">What they wrote and we have not answered.</param>
/// <param name="TheirHours">How long they usually take (median); null when they never answered.</param>
/// <param name="OurHours">How long we usually take (median).</param>
public sealed record Answering(IReadOnlyList<DateTime> Ours, IReadOnlyList<DateTime> Theirs, double? TheirHours, double? OurHours)
{
    public static readonly Answering None = new([], [], null, null);
}
