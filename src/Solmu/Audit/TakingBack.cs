using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Access;
using Solmu.Database;
using Solmu.Organisations;

namespace Solmu.Audit;

/// <summary>One taking back, in an order in which nothing loses what it stands on.</summary>
internal sealed class TakingBack(SolmuDb db, Visible visible)
{
    private readonly AuditedModel model = AuditedModel.Of(db);
    private readonly Dictionary<(AuditedKind Kind, long Id), HeldRecord?> held = [];
    private readonly List<EntityEntry> dropped = [];
    private readonly List<(AuditedKind Kind, AuditEntry Entry, string? Field, string Reason)> stays = [];

    public int Undone { get; private set; }

    public List<TakeBack.Kept> Kept { get; } = [];

    public async Task RunAsync(IReadOnlyList<AuditEntry> newestFirst)
    {
        var steps = await StepsAsync(newestFirst);
        foreach (var step in steps.Where(step => step.Entry.Act == Act.Removed).OrderBy(step => Depth(step.Kind.Type)))
        {
            await BringBackAsync(step);
        }

        foreach (var step in steps.Where(step => step.Entry.Act == Act.Changed))
        {
            await PutBackAsync(step);
        }

        foreach (var step in steps.Where(step => step.Entry.Act != Act.Created))
        {
            await ReturnRowsAsync(step);
        }

        foreach (var step in steps.Where(step => step.Entry.Act == Act.Created).OrderByDescending(step => Depth(step.Kind.Type)))
        {
            await RemoveAsync(step);
        }

        foreach (var record in held.Values.OfType<HeldRecord>().Where(record => record.IsTouched))
        {
            Undone++;
            Settle(record);
        }

        await NameAsync();
        await db.SaveChangesAsync();
    }

    /// <summary>What can be taken back of what the viewer sees of the entries.</summary>
    private async Task<List<Step>> StepsAsync(IReadOnlyList<AuditEntry> entries)
    {
        var sight = new SeenChanges(visible, model);
        await sight.ReadAsync(entries);
        var steps = new List<Step>();
        foreach (var entry in entries.Where(entry => entry.Act is Act.Created or Act.Changed or Act.Removed && entry.RecordId is not null))
        {
            if (model.Find(entry.Kind!) is not { } kind || entry.Changes is null)
            {
                continue;
            }

            if (!kind.CanBeTakenBack)
            {
                Stay(kind, entry, null, "is changed where it is kept, not from here");
                continue;
            }

            steps.Add(new Step(kind, entry, sight.Of(entry)));
        }

        return steps;
    }

    /// <summary>The removed record itself; its rows follow later.</summary>
    private async Task BringBackAsync(Step step)
    {
        var (kind, entry) = (step.Kind, step.Entry);
        if (await FindAsync(kind, entry.RecordId!.Value) is not null)
        {
            return;
        }

        var record = db.Entry(Activator.CreateInstance(kind.Type.ClrType, nonPublic: true)!);
        record.Property(kind.Key[0].Name).CurrentValue = entry.RecordId.Value;
        foreach (var (name, cells) in step.Change.Fields ?? [])
        {
            if (kind.Find(name) is { } field && cells is [var before, _])
            {
                record.Property(name).CurrentValue = Cell.Read(before, field);
            }
        }

        if (kind.Version is { } version)
        {
            record.Property(version.Name).CurrentValue = entry.RecordVersion ?? 1;
        }

        foreach (var field in kind.Fields.Where(field => field.IsNullable))
        {
            if (!await HasTargetAsync(field, record.Property(field.Name).CurrentValue))
            {
                record.Property(field.Name).CurrentValue = null;
                Stay(kind, entry, field.Name, "what it named is gone");
            }
        }

        if (await WhyNotAsync(kind, property => record.Property(property.Name).CurrentValue) is { } reason)
        {
            Stay(kind, entry, null, reason);
            return;
        }

        db.Add(record.Entity);
        held[(kind, entry.RecordId.Value)] = new HeldRecord(kind, record, []) { IsTouched = true };
    }

    private async Task PutBackAsync(Step step)
    {
        if (await FindAsync(step.Kind, step.Entry.RecordId!.Value) is not { } record)
        {
            Stay(step.Kind, step.Entry, null, "was removed since");
            return;
        }

        if (await GuardAsync(record) is { } guarded)
        {
            Stay(step.Kind, step.Entry, null, guarded);
            return;
        }

        foreach (var (name, cells) in step.Change.Fields ?? [])
        {
            if (step.Kind.Find(name) is { } field && await PutBackAsync(step.Kind, record.Root, field, cells) is { } reason)
            {
                Stay(step.Kind, step.Entry, name, reason);
            }
        }

        record.IsTouched |= db.Entry(record.Root.Entity).State == EntityState.Modified;
        foreach (var row in step.Change.Rows ?? [])
        {
            await PutBackRowAsync(step, record, row);
        }
    }

