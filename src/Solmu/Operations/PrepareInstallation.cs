using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>
/// What comes before any work: the ground is safe, and the database has the shape this program knows. When data must
/// change its shape, a verified backup of the old one is made first; without it nothing is changed.
/// </summary>
internal sealed class PrepareInstallation(SolmuDbs dbs, MakeBackup backup, TimeProvider clock)
{
    public const int Kept = 5;

    private const string Prefix = "before-upgrade-";

    public sealed record Outcome(string? From, string To, string? Backup);

    public static string FolderOf(Installation installation) => Path.Combine(installation.Folder, "backups");

    /// <param name="serves">The parts of the web server are looked at as well.</param>
    /// <param name="say">Hears what takes a while.</param>
    public async Task<Outcome> RunAsync(bool serves = false, Action<string>? say = null)
    {
        await SafeGround.RequireAsync(dbs, serves);
        var shape = await Migrator.LookAsync(dbs);
        string? kept = null;
        if (!shape.IsNewest)
        {
            if (await HasDataAsync(shape))
            {
                kept = await KeepAsync();
                say?.Invoke($"Bringing the database up to date. As it was, it is kept in {kept}");
            }

            await Migrator.MigrateAsync(dbs);
        }

        await SafeGround.RequireDurableAsync(dbs);
        return new Outcome(shape.Applied, shape.Newest, kept);
    }

    private async Task<string> KeepAsync()
    {
        var folder = Installation.PrivateFolder(FolderOf(dbs.Installation)).FullName;
        var file = Path.Combine(folder, $"{Prefix}{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}.zip");
        await backup.RunAsync(file, isRemembered: false);
        foreach (var old in Directory.GetFiles(folder, Prefix + "*.zip").OrderDescending(StringComparer.Ordinal).Skip(Kept))
        {
            File.Delete(old);
        }

        return file;
    }

    private async Task<bool> HasDataAsync(Migrator.Shape shape)
    {
        if (shape.Applied is null)
        {
            return false;
        }

        await using var db = dbs.Open();
        return (await Tables.CountAsync(db)).Values.Any(rows => rows > 0);
    }
}
