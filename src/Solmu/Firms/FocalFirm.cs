using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Organisations;

namespace Solmu.Firms;

/// <summary>What every request asks of the firm, kept in memory until something changes.</summary>
public sealed record FocalFirm(long OrganisationId, string Name, string? Country, IReadOnlyList<string> Domains, TimeZoneInfo Zone, bool HoldsSample, bool KeepsSubjects)
{
    public DateOnly Day(DateTime moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(moment, Zone));

    /// <summary>The last instant of a day of the firm.</summary>
    public DateTime EndOf(DateOnly day) => StartOf(day.AddDays(1)).AddMilliseconds(-1);

    public DateTime StartOf(DateOnly day) => ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>What the clock on the firm's wall shows, in UTC; an hour that a clock change leaves out is the next one there is.</summary>
    public DateTime ToUtc(DateTime local)
    {
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(local, Zone);
    }
}

/// <summary>Reads <see cref="FocalFirm"/>; null while the firm is not set up.</summary>
public sealed class FocalFirms(SolmuDbs dbs, Changes changes)
{
    private static readonly Type[] Told = [typeof(Firm), typeof(Organisation), typeof(OrganisationDomain)];

    private volatile Kept? kept;

    public async ValueTask<FocalFirm?> ReadAsync()
    {
        var stamp = changes.Stamp;
        if (kept is { } last && !changes.HaveTouched(last.Stamp, Told))
        {
            kept = last.Stamp == stamp ? last : last with { Stamp = stamp };
            return last.Firm;
        }

        await using var db = dbs.Open();
        var firm = await ReadAsync(db);
        kept = new Kept(stamp, firm);
        return firm;
    }

    /// <summary>The firm, where it must be there: a command or page that needs it says how to set it up.</summary>
    public async ValueTask<FocalFirm> RequireAsync() => await ReadAsync() ?? throw NotSetUp();

    public static async Task<FocalFirm> RequireAsync(SolmuDb db) => await ReadAsync(db) ?? throw NotSetUp();

    private static RuleViolation NotSetUp() => new("firm", "Solmu does not know your firm yet. Run `solmu init --name NAME --country CC --domain DOMAIN`, or open the page and follow the link that the server printed.");

    public static async Task<FocalFirm?> ReadAsync(SolmuDb db)
    {
        var row = await (from firm in db.Firms
                         join organisation in db.Organisations on firm.OrganisationId equals organisation.Id
                         select new { firm.OrganisationId, organisation.Name, organisation.Country, firm.Zone, firm.SampleImportId, firm.KeepsSubjects }).FirstOrDefaultAsync();
        if (row is null)
        {
            return null;
        }

        var domains = await db.OrganisationDomains.Where(domain => domain.OrganisationId == row.OrganisationId).Select(domain => domain.Domain).ToListAsync();
        domains.Sort(StringComparer.Ordinal);
        return new FocalFirm(row.OrganisationId, row.Name, row.Country, domains, TimeZoneInfo.FindSystemTimeZoneById(row.Zone), row.SampleImportId is not null, row.KeepsSubjects);
    }

    private sealed record Kept(long Stamp, FocalFirm? Firm);
}
