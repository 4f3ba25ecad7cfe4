using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Database;

namespace Solmu.Audit;

/// <summary>What a context is about to save, told record by record.</summary>
internal sealed class Observed(SolmuDb db)
{
    private readonly AuditedModel model = AuditedModel.Of(db);
    private readonly Dictionary<(IEntityType Kind, long Id), Draft> drafts = [];

    /// <summary>One draft for each record in which something really changes.</summary>
    public async Task<List<Draft>> ReadAsync()
    {
        var changed = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        foreach (var entry in changed)
        {
            if (model.Find(entry.Metadata) is not { } kept)
            {
                continue;
            }

            if (kept.Owner is null)
            {
                Record(entry, kept);
            }
            else
            {
                Part(entry, kept);
            }
        }

        var removed = changed.Where(entry => entry.State == EntityState.Deleted && entry.Metadata.GetReferencingForeignKeys().Any()).ToList();
        if (removed.Count > 0)
        {
            await FollowAsync(removed);
        }

        return [.. drafts.Values.Where(draft => draft.Act != Act.Changed || !draft.Change.IsEmpty)];
    }

    private void Record(EntityEntry entry, AuditedKind kept)
    {
        var draft = DraftOf(kept.Type, (long)entry.Property(kept.Key[0].Name).CurrentValue!);
        draft.Describe(entry.Entity, kept.Version is { } version ? (int)entry.Property(version.Name).CurrentValue! : null, PrivateTo(entry));
        draft.Act = entry.State switch { EntityState.Added => Act.Created, EntityState.Deleted => Act.Removed, _ => Act.Changed };
        foreach (var field in kept.Fields)
        {
            var property = entry.Property(field.Name);
            if (entry.State == EntityState.Modified && !property.IsModified)
            {
                continue;
            }

            var before = entry.State == EntityState.Added ? null : Cell.Write(property.OriginalValue);
            var after = entry.State == EntityState.Deleted ? null : Cell.Write(property.CurrentValue);
            draft.Field(kept, field, before, after);
        }
    }

    private void Part(EntityEntry entry, AuditedKind kept)
    {
        var owner = entry.Property(kept.Owner!.Properties[0].Name);
        var (before, after) = ((long)owner.OriginalValue!, (long)owner.CurrentValue!);
        if (entry.State == EntityState.Modified && before == after)
        {
            var row = new RowChange(kept.Name, kept.Image(field => entry.Property(field.Name).OriginalValue), kept.Image(field => entry.Property(field.Name).CurrentValue));
            if (kept.Fields.Any(field => row.Changes(field.Name)))
            {
                DraftOf(kept.Root, after).Change.Add(row);
            }

            return;
        }

        if (entry.State != EntityState.Added)
        {
            DraftOf(kept.Root, before).Change.Add(new RowChange(kept.Name, kept.Image(field => entry.Property(field.Name).OriginalValue), null));
        }

        if (entry.State != EntityState.Deleted)
        {
            DraftOf(kept.Root, after).Change.Add(new RowChange(kept.Name, null, kept.Image(field => entry.Property(field.Name).CurrentValue)));
        }
    }

    /// <summary>What the database takes away, or empties, along with a removed record, and nobody has loaded.</summary>
    private async Task FollowAsync(List<EntityEntry> removed)
    {
        var tracked = db.ChangeTracker.Entries().Select(entry => (entry.Metadata, RowsOf.KeyOf(entry.Metadata, property => entry.Property(property.Name).CurrentValue))).ToHashSet();
        var open = new Queue<(IEntityType Type, Func<IProperty, object?> Value)>(removed.Select(entry => (entry.Metadata, (Func<IProperty, object?>)(property => entry.Property(property.Name).OriginalValue))));
        while (open.TryDequeue(out var gone))
        {
            foreach (var key in gone.Type.GetReferencingForeignKeys().Where(key => key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull && model.Find(key.DeclaringEntityType) is not null))
            {
                foreach (var row in await RowsOf.ReadAsync(db, key.DeclaringEntityType, key.Properties[0], gone.Value(key.PrincipalKey.Properties[0])))
                {
                    var type = key.DeclaringEntityType;
                    object? Value(IProperty property) => property.GetGetter().GetClrValue(row);
                    if (!tracked.Add((type, RowsOf.KeyOf(type, Value))))
                    {
                        continue;
                    }

                    if (key.DeleteBehavior == DeleteBehavior.SetNull)
                    {
                        Emptied(model.Find(type)!, key.Properties[0], Value);
                    }
                    else
                    {
                        Gone(model.Find(type)!, row, Value);
                        open.Enqueue((type, Value));
                    }
                }
            }
        }
    }

    private void Gone(AuditedKind kept, object row, Func<IProperty, object?> value)
    {
        if (kept.Owner is { } owner)
        {
            DraftOf(kept.Root, (long)value(owner.Properties[0])!).Change.Add(new RowChange(kept.Name, kept.Image(value), null));
            return;
        }

        var draft = DraftOf(kept.Type, (long)value(kept.Key[0])!);
        draft.Act = Act.Removed;
        draft.Describe(row, kept.Version is { } version ? (int)value(version)! : null, row is IPrivate { IsPrivate: true } note ? note.AuthorId ?? 0 : null);
        foreach (var field in kept.Fields)
        {
            draft.Field(kept, field, Cell.Write(value(field)), null);
        }
    }

    private void Emptied(AuditedKind kept, IProperty field, Func<IProperty, object?> value)
    {
        if (kept.Owner is null)
        {
            DraftOf(kept.Type, (long)value(kept.Key[0])!).Field(kept, field, Cell.Write(value(field)), null);
        }
    }

    private Draft DraftOf(IEntityType kind, long id)
    {
        if (!drafts.TryGetValue((kind, id), out var draft))
        {
            drafts[(kind, id)] = draft = new Draft(kind.ClrType.Name, id);
        }

        return draft;
    }

    /// <summary>What is private now or was until now is told to its author only.</summary>
    private static long? PrivateTo(EntityEntry entry) => entry.Entity is not IPrivate note ? null
        : note.IsPrivate || (entry.State != EntityState.Added && (bool)entry.Property(nameof(IPrivate.IsPrivate)).OriginalValue!) ? note.AuthorId ?? 0
        : null;

    /// <summary>An entry in the making.</summary>
    internal sealed class Draft(string kind, long id)
    {
        private int? version;
        private long? privateTo;
        private long? underId;

        public Act Act { get; set; } = Act.Changed;

        public RecordChange Change { get; } = new();

        public void Describe(object record, int? now, long? onlyFor) => (version, privateTo, underId) = (now, onlyFor, (record as IUnder)?.UnderId);

        public void Field(AuditedKind kept, IProperty field, System.Text.Json.JsonElement? before, System.Text.Json.JsonElement? after)
        {
            if (Cell.AreEqual(before, after))
            {
                return;
            }

            if (kept.Secrets.Contains(field))
            {
                Change.SetSecret(field.Name);
            }
            else
            {
                Change.Set(field.Name, before, after);
            }
        }

        public AuditEntry ToEntry(Acting acting) => new AuditEntry(acting, Act).On(kind, id, underId, version, privateTo).With(Change);
    }
}
