using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Imports;
using Solmu.Reading;

namespace Solmu.Archives;

/// <summary>
/// Takes an archive: into an empty Solmu it goes whole, with the ids it had; into the one it came from it changes nothing
/// and tells what has changed there since; into another firm's it does not go (docs/archive.md).
/// </summary>
internal static class FillFromArchive
{
    private const int MostToldRows = 100;

    /// <summary>What would happen.</summary>
    public static Task<FileResult> PreviewAsync(SolmuDb db, FileReading file, IProgress<ImportProgress>? progress) => RefusingAsync(file, async archive =>
    {
        var tables = TablesOf(db, archive);
        if (!await FillsAsync(db, archive))
        {
            return await CompareAsync(db, file, tables, progress);
        }

        foreach (var (part, table) in tables)
        {
            progress?.Report(new ImportProgress($"Looking at {Words(part.Kind!)}", 0, 0));
            table.Check(archive.Read(part));
        }

        return Result(file, [.. tables.Select(pair => (pair.Part, Created: pair.Part.Records, Unchanged: 0L))]);
    });

    /// <summary>Within the caller's change.</summary>
    public static Task<FileResult> RunAsync(SolmuDb db, FileReading file, IProgress<ImportProgress>? progress) => RefusingAsync(file, async archive =>
    {
        var tables = TablesOf(db, archive);
        if (!await FillsAsync(db, archive))
        {
            return await CompareAsync(db, file, tables, progress);
        }

        await MakeRoomAsync(db);
        var users = new ArchivedUsers(await db.Users.ToDictionaryAsync(user => user.Email, user => user.Id));
        var counts = new List<(ArchiveManifest.Part Part, long Created, long Unchanged)>();
        foreach (var (part, table) in tables)
        {
            progress?.Report(new ImportProgress($"Writing {Words(part.Kind!)}", counts.Count, tables.Count));
            var created = await table.BringInAsync(db, archive.Read(part), users);
            counts.Add((part, created, part.Records - created));
        }

        foreach (var (user, person) in users.Persons)
        {
            await db.Users.Where(one => one.Id == user).ExecuteUpdateAsync(row => row.SetProperty(one => one.PersonId, person));
        }

        return Result(file, counts);
    });

    /// <summary>What is wrong with the archive or does not fit is told; the change that is under way leaves no trace.</summary>
    private static async Task<FileResult> RefusingAsync(FileReading file, Func<ArchiveFile, Task<FileResult>> work)
    {
        try
        {
            return await work(file.Archive!);
        }
        catch (InvalidDataException damaged)
        {
            throw new RuleViolation(null, $"{file.File}: {damaged.Message} Nothing was taken from it.");
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or OverflowException)
        {
            throw new RuleViolation(null, $"{file.File} does not hold together ({failure.Message.Split('\n')[0]}). Nothing was taken from it.");
        }
    }

    private static List<(ArchiveManifest.Part Part, ArchiveTable Table)> TablesOf(SolmuDb db, ArchiveFile archive)
    {
        var known = ArchiveTable.Of(db);
        if (archive.Parts.FirstOrDefault(part => known.All(table => table.Kind != part.Kind)) is { } strange)
        {
            throw new InvalidDataException($"It holds {Words(strange.Kind!)}, which this Solmu does not know: it was made by a newer one ({archive.Manifest.Solmu}). Update this one first.");
        }

        return [.. from table in known join part in archive.Parts on table.Kind equals part.Kind select (part, table)];
    }

    /// <summary>Whether the archive fills what is here; false when it came from here.</summary>
    private static async Task<bool> FillsAsync(SolmuDb db, ArchiveFile archive)
    {
        var firm = await FocalFirms.ReadAsync(db);
        if (firm is null)
        {
            return true;
        }

        if (archive.Manifest.Firm?.Id == Ids.Text(firm.OrganisationId))
        {
            return false;
        }

        return await IsEmptyAsync(db, firm) ? true : throw new RuleViolation(null,
            $"This Solmu holds the net of {firm.Name} already, and an archive fills an empty one. Start one in another folder: solmu --data FOLDER import FILE.zip");
    }

    /// <summary>Nothing but the firm itself and those of its people who sign in.</summary>
    private static async Task<bool> IsEmptyAsync(SolmuDb db, FocalFirm firm) =>
        !await db.Organisations.AnyAsync(organisation => organisation.Id != firm.OrganisationId)
        && !await db.People.AnyAsync(person => !db.Users.Any(user => user.PersonId == person.Id))
        && !await db.Partnerships.AnyAsync() && !await db.Contacts.AnyAsync() && !await db.Notes.AnyAsync() && !await db.Tags.AnyAsync()
        && !await db.Ratings.AnyAsync() && !await db.Teams.AnyAsync() && !await db.Shares.AnyAsync();

    /// <summary>What setting up made gives way to what the archive has of it.</summary>
    private static async Task MakeRoomAsync(SolmuDb db)
    {
        await db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.PersonId, (long?)null));
        await db.People.ExecuteDeleteAsync();
        await db.Firms.ExecuteDeleteAsync();
        await db.Organisations.ExecuteDeleteAsync();
        await db.SavedMappings.ExecuteDeleteAsync();
    }

    private static async Task<FileResult> CompareAsync(SolmuDb db, FileReading file, List<(ArchiveManifest.Part Part, ArchiveTable Table)> tables, IProgress<ImportProgress>? progress)
    {
        var counts = new List<(ArchiveManifest.Part, long, long)>();
        var problems = new List<Problem>();
        foreach (var (part, table) in tables)
        {
            progress?.Report(new ImportProgress($"Comparing {Words(part.Kind!)}", counts.Count, tables.Count));
            var (same, changed, gone) = await table.CompareAsync(db, file.Archive!.Read(part));
            counts.Add((part, 0, same));
            Tell(changed, "differ here from what the archive says; they stay as they are here.");
            Tell(gone, "are not here any more, and do not come back by an archive.");

            void Tell(long number, string what)
            {
                if (number > 0)
                {
                    problems.Add(new Problem(file.File, null, null, part.Kind, string.Create(CultureInfo.InvariantCulture, $"{number:N0} of the {Words(part.Kind!)} {what}")));
                }
            }
        }

        return Result(file, counts) with { Problems = problems };
    }

    private static FileResult Result(FileReading file, List<(ArchiveManifest.Part Part, long Created, long Unchanged)> counts) => new(
        file.File, FileKind.Archive, file.RowCount, counts.Sum(count => count.Created), 0, counts.Sum(count => count.Unchanged), [],
        [.. counts.Where(count => count.Part.Records > 0).Take(MostToldRows).Select((count, i) => new RowResult(i + 1, count.Created > 0 ? RowFate.Created : RowFate.Unchanged, string.Create(CultureInfo.InvariantCulture, $"{count.Part.Records:N0} {Words(count.Part.Kind!)}")))]);

    private static string Words(string kind) => kind.Replace('_', ' ');
}
