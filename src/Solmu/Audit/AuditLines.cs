using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Keys;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ratings;
using Solmu.Shares;
using Solmu.Ui;

namespace Solmu.Audit;

/// <summary>Tells entries in words, with the names that records have now, as far as the viewer may see them.</summary>
public sealed class AuditLines(Visible visible, SolmuDb db, FocalFirms firms)
{
    public const int PageSize = 50;

    /// <summary>A stretch of the log: what is told, and where the next one starts.</summary>
    public sealed record Stretch(IReadOnlyList<AuditLine> Lines, string? Older);

    /// <summary>Entries of which nothing is left to tell the viewer are left out.</summary>
    public async Task<List<AuditLine>> TellAsync(IReadOnlyList<AuditEntry> entries)
    {
        var model = AuditedModel.Of(db);
        var seen = new SeenChanges(visible, model);
        await seen.ReadAsync(entries);
        var words = new CellWords(seen.Names, (await firms.ReadAsync())?.Zone ?? TimeZoneInfo.Utc);
        var lines = new List<AuditLine>();
        foreach (var entry in entries)
        {
            var change = seen.Of(entry);
            if (entry.Act != Act.Changed || !change.IsEmpty)
            {
                lines.Add(LineOf(entry, change, seen.Names, words, entry.Kind is null ? null : model.Find(entry.Kind), model));
            }
        }

        return lines;
    }

    /// <summary>Those of the entries, newest first, that come before the cursor, and the cursor of the rest.</summary>
    public async Task<Stretch> ReadAsync(IQueryable<AuditEntry> entries, string? before)
    {
        entries = Before(entries, before);
        return await StretchAsync(await entries.OrderByDescending(entry => entry.Id).Take(PageSize + 1).ToListAsync());
    }

    /// <summary>The same over several sources, each of which is read along its own index.</summary>
    public async Task<Stretch> ReadAsync(IEnumerable<IQueryable<AuditEntry>> sources, string? before)
    {
        var found = new Dictionary<long, AuditEntry>();
        foreach (var source in sources)
        {
            foreach (var entry in await Before(source, before).OrderByDescending(entry => entry.Id).Take(PageSize + 1).ToListAsync())
            {
                found[entry.Id] = entry;
            }
        }

        return await StretchAsync([.. found.Values.OrderByDescending(entry => entry.Id).Take(PageSize + 1)]);
    }

    private async Task<Stretch> StretchAsync(List<AuditEntry> entries)
    {
        var shown = entries.Take(PageSize).ToList();
        return new Stretch(await TellAsync(shown), entries.Count > PageSize ? Ids.Text(shown[^1].Id) : null);
    }

    private static IQueryable<AuditEntry> Before(IQueryable<AuditEntry> entries, string? before) =>
        Ids.TryParse(before, out var last) ? entries.Where(entry => entry.Id < last) : entries;

    private static AuditLine LineOf(AuditEntry entry, RecordChange change, RecordNames names, CellWords words, AuditedKind? kind, AuditedModel model)
    {
        var named = names.Find(entry.Kind, entry.RecordId);
        var (did, subject) = Did(entry, named?.Name ?? AuditWords.NameIn(change), change);
        return new AuditLine(entry.Id, entry.ActionId, entry.At, entry.Act, Who(entry, names), did, subject, subject is null ? null : named?.Path, Way(entry, names), kind is null || change.Counts is not null ? Counts(change) : Tell(kind, entry, change, words, model))
        {
            TakesBack = entry.TakesBack,
            CanBeTakenBack = kind is { CanBeTakenBack: true } && entry.Act is Act.Created or Act.Changed or Act.Removed && entry.Changes is not null,
        };
    }

    private static string Who(AuditEntry entry, RecordNames names) => entry switch
    {
        { Act: Act.SignInFailed or Act.CodeRefused } => "Somebody",
        { UserId: { } user } => names.Find(nameof(User), user)?.Name ?? "A user who is gone",
        { KeyId: not null } => "The operator’s key",
        { Door: Door.Page } => "Somebody not signed in",
        { Door: Door.None } => "Solmu",
        _ => "The console",
    };