    /// <summary>Why a field cannot go back; null when it is as before now.</summary>
    private async Task<string?> PutBackAsync(AuditedKind kind, EntityEntry row, IProperty field, JsonElement?[] cells)
    {
        if (cells is not [var before, var after])
        {
            return "is a secret";
        }

        var property = row.Property(field.Name);
        var now = Cell.Write(property.CurrentValue);
        if (Cell.AreEqual(now, before))
        {
            return null;
        }

        if (!Cell.AreEqual(now, after))
        {
            return "was changed since";
        }

        var value = Cell.Read(before, field);
        if (!await HasTargetAsync(field, value))
        {
            return "what it named is gone";
        }

        if (await IsTakenAsync(kind, Places(kind).Where(place => place.Contains(field)), other => other == field ? value : row.Property(other.Name).CurrentValue, row.Entity))
        {
            return "another one has that by now";
        }

        property.CurrentValue = value;
        return null;
    }

    /// <summary>A row that came goes, one that changed is as before; those that went come later.</summary>
    private async Task PutBackRowAsync(Step step, HeldRecord record, RowChange row)
    {
        if (model.Find(row.Of) is not { } part || row.Is is null)
        {
            return;
        }

        var now = record.Find(part, row.Is);
        if (row.Was is null)
        {
            if (now is not null && !HeldRecord.IsAs(part, now, row.Is))
            {
                Stay(step.Kind, step.Entry, row.Of, "was changed since");
            }
            else if (now is not null)
            {
                record.Drop(db, part, now);
                dropped.Add(now);
            }

            return;
        }

        foreach (var field in part.Fields.Where(field => row.Changes(field.Name)))
        {
            if (now is null || await PutBackAsync(part, now, field, [row.Was.GetValueOrDefault(field.Name), row.Is.GetValueOrDefault(field.Name)]) is not null)
            {
                Stay(step.Kind, step.Entry, row.Of, now is null ? "was removed since" : "was changed since");
                return;
            }

            record.IsTouched = true;
        }
    }

    private async Task ReturnRowsAsync(Step step)
    {
        foreach (var row in step.Change.Rows ?? [])
        {
            if (row.Is is not null || row.Was is null || model.Find(row.Of) is not { } part || await FindAsync(step.Kind, step.Entry.RecordId!.Value) is not { } record || record.Find(part, row.Was) is not null)
            {
                continue;
            }

            object? Value(IProperty property) => property == part.Owner!.Properties[0] ? record.Id : Cell.Read(row.Was.GetValueOrDefault(property.Name), property);
            if (Moved(part, Value) is { } moved)
            {
                record.Take(part, moved, row.Was);
                dropped.Remove(moved);
            }
            else if (await WhyNotAsync(part, Value) is { } reason)
            {
                Stay(step.Kind, step.Entry, row.Of, reason);
            }
            else
            {
                record.Add(db, part, row.Was);
            }
        }
    }

    /// <summary>A row that this very taking back has dropped elsewhere: it moved between two records.</summary>
    private EntityEntry? Moved(AuditedKind part, Func<IProperty, object?> value)
    {
        var key = RowsOf.KeyOf(part.Type, value);
        return dropped.Find(row => row.Metadata == part.Type && RowsOf.KeyOf(part.Type, property => row.Property(property.Name).CurrentValue) == key);
    }

    private async Task RemoveAsync(Step step)
    {
        var (kind, entry) = (step.Kind, step.Entry);
        if (await FindAsync(kind, entry.RecordId!.Value) is not { } record)
        {
            return;
        }

        if (await GuardAsync(record) is { } guarded)
        {
            Stay(kind, entry, null, guarded);
        }
        else if (!record.IsAsMade(step.Change))
        {
            Stay(kind, entry, null, "was edited since");
        }
        else if (await HangsAsync(kind, record.Id) is { } what)
        {
            Stay(kind, entry, null, $"is in use: {what}");
        }
        else
        {
            record.Remove(db);
            Undone++;
        }
    }

    /// <summary>The first kind of thing that stands on a record and is none of its own rows.</summary>
    private async Task<string?> HangsAsync(AuditedKind kind, long id)
    {
        // What the log does not keep, such as who follows a partner, goes with it unasked.
        foreach (var key in kind.Type.GetReferencingForeignKeys().Where(key => key.DeclaringEntityType.ClrType.GetCustomAttribute<NotAuditedAttribute>() is null))
        {
            var type = key.DeclaringEntityType;
            if (model.Find(type)?.Owner == key)
            {
                continue;
            }

            var tracked = db.ChangeTracker.Entries().Where(row => row.Metadata == type).ToDictionary(row => RowsOf.KeyOf(type, property => row.Property(property.Name).CurrentValue));
            var rows = await RowsOf.ReadAsync(db, type, key.Properties[0], id, most: tracked.Count + 1);
            if (rows.Exists(row => !tracked.ContainsKey(RowsOf.KeyOf(type, property => property.GetGetter().GetClrValue(row))))
                || tracked.Values.Any(row => row.State is not EntityState.Deleted and not EntityState.Detached && Equals(row.Property(key.Properties[0].Name).CurrentValue, id)))
            {
                return AuditWords.Kind(model.Find(type)?.Root.ClrType.Name ?? type.ClrType.Name);
            }
        }

        return null;
    }

