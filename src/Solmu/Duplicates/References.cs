using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Audit;
using Solmu.Database;

namespace Solmu.Duplicates;

/// <summary>
/// Everything that names a record by its id, read off the model, so that a table that comes later follows by itself: what
/// hangs on one record comes to hang on another. A row that would stand there twice goes.
/// </summary>
internal sealed class References(SolmuDb db)
{
    public int Moved { get; private set; }

    /// <summary>The columns that hold ids of such records.</summary>
    public static IEnumerable<IProperty> To(IModel model, Type record) =>
        from type in model.GetEntityTypes()
        where type.FindPrimaryKey() is not null && type.ClrType != typeof(AuditEntry)
        from property in type.GetProperties()
        where property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == record)
            || (property.Name == record.Name + "Id" && !property.GetContainingForeignKeys().Any())
        select property;

    public async Task MoveAsync(Type record, long from, long to)
    {
        foreach (var property in To(db.Model, record))
        {
            await MoveAsync(property, from, to);
        }
    }

    private async Task MoveAsync(IProperty property, long from, long to)
    {
        var type = (IEntityType)property.DeclaringType;
        var going = await RowsAsync(type, property, from);
        if (going.Count == 0)
        {
            return;
        }

        var places = type.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties).Append(type.FindPrimaryKey()!.Properties).Where(place => place.Contains(property)).ToList();
        var staying = places.Count == 0 ? [] : await RowsAsync(type, property, to);
        var taken = places.ConvertAll(place => staying.Select(row => PlaceOf(row, place, property, to)).OfType<string>().ToHashSet());
        foreach (var row in going)
        {
            Moved++;
            if (places.Zip(taken).Any(pair => PlaceOf(row, pair.First, property, to) is { } place && !pair.Second.Add(place)))
            {
                db.Remove(row.Entity);
            }
            else if (property.IsPrimaryKey())
            {
                Rekey(type, row, property, to);
            }
            else
            {
                row.Property(property.Name).CurrentValue = to;
                Count(row);
            }
        }
    }

    /// <summary>Tracked rows too, which may be new or on their way out.</summary>
    private async Task<List<EntityEntry>> RowsAsync(IEntityType type, IProperty property, long id)
    {
        var rows = await RowsOf.ReadAsync(db, type, [(property, (object?)id)], isTracked: true);
        return [.. rows.Select(row => db.Entry(row)).Concat(db.ChangeTracker.Entries().Where(row => row.Metadata == type && row.State == EntityState.Added)).Where(row => row.State != EntityState.Deleted && Equals(row.Property(property.Name).CurrentValue, id)).DistinctBy(row => row.Entity)];
    }

    /// <summary>Where a row would stand; null where any number may.</summary>
    private static string? PlaceOf(EntityEntry row, IReadOnlyList<IProperty> place, IProperty moving, long to)
    {
        var values = place.Select(property => property == moving ? to : row.Property(property.Name).CurrentValue).ToList();
        return values.Contains(null) ? null : string.Join('|', values.Select(value => value is DateTime at ? at.Ticks : value));
    }

    /// <summary>A key cannot be changed, so another row takes the place.</summary>
    private void Rekey(IEntityType type, EntityEntry row, IProperty property, long to)
    {
        var copy = db.Entry(Activator.CreateInstance(type.ClrType, nonPublic: true)!);
        foreach (var each in type.GetProperties())
        {
            copy.Property(each.Name).CurrentValue = each == property ? to : row.Property(each.Name).CurrentValue;
        }

        db.Remove(row.Entity);
        db.Add(copy.Entity);
    }

    private static void Count(EntityEntry row)
    {
        if (row.Metadata.FindProperty(nameof(IRecorded.Version)) is not null)
        {
            var version = row.Property(nameof(IRecorded.Version));
            version.CurrentValue = (int)version.CurrentValue! + 1;
        }
    }
}
