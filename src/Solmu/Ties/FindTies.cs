using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Ties;

/// <summary>
/// The ties of a scope, the strongest first, from what the viewer may see. A server keeps them all and brings them up to
/// date (<see cref="KeptTies"/>); a command, or who asks for a day in the past, has those of the scope measured anew.
/// </summary>
public sealed class FindTies(Visible visible, Moment moment, FocalFirms firms, KeptTies kept)
{
    public async Task<IReadOnlyList<Tie>> RunAsync(TieScope scope) =>
        await BookAsync(scope) is { } book ? book.Of(scope) : await MeasureAsync(scope);

    /// <summary>How many live ties hold each of these partners; one that none holds is not among them.</summary>
    public async Task<IReadOnlyDictionary<long, int>> LiveAsync(IReadOnlyCollection<long> organisationIds)
    {
        if (organisationIds.Count == 0)
        {
            return new Dictionary<long, int>();
        }

        var scope = new TieScope(OrganisationIds: organisationIds);
        return await BookAsync(scope) is { } book ? book.Live : (await MeasureAsync(scope)).LiveByPartner();
    }

    /// <summary>One tie with the contacts that it rests on; null when there is none.</summary>
    public async Task<TieInFull?> ReadAsync(long ownId, long otherId) => await Measure.RunAsync(new TieScope(ownId, [otherId])) is [var tie] ? tie : null;

    /// <summary>Few ties are measured sooner than all of them: then all are asked for and this time not waited for.</summary>
    private async Task<TieBook?> BookAsync(TieScope scope) =>
        moment.IsAsked || visible.Viewer.Door == Door.Command ? null
        : scope.IsWhole ? await kept.ReadAsync(visible.Viewer)
        : await kept.TryReadAsync(visible.Viewer);

    private MeasureTies Measure => new(visible, moment, firms);

    private async Task<IReadOnlyList<Tie>> MeasureAsync(TieScope scope)
    {
        var ties = (await Measure.RunAsync(scope)).ConvertAll(full => full.Tie);
        ties.Sort(Tie.ByStrength);
        return ties;
    }
}
