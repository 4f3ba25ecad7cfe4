using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Conventions;

/// <summary>
/// Settles by what conventions ties are measured from now on, or goes back to those delivered. Answers false when they are
/// those already.
/// </summary>
public sealed class ChangeTieConventions(Writer writer, Viewer viewer, Moment moment)
{
    /// <param name="Values">The conventions; null for those delivered.</param>
    /// <param name="Seen">How many changes there had been when the form was opened; null to compare nothing.</param>
    /// <param name="Found">What could not be read of the form.</param>
    public sealed record Input(TieParameters? Values, long? Seen = null, IReadOnlyList<RuleViolation>? Found = null);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var last = await Visible.To(viewer, db).TieConventions.LastAsync();
        StaleEdit.Refuse("How ties are measured", (int)(input.Seen ?? last?.Id ?? 0), (int)(last?.Id ?? 0));
        var rules = new Rules(input.Found);
        if (input.Values is { } values)
        {
            foreach (var convention in TieConvention.All)
            {
                convention.Check(rules, values);
            }
        }

        rules.Throw();
        var now = last?.Values() ?? TieParameters.Default;
        if (input.Values is { } wanted ? wanted == now : last is null or { IsDelivered: true })
        {
            return false;
        }

        db.Add(new TieConventions((last?.Id ?? 0) + 1, moment.Now, viewer.UserId, input.Values ?? TieParameters.Default, isDelivered: input.Values is null));
        await db.SaveChangesAsync();
        return true;
    });
}
