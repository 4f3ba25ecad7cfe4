using System.Text.Json;
using Solmu.Api;
using Solmu.Audit;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Imports;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;

namespace Solmu.Webhooks;

/// <summary>What can be told of, and how: the kind of record and what was done to it.</summary>
internal static class WebhookEvents
{
    public const string Test = "test";

    private static readonly Dictionary<string, string> Kinds = new()
    {
        [nameof(Organisation)] = "organisation",
        [nameof(Partnership)] = "partnership",
        [nameof(Person)] = "person",
        [nameof(Contact)] = "contact",
        [nameof(Contract)] = "contract",
        [nameof(Import)] = "import",
    };

    private static readonly Dictionary<Act, string> Acts = new()
    {
        [Act.Created] = "created",
        [Act.Changed] = "updated",
        [Act.Removed] = "removed",
        [Act.Imported] = "created",
        [Act.ImportUndone] = "removed",
    };

    /// <summary>All of them. Files that come in are told as one import, not record by record.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. new[] { "organisation", "partnership", "person", "contact", "contract" }.SelectMany(kind => new[] { "created", "updated", "removed" }.Select(act => $"{kind}.{act}")), "import.created", "import.removed"];

    /// <summary>Null for what nobody is told of.</summary>
    public static string? Of(AuditEntry entry) =>
        entry.Kind is not null && entry.RecordId is not null && Kinds.TryGetValue(entry.Kind, out var kind) && Acts.TryGetValue(entry.Act, out var act) && All.Contains($"{kind}.{act}") ? $"{kind}.{act}" : null;

    public static string Body(long delivery, string what, DateTime at, AuditEntry? entry) => JsonSerializer.Serialize(
        new WebhookCall(Ids.Text(delivery), what, at, entry?.RecordId is { } id ? Ids.Text(id) : null, entry?.UnderId is { } under ? Ids.Text(under) : null, entry?.RecordVersion), ApiJson.Options);
}

/// <summary>What a webhook is sent. To know more, the other program asks the API, as whoever it may ask as.</summary>
internal sealed record WebhookCall(string Id, string Event, DateTime At, string? Record, string? Under, int? Version);
