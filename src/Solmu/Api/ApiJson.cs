using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Solmu.Analysis.Partnerships;
using Solmu.Cli;

namespace Solmu.Api;

/// <summary>JSON of the API: the shapes of the commands, and no leniency towards what comes in.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Ready(Set(new JsonSerializerOptions(JsonSerializerDefaults.Web)));

    public static JsonSerializerOptions Set(JsonSerializerOptions options)
    {
        options.Encoder = JsonOutput.Options.Encoder;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.Converters.Add(new JsonOutput.UtcTimes());
        options.Converters.Add(new Days());
        options.Converters.Add(new JsonStringEnumConverter<Stage>(null, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }

    private static JsonSerializerOptions Ready(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Days far away are typing mistakes, and nothing that computes with days should meet the end of time.</summary>
    private sealed class Days : JsonConverter<DateOnly>
    {
        private const string Form = "yyyy-MM-dd";

        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && DateOnly.TryParseExact(reader.GetString(), Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200
                ? day
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
    }
}
