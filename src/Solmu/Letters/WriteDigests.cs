using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Letters;

/// <summary>
/// Writes the letter of the week to everybody who asked for it, each from what they may see. It is Monday's, from six in
/// the morning; a server that rested then writes it when it is back.
/// </summary>
internal sealed partial class WriteDigests(SolmuDbs dbs, Writer writer, FocalFirms firms, IServiceScopeFactory scopes, ILogger<WriteDigests> logger)
{
    private static readonly TimeOnly Morning = new(6, 0);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(15);

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Writes what is due; answers when to look again.</summary>
    public async Task<DateTime?> RunAsync(DateTime now, CancellationToken ct)
    {
        if (await firms.ReadAsync() is not { } firm)
        {
            return null;
        }

        var monday = MondayOf(firm.Day(now));
        var morning = firm.ToUtc(monday.ToDateTime(Morning));
        if (now < morning)
        {
            return morning;
        }

        var isDone = true;
        foreach (var wish in await DueAsync(monday, ct))
        {
            isDone &= await TryAsync(wish, monday, now);
        }

        return isDone ? firm.ToUtc(monday.AddDays(7).ToDateTime(Morning)) : now + AgainAfter;
    }

    private async Task<List<Due>> DueAsync(DateOnly monday, CancellationToken ct)
    {
        await using var db = dbs.Open();
        return await (from wish in db.DigestWishes
                      where wish.LastDay < monday
                      join user in db.Users on wish.UserId equals user.Id
                      where user.DisabledAt == null
                      orderby user.Email
                      select new Due(user.Id, user.Email, user.Name, user.Role, user.PersonId, wish.Home)).ToListAsync(ct);
    }

    /// <summary>A letter that cannot be written keeps nobody else from theirs.</summary>
    private async Task<bool> TryAsync(Due due, DateOnly monday, DateTime now)
    {
        try
        {
            var text = await ReadAsync(due, now);
            await SaveAsync(due, text, monday, now);
            return true;
        }
#pragma warning disable CA1031 // What failed for one is tried again later, and told in the log.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failed(failure, Ids.Text(due.UserId));
            return false;
        }
    }

    private async Task<DigestText> ReadAsync(Due due, DateTime now)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = new Viewer(due.UserId, due.Email, due.Name, due.Role, due.PersonId).Through(Door.None);
        scope.ServiceProvider.GetRequiredService<Moment>().Set(now);
        return new DigestText(await scope.ServiceProvider.GetRequiredService<ReadDigest>().RunAsync(), due.Home);
    }

    /// <summary>The letter and the note that it was written are kept together, so that of several servers one writes it.</summary>
    private Task SaveAsync(Due due, DigestText text, DateOnly monday, DateTime now) => writer.RunAsync(Viewer.Solmu, async db =>
    {
        if (await db.DigestWishes.AsTracking().FirstOrDefaultAsync(wish => wish.UserId == due.UserId && wish.LastDay < monday) is not { } wish)
        {
            return;
        }

        wish.Written(monday);
        var letter = new Letter(due.UserId, due.Email, text.Subject, text.Plain(), text.Html(), now);
        if (await db.MailServers.AnyAsync())
        {
            letter.Post(now);
        }

        db.Add(letter);
        await db.SaveChangesAsync();
    });

    [LoggerMessage(Level = LogLevel.Error, EventName = "letters", Message = "The weekly letter of {User} could not be written")]
    private partial void Failed(Exception failure, string user);

    private sealed record Due(long UserId, string Email, string Name, Role Role, long? PersonId, string Home);
}