    private static string Way(AuditEntry entry, RecordNames names) => names.Find(nameof(ApiKey), entry.KeyId) is { } key ? $"{AuditWords.Of(entry.Door)}, {key.Name}" : AuditWords.Of(entry.Door);

    private static (string Did, string? Subject) Did(AuditEntry entry, string? name, RecordChange change) => entry.Act switch
    {
        Act.SignedIn => ("signed in", null),
        Act.SignedOut => ("signed out", null),
        Act.SignInFailed => entry.RecordId is null ? ("tried to sign in with an address that nobody has", null) : ("gave a wrong password for", name ?? "a user"),
        Act.CodeRefused => ("gave a wrong code for", name ?? "a user"),
        Act.LinkMade => ("made a one-time link for", name ?? "a user"),
        Act.RecoveryCodesMade => ("made new recovery codes for", name ?? "a user"),
        Act.RecoveryCodeUsed => ("used a recovery code of", name ?? "a user"),
        Act.SessionsEnded => ($"ended {Say.Count(change.Counts?.GetValueOrDefault("sessions") ?? 0, "session")} of", name ?? "a user"),
        Act.Imported => ("imported", name ?? "files"),
        Act.ImportUndone => ("took back the import of", name ?? "files"),
        Act.SampleLoaded => ("loaded", "the sample net"),
        Act.SampleRemoved => ("cleared the sample net", null),
        Act.Merged => ("merged another record into", name ?? "a record that is gone"),
        Act.Forgotten => ("forgot what was read of", name ?? "a person who is gone"),
        Act.MergeUndone => ("took back the merge into", name ?? "a record that is gone"),
        Act.Restored => ("restored a backup; what follows was done since", null),
        Act.Created => ("added", Subject(entry.Kind!, name)),
        Act.Removed => ("removed", Subject(entry.Kind!, name)),
        _ => ("changed", Subject(entry.Kind!, name)),
    };

    private static string Subject(string kind, string? name) => (kind, name) switch
    {
        (_, null) => "a record that is gone: " + AuditWords.Kind(kind),
        (nameof(Organisation) or nameof(Person) or nameof(Contact) or nameof(Note), _) => name,
        (nameof(Partnership), _) => "the partnership with " + name,
        (nameof(Rating), _) => "the own rating of " + name,
        (nameof(Share), _) => "who sees " + name,
        _ => $"the {AuditWords.Kind(kind)} {name}",
    };

    private static List<Told> Counts(RecordChange change) =>
        [.. (change.Counts ?? new Dictionary<string, long>()).Where(count => count.Value > 0).Select(count => new Told(count.Key, null, Say.Number(count.Value)))];

    private static List<Told> Tell(AuditedKind kind, AuditEntry entry, RecordChange change, CellWords words, AuditedModel model)
    {
        var told = new List<Told>();
        foreach (var field in kind.Fields.Select(field => field.Name).Where(field => change.Fields?.ContainsKey(field) == true))
        {
            if (AuditWords.Label(kind, field) is { } label && Tell(kind, entry, field, label, change.Fields![field], words) is { } one)
            {
                told.Add(one);
            }
        }

        foreach (var row in change.Rows ?? [])
        {
            if (AuditWords.Label(kind, row.Of) is { } label && model.Find(row.Of) is { } part)
            {
                told.Add(new Told(label, words.Row(part, row.Was), words.Row(part, row.Is)));
            }
        }

        return [.. told.Where(one => one.Before != one.After)];
    }

    private static Told? Tell(AuditedKind kind, AuditEntry entry, string field, string label, JsonElement?[] cells, CellWords words)
    {
        if (cells is not [var before, var after])
        {
            return new Told(label, null, "changed; it is not kept here");
        }

        // That a new record is not this and not that is no news, nor what it stands under, which its name tells.
        if (entry.Act != Act.Changed && (before ?? after) is { } only && (only.ValueKind == JsonValueKind.False || only.GetRawText() == entry.UnderId?.ToString(CultureInfo.InvariantCulture)))
        {
            return null;
        }

        return new Told(label, words.Of(kind, field, before), words.Of(kind, field, after) ?? (entry.Act == Act.Changed ? "nothing" : null));
    }
}
