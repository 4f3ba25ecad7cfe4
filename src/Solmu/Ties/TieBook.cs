namespace Solmu.Ties;

/// <summary>All ties of one sight as they were measured, the strongest first.</summary>
public sealed class TieBook
{
    private readonly List<Tie> ties;
    private readonly Lazy<HashSet<long>> own;
    private readonly Lazy<ILookup<long, Tie>> byOwn;
    private readonly Lazy<ILookup<long, Tie>> byPlace;
    private readonly Lazy<Dictionary<long, int>> live;

    private TieBook(List<Tie> sorted, DateTime at, DateOnly day)
    {
        (ties, At, Day) = (sorted, at, day);
        own = new(() => ties.Select(tie => tie.Own.Id).ToHashSet());
        byOwn = new(() => ties.ToLookup(tie => tie.Own.Id));
        byPlace = new(() => ties.Where(tie => tie.Place is not null).ToLookup(tie => tie.Place!.Id));
        live = new(ties.LiveByPartner);
    }

    /// <summary>When all of them were measured; those that changed since were measured then.</summary>
    public DateTime At { get; }

    public DateOnly Day { get; }

    /// <summary>How many live ties hold each partner; one that none holds is not among them.</summary>
    public IReadOnlyDictionary<long, int> Live => live.Value;

    public static TieBook Of(List<Tie> ties, DateTime at, DateOnly day)
    {
        ties.Sort(Tie.ByStrength);
        return new TieBook(ties, at, day);
    }

    public bool HasOwn(long personId) => own.Value.Contains(personId);

    public IReadOnlyList<Tie> Of(TieScope scope) => scope switch
    {
        { IsWhole: true } => ties,
        { OwnId: { } id } => [.. byOwn.Value[id].Where(scope.Asks)],
        { OrganisationIds: { } ids } => [.. ids.SelectMany(id => byPlace.Value[id]).Where(scope.Asks).Order(Tie.ByStrength)],
        _ => [.. ties.Where(scope.Asks)],
    };

    /// <summary>The same with the ties of these people outside as they were measured again.</summary>
    public TieBook With(IReadOnlySet<long> otherIds, List<Tie> again)
    {
        var next = new List<Tie>(ties.Count + again.Count);
        next.AddRange(ties.Where(tie => !otherIds.Contains(tie.Other.Id)));
        foreach (var tie in again)
        {
            var place = next.BinarySearch(tie, Tie.ByStrength);
            next.Insert(place < 0 ? ~place : place, tie);
        }

        return new TieBook(next, At, Day);
    }
}
