using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Access;
using Solmu.Keys;

namespace Solmu.Audit;

/// <summary>
/// What entries tell, less what names a record that the viewer may not see. Who sees everything is told also of records
/// that are gone.
/// </summary>
internal sealed class SeenChanges(Visible visible, AuditedModel model)
{
    private readonly Dictionary<long, RecordChange> changes = [];

    public RecordNames Names { get; } = new(visible);

    /// <summary>Looks up all names at once: of the records, of what their fields name, and of whoever acted.</summary>
    public async Task ReadAsync(IReadOnlyList<AuditEntry> entries)
    {
        foreach (var entry in entries)
        {
            changes[entry.Id] = RecordChange.Of(entry.Changes);
        }

        await Names.ReadAsync(entries.Where(entry => entry.Kind is not null && entry.RecordId is not null).Select(entry => (entry.Kind!, entry.RecordId!.Value))
            .Concat(entries.Where(entry => entry.UserId is not null).Select(entry => (nameof(User), entry.UserId!.Value)))
            .Concat(entries.Where(entry => entry.KeyId is not null).Select(entry => (nameof(ApiKey), entry.KeyId!.Value)))
            .Concat(entries.SelectMany(Referred)));
    }

    public RecordChange Of(AuditEntry entry)
    {
        var change = changes[entry.Id];
        if (visible.Viewer.SeesAll || entry.Kind is null || model.Find(entry.Kind) is not { } kind)
        {
            return change;
        }

        return change with
        {
            Fields = change.Fields is null ? null : new(change.Fields.Where(field => Cells(field).All(cell => IsSeen(kind, cell))).ToDictionary(), StringComparer.Ordinal),
            Rows = change.Rows?.FindAll(row => model.Find(row.Of) is { } part && (row.Was ?? []).Concat(row.Is ?? []).All(cell => IsSeen(part, cell))),
        };
    }

    private IEnumerable<(string Kind, long Id)> Referred(AuditEntry entry)
    {
        if (entry.Kind is null || model.Find(entry.Kind) is not { } kind)
        {
            return [];
        }

        var change = changes[entry.Id];
        return (change.Fields ?? []).SelectMany(Cells).Select(cell => Reference(kind, cell))
            .Concat((change.Rows ?? []).SelectMany(row => model.Find(row.Of) is { } part ? (row.Was ?? []).Concat(row.Is ?? []).Select(cell => Reference(part, cell)) : []))
            .OfType<(string, long)>();
    }

    private bool IsSeen(AuditedKind kind, KeyValuePair<string, JsonElement?> cell) => Reference(kind, cell) is not { } reference || Names.Find(reference.Kind, reference.Id) is not null;

    private static IEnumerable<KeyValuePair<string, JsonElement?>> Cells(KeyValuePair<string, JsonElement?[]> field) => field.Value.Select(cell => KeyValuePair.Create(field.Key, cell));

    private static (string Kind, long Id)? Reference(AuditedKind kind, KeyValuePair<string, JsonElement?> cell) =>
        cell.Value is { ValueKind: JsonValueKind.Number } number && kind.Find(cell.Key) is { } property && kind.RefersTo(property) is { } type && number.TryGetInt64(out var id)
            ? (type.ClrType.Name, id)
            : null;
}
