using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Database;

namespace Solmu.Archives;

/// <summary>
/// How one value stands in an archive: ids as their letters, days and times as ISO 8601 with all that is known of them,
/// bytes as base64.
/// </summary>
internal static class ArchiveCell
{
    private const string Times = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const string Days = "yyyy-MM-dd";

    public static void Write(Utf8JsonWriter json, string name, object? value, bool isId)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case long id when isId: json.WriteString(name, Ids.Text(id)); break;
            case long number: json.WriteNumber(name, number); break;
            case int number: json.WriteNumber(name, number); break;
            case double number: json.WriteNumber(name, number); break;
            case bool isSo: json.WriteBoolean(name, isSo); break;
            case string text: json.WriteString(name, text); break;
            case byte[] bytes: json.WriteBase64String(name, bytes); break;
            case DateTime moment: json.WriteString(name, moment.ToString(Times, CultureInfo.InvariantCulture)); break;
            case DateOnly day: json.WriteString(name, day.ToString(Days, CultureInfo.InvariantCulture)); break;
            case Enum word: json.WriteString(name, word.ToString()); break;
            default: throw new NotSupportedException($"An archive has no form for {value.GetType().Name}.");
        }
    }

    public static object? Read(JsonElement value, Type type, bool isId)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(long) && isId => Ids.TryParse(value.GetString(), out var id) ? id : throw new FormatException(),
            _ when plain == typeof(long) => value.GetInt64(),
            _ when plain == typeof(int) => value.GetInt32(),
            _ when plain == typeof(double) => value.GetDouble(),
            _ when plain == typeof(bool) => value.GetBoolean(),
            _ when plain == typeof(string) => value.GetString(),
            _ when plain == typeof(byte[]) => value.GetBytesFromBase64(),
            _ when plain == typeof(DateTime) => DateTime.ParseExact(value.GetString()!, Times, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
            _ when plain == typeof(DateOnly) => DateOnly.ParseExact(value.GetString()!, Days, CultureInfo.InvariantCulture),
            _ when plain.IsEnum => Enum.TryParse(plain, value.GetString(), out var word) && Enum.IsDefined(plain, word) ? word : throw new FormatException(),
            _ => throw new NotSupportedException($"An archive has no form for {plain.Name}."),
        };
    }

    /// <summary>Amounts are the only long numbers that are no ids.</summary>
    public static bool IsId(IProperty property) => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(long) && !property.Name.EndsWith("Cents", StringComparison.Ordinal);
}
