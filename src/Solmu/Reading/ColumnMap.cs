using System.Text.Json;

namespace Solmu.Reading;

/// <summary>
/// What a map file says: which of their columns is which of our fields (an empty field leaves a column out),
/// in which order day, month and year stand, and what the file holds.
/// </summary>
internal sealed record ColumnMap
{
    /// <summary>Their header to our field; null leaves the column out.</summary>
    public IReadOnlyDictionary<string, string?> Columns { get; init; } = new Dictionary<string, string?>();

    public DateOrder? Dates { get; init; }

    public FileKind? Kind { get; init; }

    /// <summary>Reads a map file. Null, with problems, when it is not one.</summary>
    public static ColumnMap? Parse(SourceFile file, out IReadOnlyList<Problem> problems)
    {
        var found = new ProblemList(file.Name, Limits.Default);
        var map = Parse(file.Content, found);
        problems = found.ToList();
        return problems.Count == 0 ? map : null;
    }

    private static ColumnMap? Parse(byte[] content, ProblemList problems)
    {
        try
        {
            var utf8 = content.AsMemory(content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
            using var document = JsonDocument.Parse(utf8,
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return ReadMap(document.RootElement, problems);
            }

            problems.Add("A map file is a JSON object such as {\"columns\": {\"Their header\": \"our field\"}}.");
        }
        catch (JsonException e)
        {
            problems.Add("A map file is JSON, and this is not: " + e.Message, e.LineNumber + 1);
        }
        catch (InvalidOperationException)
        {
            problems.Add("A map file is JSON in UTF-8, and this has characters that are not.");
        }

        return null;
    }

    private static ColumnMap ReadMap(JsonElement root, ProblemList problems)
    {
        var map = new ColumnMap();
        foreach (var property in root.EnumerateObject())
        {
            map = property.Name switch
            {
                "columns" => map with { Columns = ReadColumns(property.Value, problems) },
                "dates" => map with { Dates = ReadDates(property.Value, problems) },
                "kind" => map with { Kind = ReadKind(property.Value, problems) },
                _ => Unknown(map, property.Name, problems),
            };
        }

        return map;
    }

    private static Dictionary<string, string?> ReadColumns(JsonElement value, ProblemList problems)
    {
        var columns = new Dictionary<string, string?>();
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add("\"columns\" is an object from their headers to our fields.", field: "columns");
            return columns;
        }

        foreach (var column in value.EnumerateObject())
        {
            var field = column.Value.ValueKind == JsonValueKind.String ? column.Value.GetString()!.Trim() : null;
            if (field is null && column.Value.ValueKind != JsonValueKind.Null)
            {
                problems.Add($"The column \"{column.Name}\" is mapped to something that is not a text.", field: "columns");
            }
            else if (field is { Length: > 0 } && !HeaderWords.IsField(field))
            {
                problems.Add($"The column \"{column.Name}\" is mapped to \"{field}\", which is not one of our fields: "
                    + string.Join(", ", HeaderWords.FieldNames) + ".", field: "columns");
            }

            columns[column.Name] = field is { Length: > 0 } ? field : null;
        }

        return columns;
    }

    private static DateOrder? ReadDates(JsonElement value, ProblemList problems)
    {
        switch (value.ValueKind == JsonValueKind.String ? value.GetString() : null)
        {
            case "dmy": return DateOrder.Dmy;
            case "mdy": return DateOrder.Mdy;
            case "ymd": return DateOrder.Ymd;
        }

        if (value.ValueKind != JsonValueKind.Null)
        {
            problems.Add("\"dates\" is one of \"dmy\", \"mdy\" and \"ymd\".", field: "dates");
        }

        return null;
    }

    private static FileKind? ReadKind(JsonElement value, ProblemList problems)
    {
        if (value.ValueKind == JsonValueKind.String && FileKinds.TryParse(value.GetString(), out var kind))
        {
            return kind;
        }

        if (value.ValueKind != JsonValueKind.Null)
        {
            problems.Add("\"kind\" is one of " + string.Join(", ", FileKinds.Names) + ".", field: "kind");
        }

        return null;
    }

    private static ColumnMap Unknown(ColumnMap map, string name, ProblemList problems)
    {
        problems.Add($"A map file has \"columns\", \"dates\" and \"kind\", but no \"{name}\".", field: name);
        return map;
    }
}
