using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Database;

namespace Solmu.Audit;

/// <summary>A record with all rows that belong to it, in the hand of a taking back.</summary>
internal sealed class HeldRecord(AuditedKind kind, EntityEntry root, List<(AuditedKind Part, EntityEntry Row)> rows)
{
    public EntityEntry Root => root;

    public long Id => (long)root.Property(kind.Key[0].Name).CurrentValue!;

    public bool IsTouched { get; set; }

    public bool IsGone { get; private set; }

    public static async Task<HeldRecord?> FindAsync(SolmuDb db, AuditedKind kind, long id)
    {
        if (await db.FindAsync(kind.Type.ClrType, id) is not { } record || db.Entry(record).State == EntityState.Deleted)
        {
            return null;
        }

        var rows = new List<(AuditedKind, EntityEntry)>();
        foreach (var part in kind.Parts)
        {
            rows.AddRange((await RowsOf.ReadAsync(db, part.Type, [(part.Owner!.Properties[0], id)], isTracked: true)).Select(row => (part, db.Entry(row))));
        }

        return new HeldRecord(kind, db.Entry(record), rows);
    }

    public EntityEntry? Find(AuditedKind part, SortedDictionary<string, JsonElement?> image) =>
        rows.Find(row => row.Part == part && part.Key.All(property => Is(row.Row, property, image))).Row;

    /// <summary>Whether a row says what the image says, and nothing else.</summary>
    public static bool IsAs(AuditedKind part, EntityEntry row, SortedDictionary<string, JsonElement?> image) =>
        part.Key.Concat(part.Fields).Where(property => !part.Secrets.Contains(property)).All(property => Is(row, property, image));

    /// <summary>Whether record and rows are still what they were made as.</summary>
    public bool IsAsMade(RecordChange made)
    {
        var fields = made.Fields ?? [];
        var came = (made.Rows ?? []).Where(row => row.Is is not null).ToList();
        return kind.Fields.All(field => Cell.AreEqual(Cell.Write(root.Property(field.Name).CurrentValue), fields.GetValueOrDefault(field.Name) is [_, var after] ? after : null))
            && came.Count == rows.Count
            && came.TrueForAll(image => rows.Exists(row => row.Part.Name == image.Of && IsAs(row.Part, row.Row, image.Is!)));
    }

    public void Add(SolmuDb db, AuditedKind part, SortedDictionary<string, JsonElement?> image)
    {
        var row = db.Entry(Activator.CreateInstance(part.Type.ClrType, nonPublic: true)!);
        Fill(part, row, image, part.Key.Concat(part.Fields));
        db.Add(row.Entity);
        rows.Add((part, row));
        IsTouched = true;
    }

    /// <summary>A row that was dropped elsewhere belongs here again.</summary>
    public void Take(AuditedKind part, EntityEntry row, SortedDictionary<string, JsonElement?> image)
    {
        row.State = EntityState.Unchanged;
        Fill(part, row, image, part.Fields);
        rows.Add((part, row));
        IsTouched = true;
    }

    public void Drop(SolmuDb db, AuditedKind part, EntityEntry row)
    {
        db.Remove(row.Entity);
        if (part.Owner!.PrincipalToDependent is { } collection)
        {
            ((System.Collections.IList)root.Collection(collection.Name).CurrentValue!).Remove(row.Entity);
        }

        rows.RemoveAll(known => known.Row.Entity == row.Entity);
        IsTouched = true;
    }

    public void Remove(SolmuDb db)
    {
        rows.ForEach(row => db.Remove(row.Row.Entity));
        db.Remove(root.Entity);
        (IsGone, IsTouched) = (true, false);
    }

    /// <summary>Counts the change, works out what follows from it, and refuses what cannot be.</summary>
    public void Settle()
    {
        if (kind.Version is { } version)
        {
            root.Property(version.Name).CurrentValue = (int)root.Property(version.Name).CurrentValue! + 1;
        }

        root.Context.ChangeTracker.DetectChanges();
        foreach (var record in rows.Select(row => row.Row.Entity).Append(root.Entity).OfType<ISettles>())
        {
            record.Settle();
        }
    }

    private void Fill(AuditedKind part, EntityEntry row, SortedDictionary<string, JsonElement?> image, IEnumerable<IProperty> properties)
    {
        row.Property(part.Owner!.Properties[0].Name).CurrentValue = Id;
        foreach (var property in properties.Where(property => image.ContainsKey(property.Name)))
        {
            row.Property(property.Name).CurrentValue = Cell.Read(image[property.Name], property);
        }
    }

    private static bool Is(EntityEntry row, IProperty property, SortedDictionary<string, JsonElement?> image) =>
        Cell.AreEqual(Cell.Write(row.Property(property.Name).CurrentValue), image.GetValueOrDefault(property.Name));
}
