using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Solmu.Api;

/// <summary>
/// Reads a body: a JSON object whose every field is one that can be set. Whatever else the bytes are is answered with
/// what is wrong and where, never with a failure.
/// </summary>
internal static class SentJson
{
    private const int MostErrors = 50;
    private const int LongestName = 100;
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>With <paramref name="isWhole"/> each field must be named, so that nothing is emptied by leaving it out.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> bytes, bool isWhole)
    {
        bytes = bytes.Span.StartsWith(Mark) ? bytes[Mark.Length..] : bytes;
        try
        {
            using var document = Parse(bytes);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw Bad($"The body is {Kind(document.RootElement)}; a JSON object is expected.", 1, 1);
            }

            RefuseFields(document.RootElement, (JsonTypeInfo<T>)ApiJson.Options.GetTypeInfo(typeof(T)), isWhole);
            return document.RootElement.Deserialize<T>(ApiJson.Options)!;
        }
        catch (InvalidOperationException)
        {
            throw Bad("A text in the body is cut in the middle of a character.", null, null);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length == 0)
        {
            throw Bad("The body is empty; a JSON object is expected.", 1, 1);
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            var (line, position) = FirstInvalid(bytes.Span);
            throw Bad("The body is not in UTF-8.", line, position);
        }

        try
        {
            return JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
        }
        catch (JsonException wrong)
        {
            var says = wrong.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
            throw Bad($"The body is not JSON: {says}", wrong.LineNumber + 1, wrong.BytePositionInLine + 1);
        }
    }

    private static void RefuseFields(JsonElement root, JsonTypeInfo type, bool isWhole)
    {
        var known = type.Properties.ToDictionary(property => property.Name);
        var errors = new Dictionary<string, string[]>();
        foreach (var sent in root.EnumerateObject().TakeWhile(_ => errors.Count < MostErrors))
        {
            var wrong = known.TryGetValue(sent.Name, out var property) ? WhyNot(sent.Value, property.PropertyType) : "There is no field by this name that can be set.";
            if (wrong is not null)
            {
                errors[sent.Name.Length > LongestName ? sent.Name[..LongestName] : sent.Name] = [wrong];
            }
        }

        foreach (var left in known.Keys.Where(name => isWhole && !root.TryGetProperty(name, out _)))
        {
            errors[left] = ["Name this field too; null empties it."];
        }

        if (errors.Count > 0)
        {
            throw new RefusedRequest(new Refusal(StatusCodes.Status422UnprocessableEntity, $"{(errors.Count == 1 ? "One field" : $"{errors.Count} fields")} cannot be taken.") { Errors = errors });
        }
    }

    private static string? WhyNot(JsonElement value, Type type)
    {
        if (!HoldsText(value))
        {
            return "It holds a character that no text can have (U+0000).";
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null))
        {
            return $"Expected is {Expected(type)}, without null in it.";
        }

        try
        {
            value.Deserialize(type, ApiJson.Options);
            return null;
        }
        catch (JsonException)
        {
            return $"Expected is {Expected(type)}.";
        }
    }

    /// <summary>Decodes every text within, so that half a character is found here and not later.</summary>
    private static bool HoldsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => !value.GetString()!.Contains('\0', StringComparison.Ordinal),
        JsonValueKind.Array => value.EnumerateArray().All(HoldsText),
        JsonValueKind.Object => value.EnumerateObject().All(property => HoldsText(property.Value)),
        _ => true,
    };

    private static string Expected(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => "a text",
            _ when type == typeof(int) => "a whole number",
            _ when type == typeof(decimal) || type == typeof(double) => "a number",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(DateOnly) => "a day such as 2026-11-22",
            { IsEnum: true } => $"one of {string.Join(", ", Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.Serialize(value, type, ApiJson.Options).Trim('"')))}",
            _ => "a list of texts",
        };
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static (long Line, long Position) FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        while (System.Text.Rune.DecodeFromUtf8(bytes[valid..], out _, out var taken) == System.Buffers.OperationStatus.Done)
        {
            valid += taken;
        }

        return (bytes[..valid].Count((byte)'\n') + 1, valid - bytes[..valid].LastIndexOf((byte)'\n'));
    }

    private static RefusedRequest Bad(string says, long? line, long? position) => new(new Refusal(StatusCodes.Status400BadRequest, line is null ? says : $"{says} (line {line}, byte {position})")
    {
        More = new Dictionary<string, object?> { ["line"] = line, ["position"] = position },
    });
}
