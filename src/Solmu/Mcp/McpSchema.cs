using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Solmu.Api;

namespace Solmu.Mcp;

/// <summary>What a tool takes, described from the record that it is read into.</summary>
internal static class McpSchema
{
    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    public static JsonElement Of(Type arguments)
    {
        var schema = ApiJson.Options.GetJsonSchemaAsNode(arguments, Options).AsObject();
        var parameters = arguments.GetConstructors().Single(constructor => constructor.GetParameters() is not [{ } only] || only.ParameterType != arguments).GetParameters();
        schema["type"] = "object";
        schema["properties"] ??= new JsonObject();
        schema["required"] = new JsonArray([.. parameters.Where(parameter => !parameter.HasDefaultValue).Select(parameter => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!))]);
        schema["additionalProperties"] = false;
        return JsonSerializer.SerializeToElement(schema);
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false) is [DescriptionAttribute says, ..] && schema is JsonObject described)
        {
            described.Insert(0, "description", says.Description);
        }

        return schema;
    }
}
