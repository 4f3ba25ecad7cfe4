using System.Text.Json;
using Solmu.Database;

namespace Solmu.Operations;

/// <summary>When this installation was backed up the last time, and where to.</summary>
internal sealed record LastBackup(string File, long Bytes, DateTime At)
{
    public static async Task NoteAsync(Installation installation, LastBackup backup)
    {
        var file = PathOf(installation);
        await System.IO.File.WriteAllTextAsync(file + ".part", JsonSerializer.Serialize(backup, BackupArchive.Json));
        System.IO.File.Move(file + ".part", file, overwrite: true);
    }

    public static async Task<LastBackup?> ReadAsync(Installation installation)
    {
        try
        {
            return JsonSerializer.Deserialize<LastBackup>(await System.IO.File.ReadAllTextAsync(PathOf(installation)), BackupArchive.Json);
        }
        catch (Exception unknown) when (unknown is IOException or JsonException)
        {
            return null;
        }
    }

    private static string PathOf(Installation installation) => Path.Combine(installation.Folder, "last-backup.json");
}
