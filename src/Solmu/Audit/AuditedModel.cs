using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Database;

namespace Solmu.Audit;

/// <summary>
/// Which entities the audit log keeps and how: records, rows that belong to a record, and those that are left out. What
/// nobody decided about is kept as a record.
/// </summary>
internal sealed class AuditedModel
{
    private static readonly ConcurrentDictionary<IModel, AuditedModel> Known = new();

    private readonly Dictionary<IEntityType, AuditedKind> all;

    private AuditedModel(IModel model)
    {
        all = model.GetEntityTypes().Where(IsKept).ToDictionary(type => type, type => new AuditedKind(type));
        foreach (var part in all.Values.Where(kept => kept.Owner is not null))
        {
            all[part.Owner!.PrincipalEntityType].Parts.Add(part);
        }
    }

    public IEnumerable<AuditedKind> Records => all.Values.Where(kept => kept.Owner is null);

    public static AuditedModel Of(SolmuDb db) => Known.GetOrAdd(db.Model, model => new AuditedModel(model));

    public AuditedKind? Find(IEntityType type) => all.GetValueOrDefault(type);

    public AuditedKind? Find(string kind) => all.Values.FirstOrDefault(kept => kept.Name == kind);

    private static bool IsKept(IEntityType type) =>
        type.FindPrimaryKey() is { } key
        && type.ClrType.GetCustomAttribute<NotAuditedAttribute>() is null
        && (type.ClrType.GetCustomAttribute<PartOfAttribute>() is not null || (key.Properties.Count == 1 && key.Properties[0].ClrType == typeof(long)));
}

/// <summary>How one kind of entity is kept.</summary>
internal sealed class AuditedKind
{
    public AuditedKind(IEntityType type)
    {
        Type = type;
        Version = type.FindProperty(nameof(IRecorded.Version));
        if (type.ClrType.GetCustomAttribute<PartOfAttribute>() is { } part)
        {
            Owner = type.GetForeignKeys().Single(key => key.Properties.Count == 1 && key.Properties[0].Name == part.Property);
        }

        var left = type.GetProperties().Where(property => property != Version && property != Owner?.Properties[0] && !Has<DerivedAttribute>(property))
            .OrderBy(property => property.PropertyInfo?.MetadataToken).ToList();
        Key = [.. left.Where(property => property.IsPrimaryKey())];
        Fields = [.. left.Where(property => !property.IsPrimaryKey())];
        Secrets = Fields.Where(Has<SecretAttribute>).ToHashSet();
    }

    public IEntityType Type { get; }

    public string Name => Type.ClrType.Name;

    /// <summary>For a part: what ties it to the record it belongs to.</summary>
    public IForeignKey? Owner { get; }

    /// <summary>For a record: the rows that belong to it.</summary>
    public List<AuditedKind> Parts { get; } = [];

    public IProperty? Version { get; }

    /// <summary>What tells a row from the others: the whole key of a record, that of a part without its record.</summary>
    public IReadOnlyList<IProperty> Key { get; }

    /// <summary>In the order in which they are written down in the entity.</summary>
    public IReadOnlyList<IProperty> Fields { get; }

    public IReadOnlySet<IProperty> Secrets { get; }

    /// <summary>The kind of record a change of this is told under.</summary>
    public IEntityType Root => Owner?.PrincipalEntityType ?? Type;

    public bool CanBeTakenBack => typeof(IRecorded).IsAssignableFrom(Type.ClrType) || Type.ClrType.GetCustomAttribute<AuditedAttribute>() is { CanBeTakenBack: true };

    /// <summary>The kind of record that the property names by its id, if it does.</summary>
    public IEntityType? RefersTo(IReadOnlyProperty property) => Type.FindProperty(property.Name)!.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType
        ?? Type.Model.GetEntityTypes().FirstOrDefault(type => property.Name == type.ClrType.Name + "Id" && type.ClrType.GetCustomAttribute<NotAuditedAttribute>() is null);

    public IProperty? Find(string name) => Key.Concat(Fields).FirstOrDefault(property => property.Name == name);

    /// <summary>All that is kept of a row, as it stands in the object.</summary>
    public SortedDictionary<string, System.Text.Json.JsonElement?> Image(Func<IProperty, object?> value)
    {
        var image = new SortedDictionary<string, System.Text.Json.JsonElement?>(StringComparer.Ordinal);
        foreach (var property in Key.Concat(Fields).Where(property => !Secrets.Contains(property)))
        {
            if (value(property) is { } known)
            {
                image[property.Name] = Cell.Write(known);
            }
        }

        return image;
    }

    private static bool Has<T>(IProperty property)
        where T : Attribute => property.PropertyInfo?.GetCustomAttribute<T>() is not null;
}
