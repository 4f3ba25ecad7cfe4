using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Duplicates;

/// <summary>What a merge is about to save, row by row, so that exactly that can be taken back.</summary>
internal static class RowImages
{
    /// <summary>As cells are written, so that what is read again equals them letter by letter.</summary>
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<Type> Own = [typeof(Merge), typeof(MergeChange), typeof(AuditEntry)];

    /// <summary>Before the merge is saved. A row that went and one that came in its place under the other key are one change.</summary>
    public static List<MergeChange> Of(SolmuDb db, Merge merge)
    {
        db.ChangeTracker.DetectChanges();
        var rows = db.ChangeTracker.Entries().Where(row => row.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !Own.Contains(row.Metadata.ClrType)).ToList();
        var came = rows.Where(row => row.State == EntityState.Added).ToDictionary(row => (row.Metadata, KeyOf(row, property => row.Property(property.Name).CurrentValue)));
        var changes = new List<MergeChange>();
        foreach (var row in rows.Where(row => row.State == EntityState.Deleted))
        {
            var place = (row.Metadata, KeyOf(row, property => row.Property(property.Name).OriginalValue is long id && id == merge.GoneId ? merge.KeptId : row.Property(property.Name).OriginalValue));
            var isMoved = came.Remove(place, out var other);
            changes.Add(new MergeChange(merge.Id, row.Metadata.ClrType.Name, Whole(row, isBefore: true), isMoved ? Whole(other!, isBefore: false) : null));
        }

        changes.AddRange(came.Values.Select(row => new MergeChange(merge.Id, row.Metadata.ClrType.Name, null, Whole(row, isBefore: false))));
        changes.AddRange(rows.Where(row => row.State == EntityState.Modified).Select(row => Changed(merge.Id, row)).OfType<MergeChange>());
        return changes;
    }

    public static Dictionary<string, JsonElement?>? Read(string? image) => image is null ? null : JsonSerializer.Deserialize<Dictionary<string, JsonElement?>>(image);

    public static bool IsDerived(IReadOnlyProperty property) => property.PropertyInfo?.GetCustomAttribute<DerivedAttribute>() is not null;

    private static string KeyOf(EntityEntry row, Func<IProperty, object?> value) => RowsOf.KeyOf(row.Metadata, value);

    private static string Whole(EntityEntry row, bool isBefore) =>
        Write(row.Metadata.GetProperties(), property => isBefore ? row.Property(property.Name).OriginalValue : row.Property(property.Name).CurrentValue);

    /// <summary>The key and what really changes. Versions and what follows from other columns are worked out anew.</summary>
    private static MergeChange? Changed(long mergeId, EntityEntry row)
    {
        var changed = row.Metadata.GetProperties().Where(property => property.Name != nameof(IRecorded.Version) && !IsDerived(property)
            && row.Property(property.Name) is { IsModified: true } cell && !Cell.AreEqual(Cell.Write(cell.OriginalValue), Cell.Write(cell.CurrentValue))).ToList();
        var kept = row.Metadata.FindPrimaryKey()!.Properties.Concat(changed).ToList();
        return changed.Count == 0 ? null : new MergeChange(
            mergeId, row.Metadata.ClrType.Name, Write(kept, property => row.Property(property.Name).OriginalValue), Write(kept, property => row.Property(property.Name).CurrentValue));
    }

    private static string Write(IEnumerable<IProperty> properties, Func<IProperty, object?> value) =>
        JsonSerializer.Serialize(properties.ToDictionary(property => property.Name, property => Cell.Write(value(property))), Options);
}
