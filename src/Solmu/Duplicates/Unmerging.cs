using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Duplicates;

/// <summary>One taking back of a merge, row by row. A cell goes back when it still says what the merge made it say.</summary>
internal sealed class Unmerging(SolmuDb db, Merge merge)
{
    private readonly Dictionary<IEntityType, Dictionary<string, EntityEntry>> rows = [];
    private readonly HashSet<string> stayed = [];
    private readonly List<Change> changes = [];

    public int Undone { get; private set; }

    public IReadOnlyList<string> Stayed => [.. stayed.Order(StringComparer.Ordinal)];

    public async Task RunAsync(IReadOnlyList<MergeChange> recorded)
    {
        var types = db.Model.GetEntityTypes().Where(type => type.FindPrimaryKey() is not null).ToDictionary(type => type.ClrType.Name);
        changes.AddRange(recorded.Where(change => types.ContainsKey(change.Kind)).Select(change => new Change(types[change.Kind], RowImages.Read(change.Was), RowImages.Read(change.Now))));
        foreach (var kind in changes.GroupBy(change => change.Type))
        {
            await LoadAsync(kind.Key, [.. kind]);
        }

        foreach (var change in changes.Where(change => change.IsRemoval).OrderBy(change => Depth(change.Type)))
        {
            await BringBackAsync(change);
        }

        foreach (var change in changes.Where(change => !change.IsRemoval))
        {
            if (change.Was is null)
            {
                Remove(change);
            }
            else if (change.IsRekeyed)
            {
                Rekey(change);
            }
            else
            {
                PutBack(change);
            }
        }
    }

    /// <summary>What follows from other columns, once all rows are where they belong.</summary>
    public async Task SettleAsync()
    {
        db.ChangeTracker.Clear();
        if (merge.Kind == Twice.Person)
        {
            (await db.People.AsTracking().Include(person => person.Emails).Where(person => person.Id == merge.KeptId || person.Id == merge.GoneId).ToListAsync()).ForEach(person => person.Settle());
        }
        else
        {
            (await db.Organisations.AsTracking().Include(organisation => organisation.Domains).Where(organisation => organisation.Id == merge.KeptId || organisation.Id == merge.GoneId).ToListAsync()).ForEach(organisation => organisation.Settle());
        }

        await db.SaveChangesAsync();
    }

    /// <summary>The rows a kind of change is about, looked up by the part of the key that tells them apart best.</summary>
    private async Task LoadAsync(IEntityType type, List<Change> some)
    {
        object? Value(Change change, IProperty property) => Cell.Read((change.Now ?? change.Was)!.GetValueOrDefault(property.Name), property);
        var best = type.FindPrimaryKey()!.Properties.Where(property => property.ClrType != typeof(DateTime)).MaxBy(property => some.Select(change => Value(change, property)).Distinct().Count())!;
        rows[type] = [];
        foreach (var row in (await RowsOf.ReadAnyAsync(db, type, best, some.Select(change => Value(change, best)))).Select(row => db.Entry(row)))
        {
            rows[type][PlaceOf(type, property => row.Property(property.Name).CurrentValue)] = row;
        }
    }

    private async Task BringBackAsync(Change change)
    {
        if (Find(change, change.Was!) is not null)
        {
            return;
        }

        var row = Make(change.Type, change.Was!);
        if (!await StandsAsync(row))
        {
            Stay(change, "belongs to something that was removed since");
            return;
        }

        if (row.Entity is Organisation)
        {
            await GiveFreeSlugAsync(row);
        }

        Follow(change, row);
        Count(row);
        db.Add(row.Entity);
        rows[change.Type][PlaceOf(change.Type, property => row.Property(property.Name).CurrentValue)] = row;
        Undone++;
    }

    /// <summary>What the merge made goes, unless somebody has worked on it.</summary>
    private void Remove(Change change)
    {
        if (Find(change, change.Now!) is not { } row)
        {
            return;
        }

        if (change.Type.GetProperties().Any(property => property.Name != nameof(IRecorded.Version) && !Is(row, property, change.Now!)))
        {
            Stay(change, "was changed since");
            return;
        }

        db.Remove(row.Entity);
        Undone++;
    }

    private void Rekey(Change change)
    {
        if (Find(change, change.Now!) is not { } row)
        {
            Stay(change, "was removed since");
            return;
        }

        var back = Make(change.Type, change.Was!);
        foreach (var property in change.Type.GetProperties().Where(property => !Is(row, property, change.Now!)))
        {
            back.Property(property.Name).CurrentValue = row.Property(property.Name).CurrentValue;
        }

        db.Remove(row.Entity);
        db.Add(back.Entity);
        Undone++;
    }