    private async Task<HeldRecord?> FindAsync(AuditedKind kind, long id)
    {
        if (!held.TryGetValue((kind, id), out var record))
        {
            held[(kind, id)] = record = await HeldRecord.FindAsync(db, kind, id);
        }

        return record is { IsGone: true } ? null : record;
    }

    /// <summary>Why a row cannot be there: what it stands on is gone, or its place is taken.</summary>
    private async Task<string?> WhyNotAsync(AuditedKind kind, Func<IProperty, object?> value)
    {
        foreach (var key in kind.Type.GetForeignKeys())
        {
            if (!await HasTargetAsync(key.Properties[0], value(key.Properties[0])))
            {
                return $"its {AuditWords.Kind(key.PrincipalEntityType.ClrType.Name)} is gone";
            }
        }

        return await IsTakenAsync(kind, Places(kind).Append(kind.Type.FindPrimaryKey()!.Properties), value, null) ? "another one has its place by now" : null;
    }

    private async Task<bool> HasTargetAsync(IProperty property, object? id)
    {
        if (id is null || property.GetContainingForeignKeys().FirstOrDefault() is not { } key)
        {
            return true;
        }

        return await db.FindAsync(key.PrincipalEntityType.ClrType, id) is { } target && db.Entry(target).State is not EntityState.Deleted;
    }

    /// <summary>Whether a row other than this one stands where only one may.</summary>
    private async Task<bool> IsTakenAsync(AuditedKind kind, IEnumerable<IReadOnlyList<IProperty>> places, Func<IProperty, object?> value, object? self)
    {
        foreach (var place in places.Where(place => place.All(property => value(property) is not null)))
        {
            var rows = await RowsOf.ReadAsync(db, kind.Type, [.. place.Select(property => (property, value(property)))], isTracked: true);
            if (rows.Exists(row => row != self && db.Entry(row).State != EntityState.Deleted))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<IReadOnlyList<IProperty>> Places(AuditedKind kind) => kind.Type.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties)
        .Concat(visible.Viewer.SeesAll && kind.Type.ClrType == typeof(OrganisationDomain) ? DomainAlone(kind.Type) : []);

    /// <summary>Two organisations hold one domain only where somebody could not see the other one. Whoever sees both adds no second.</summary>
    private static IEnumerable<IReadOnlyList<IProperty>> DomainAlone(IEntityType domain) => [[domain.FindProperty(nameof(OrganisationDomain.Domain))!]];

    private static void Settle(HeldRecord record)
    {
        try
        {
            record.Settle();
        }
        catch (RuleViolation rule)
        {
            throw new RuleViolation(null, $"As things stand now, this cannot be taken back: {rule.Message}");
        }
    }

    /// <summary>What the use cases that edit such a record would say to the viewer.</summary>
    private async Task<string?> GuardAsync(HeldRecord record)
    {
        try
        {
            if (await visible.Firms.AnyAsync(firm => firm.OrganisationId == record.Id))
            {
                visible.Viewer.AsOwner();
            }

            (record.Root.Entity as IGuarded)?.RequireChangeBy(visible.Viewer);
            return null;
        }
        catch (RuleViolation rule)
        {
            return rule.Message;
        }
    }

    private void Stay(AuditedKind kind, AuditEntry entry, string? field, string reason) => stays.Add((kind, entry, field, reason));

    private async Task NameAsync()
    {
        var names = new RecordNames(visible);
        await names.ReadAsync(stays.Select(stay => (stay.Entry.Kind!, stay.Entry.RecordId!.Value)));
        Kept.AddRange(stays.Where(stay => stay.Field is null || AuditWords.Label(stay.Kind, stay.Field) is not null).Select(stay => new TakeBack.Kept(
            AuditWords.Kind(stay.Entry.Kind!),
            names.Find(stay.Entry.Kind, stay.Entry.RecordId)?.Name ?? AuditWords.NameIn(RecordChange.Of(stay.Entry.Changes)) ?? "since removed",
            stay.Field is null ? null : AuditWords.Label(stay.Kind, stay.Field),
            stay.Reason)).Distinct());
    }

    /// <summary>Records that others stand on have the smaller number.</summary>
    private static int Depth(IEntityType type) => Depth(type, []);

    private static int Depth(IEntityType type, HashSet<IEntityType> open) =>
        !open.Add(type) ? 0 : 1 + type.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(principal => principal != type).Select(principal => Depth(principal, [.. open])).DefaultIfEmpty(0).Max();

    private sealed record Step(AuditedKind Kind, AuditEntry Entry, RecordChange Change);
}
