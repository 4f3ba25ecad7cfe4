namespace Solmu.Firms;

/// <summary>The moment everything is computed for: now, or what `--at` says.</summary>
public sealed class Moment(TimeProvider clock, FocalFirms firms)
{
    private DateTime? fixedMoment;

    /// <summary>The moment, in UTC.</summary>
    public DateTime Now => fixedMoment ?? clock.GetUtcNow().UtcDateTime;

    /// <summary>Whether somebody asked for another moment than now.</summary>
    public bool IsAsked => fixedMoment is not null;

    public void Set(DateTime moment) => fixedMoment = moment;

    /// <summary>The day it is for the firm.</summary>
    public async ValueTask<DateOnly> DayAsync() => await firms.ReadAsync() is { } firm ? firm.Day(Now) : DateOnly.FromDateTime(Now);
}