    private void PutBack(Change change)
    {
        if (Find(change, change.Now!) is not { } row)
        {
            Stay(change, "was removed since");
            return;
        }

        var key = change.Type.FindPrimaryKey()!.Properties;
        foreach (var property in change.Type.GetProperties().Where(property => !key.Contains(property) && change.Now!.ContainsKey(property.Name)))
        {
            if (Is(row, property, change.Now!))
            {
                row.Property(property.Name).CurrentValue = Cell.Read(change.Was![property.Name], property);
            }
            else if (!Is(row, property, change.Was!))
            {
                Stay(change, "was changed since");
            }
        }

        Count(row);
        Undone++;
    }

    /// <summary>Times stand in some keys and may have been corrected since; the rest of the key still tells the row.</summary>
    private EntityEntry? Find(Change change, Dictionary<string, JsonElement?> image) =>
        rows[change.Type].GetValueOrDefault(PlaceOf(change.Type, property => Cell.Read(image.GetValueOrDefault(property.Name), property))) is { State: not EntityState.Deleted and not EntityState.Detached } row ? row : null;

    private static string PlaceOf(IEntityType type, Func<IProperty, object?> value) =>
        string.Join('|', type.FindPrimaryKey()!.Properties.Where(property => property.ClrType != typeof(DateTime)).Select(value));

    private EntityEntry Make(IEntityType type, Dictionary<string, JsonElement?> image)
    {
        var row = db.Entry(Activator.CreateInstance(type.ClrType, nonPublic: true)!);
        foreach (var property in type.GetProperties().Where(property => image.ContainsKey(property.Name)))
        {
            row.Property(property.Name).CurrentValue = Cell.Read(image[property.Name], property);
        }

        return row;
    }

    /// <summary>Whether everything a row stands on is there; what it may do without is left out when it is not.</summary>
    private async Task<bool> StandsAsync(EntityEntry row)
    {
        foreach (var key in row.Metadata.GetForeignKeys())
        {
            var property = row.Property(key.Properties[0].Name);
            if (property.CurrentValue is not { } id || (await db.FindAsync(key.PrincipalEntityType.ClrType, id) is { } target && db.Entry(target).State != EntityState.Deleted))
            {
                continue;
            }

            if (!key.Properties[0].IsNullable)
            {
                return false;
            }

            property.CurrentValue = null;
        }

        return true;
    }

    /// <summary>A part of a contact has the contact's time, which may have been corrected since.</summary>
    private void Follow(Change change, EntityEntry row)
    {
        if (change.Type.FindProperty("ContactId") is not { } contact || change.Type.FindProperty("At") is not { } at)
        {
            return;
        }

        var sibling = rows[change.Type].Values.FirstOrDefault(other => Equals(other.Property(contact.Name).CurrentValue, row.Property(contact.Name).CurrentValue));
        if (sibling is not null)
        {
            row.Property(at.Name).CurrentValue = sibling.Property(at.Name).CurrentValue;
        }
    }

    private async Task GiveFreeSlugAsync(EntityEntry row)
    {
        var slug = row.Property(nameof(Organisation.Slug));
        var wanted = (string)slug.CurrentValue!;
        if (await db.Organisations.AnyAsync(organisation => organisation.Slug == wanted))
        {
            slug.CurrentValue = await Slugs.FreeAsync(db, merge.GoneName);
        }
    }

    private static void Count(EntityEntry row)
    {
        if (row.Metadata.FindProperty(nameof(IRecorded.Version)) is not null)
        {
            row.Property(nameof(IRecorded.Version)).CurrentValue = (int)row.Property(nameof(IRecorded.Version)).CurrentValue! + 1;
        }
    }

    private static bool Is(EntityEntry row, IProperty property, Dictionary<string, JsonElement?> image) =>
        Cell.AreEqual(Cell.Write(row.Property(property.Name).CurrentValue), image.GetValueOrDefault(property.Name));

    private void Stay(Change change, string why) => stayed.Add($"{AuditWords.Kind(change.Type.ClrType.Name)}: {why}");

    /// <summary>What others stand on comes first.</summary>
    private static int Depth(IEntityType type) => Depth(type, []);

    private static int Depth(IEntityType type, HashSet<IEntityType> open) =>
        !open.Add(type) ? 0 : 1 + type.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(principal => principal != type).Select(principal => Depth(principal, [.. open])).DefaultIfEmpty(0).Max();

    private sealed record Change(IEntityType Type, Dictionary<string, JsonElement?>? Was, Dictionary<string, JsonElement?>? Now)
    {
        public bool IsRemoval => Now is null;

        public bool IsRekeyed => Was is not null && Now is not null && Type.FindPrimaryKey()!.Properties.Any(property => !Cell.AreEqual(Was.GetValueOrDefault(property.Name), Now.GetValueOrDefault(property.Name)));
    }
}
