using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Ties;
using Solmu.Database;

namespace Solmu.Conventions;

/// <summary>
/// What the firm settled on for measuring ties, since when and by whom. A change is one more row: the last one counts, and
/// the rows before it are the history. Without a row the conventions are those delivered.
/// </summary>
[Audited]
public sealed class TieConventions
{
    private TieConventions()
    {
    }

    public TieConventions(long number, DateTime at, long? byId, TieParameters values, bool isDelivered)
    {
        values.Check();
        (Id, At, ById, IsDelivered) = (number, at, byId, isDelivered);
        (HalfLifeDays, SecondTrigger) = (values.HalfLifeDays, values.SecondTrigger);
        (Met, Video, Phone, Mail, Message, Letter, LargeEvent) = (values.Media.Met, values.Media.Video, values.Media.Phone, values.Media.Mail, values.Media.Message, values.Media.Letter, values.Media.LargeEvent);
        (ComparesWithTargets, TargetDays1, TargetDays2, TargetDays3) = (values.ComparesWithTargets, values.TargetDays1, values.TargetDays2, values.TargetDays3);
    }

    /// <summary>1, 2, 3: the order in which they were settled on.</summary>
    public long Id { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>Null for the console.</summary>
    public long? ById { get; private set; }

    /// <summary>Back to what Solmu is delivered with, also when a later Solmu is delivered with other values.</summary>
    public bool IsDelivered { get; private set; }

    public double HalfLifeDays { get; private set; }

    public double Met { get; private set; }

    public double Video { get; private set; }

    public double Phone { get; private set; }

    public double Mail { get; private set; }

    public double Message { get; private set; }

    public double Letter { get; private set; }

    public double LargeEvent { get; private set; }

    public double SecondTrigger { get; private set; }

    public bool ComparesWithTargets { get; private set; }

    public double TargetDays1 { get; private set; }

    public double TargetDays2 { get; private set; }

    public double TargetDays3 { get; private set; }

    public TieParameters Values() => IsDelivered ? TieParameters.Default : TieParameters.Default with
    {
        HalfLifeDays = HalfLifeDays,
        Media = new MediumWeights { Met = Met, Video = Video, Phone = Phone, Mail = Mail, Message = Message, Letter = Letter, LargeEvent = LargeEvent },
        SecondTrigger = SecondTrigger,
        ComparesWithTargets = ComparesWithTargets,
        TargetDays1 = TargetDays1,
        TargetDays2 = TargetDays2,
        TargetDays3 = TargetDays3,
    };
}

/// <summary>The one row that counts.</summary>
public static class CurrentTieConventions
{
    public static Task<TieConventions?> LastAsync(this IQueryable<TieConventions> all) => all.OrderByDescending(one => one.Id).FirstOrDefaultAsync();

    public static async Task<TieParameters> ValuesAsync(this IQueryable<TieConventions> all) => (await all.LastAsync())?.Values() ?? TieParameters.Default;
}
