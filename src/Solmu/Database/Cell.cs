using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Solmu.Database;

/// <summary>The value of one property as JSON, the same for equal values, and back. Undoing and the audit log keep these.</summary>
internal static class Cell
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new Milliseconds() },
    };

    public static JsonElement? Write(object? value) => value is null ? null : JsonSerializer.SerializeToElement(value, value.GetType(), Options);

    public static object? Read(JsonElement? cell, IReadOnlyProperty property) =>
        cell is not { ValueKind: not JsonValueKind.Null } value ? null : value.Deserialize(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, Options);

    public static bool AreEqual(JsonElement? one, JsonElement? other) => one?.GetRawText() == other?.GetRawText();

    /// <summary>As precise as the databases keep it, so that what was written equals what is read again.</summary>
    private sealed class Milliseconds : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTime.Parse(reader.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(DateTime.SpecifyKind(value, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }
}
