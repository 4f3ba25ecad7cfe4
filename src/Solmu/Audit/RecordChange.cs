using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Solmu.Database;

namespace Solmu.Audit;

/// <summary>
/// What changed in one record: its fields as [before, after], an empty pair for a secret, and the rows that belong to it.
/// Bulk work keeps numbers instead.
/// </summary>
internal sealed record RecordChange
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static readonly RecordChange None = new();

    public SortedDictionary<string, JsonElement?[]>? Fields { get; set; }

    public List<RowChange>? Rows { get; set; }

    public IReadOnlyDictionary<string, long>? Counts { get; init; }

    [JsonIgnore]
    public bool IsEmpty => Fields is not { Count: > 0 } && Rows is not { Count: > 0 } && Counts is not { Count: > 0 };

    public static RecordChange Of(string? json) => json is null ? None : JsonSerializer.Deserialize<RecordChange>(json, Options)!;

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public void Set(string field, JsonElement? before, JsonElement? after) => (Fields ??= new(StringComparer.Ordinal))[field] = [before, after];

    public void SetSecret(string field) => (Fields ??= new(StringComparer.Ordinal))[field] = [];

    public void Add(RowChange row) => (Rows ??= []).Add(row);
}

/// <summary>A row that came (no before), went (no after) or changed (both), each time told whole.</summary>
internal sealed record RowChange(string Of, SortedDictionary<string, JsonElement?>? Was, SortedDictionary<string, JsonElement?>? Is)
{
    public bool Changes(string field) => !Cell.AreEqual(Was?.GetValueOrDefault(field), Is?.GetValueOrDefault(field));
}
