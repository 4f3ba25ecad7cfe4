using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Solmu.Access;

namespace Solmu.Api;

/// <summary>The API described as OpenAPI 3.1, from the same marks on the calls that rule them.</summary>
internal static class Description
{
    private const string Scheme = "key";

    public static void AddDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Set(options.SerializerOptions));
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = call => $"/{call.RelativePath}".StartsWith(ApiDoor.Root, StringComparison.Ordinal);
            options.CreateSchemaReferenceId = type => NameOf(type.Type) is { } name ? name : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
            options.AddDocumentTransformer(DescribeAsync);
            options.AddOperationTransformer(DescribeAsync);
            options.AddSchemaTransformer(DescribeAsync);
        });
    }

    public static void MapDescription(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/v1.json").RequireAuthorization(Policies.Staff).WithMetadata(new KeyToo());

    /// <summary>OrganisationJson is an Organisation to whoever reads the description.</summary>
    private static string? NameOf(Type type) =>
        type.Namespace?.StartsWith("Solmu", StringComparison.Ordinal) != true || type.IsEnum ? null
        : type.IsGenericType ? $"{NameOf(type.GetGenericArguments()[0])}List"
        : type.Name.EndsWith("Json", StringComparison.Ordinal) ? type.Name[..^"Json".Length]
        : type.Name;

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Solmu",
            Version = "v1",
            Description = "The value net of a firm. Ids are opaque; times are UTC, days those of the firm's zone; money is EUR, shares go from 0 to 1; what is not known is null, never left out.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key made on the page Keys or with `solmu key add`; it starts with solmu_." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var marks = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId = IdOf(context.Description.HttpMethod!, context.Description.RelativePath!);
        operation.Parameters ??= [];
        if (marks.OfType<AdminScope>().Any())
        {
            operation.Description = "Takes a key with the scope admin.";
        }

        if (marks.OfType<ListShape>().LastOrDefault() is { } shape)
        {
            Ask(operation, shape);
        }

        if (marks.OfType<TakesVersion>().Any())
        {
            operation.Parameters.Add(Header("If-Match", true, "The ETag of the record as it was read, such as \"3\""));
        }

        if (marks.OfType<TakesOnceKey>().Any())
        {
            operation.Parameters.Add(Header("Idempotency-Key", false, "Sent again with the same key within a day, the call has its effect once and is answered alike"));
        }

        if (marks.OfType<Takes>().LastOrDefault() is { } takes)
        {
            operation.RequestBody = await BodyAsync(takes, context, ct);
        }

        if (marks.OfType<TakesFiles>().Any())
        {
            AskFiles(operation);
        }

        Sort(operation);
        if (marks.OfType<Tagged>().Any())
        {
            foreach (var answer in (operation.Responses ?? []).Where(answer => answer.Key[0] == '2').Select(answer => answer.Value).OfType<OpenApiResponse>())
            {
                answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
                answer.Headers["ETag"] = new OpenApiHeader { Description = "The version of the record", Schema = Text() };
            }
        }
    }

    /// <summary>Days and times are written by converters of our own, which the framework cannot look into.</summary>
    private static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        var known = Nullable.GetUnderlyingType(type) ?? type;
        if (known == typeof(DateOnly) || known == typeof(DateTime))
        {
            schema.Type = known == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = known == typeof(DateOnly) ? "date" : "date-time";
        }

        return Task.CompletedTask;
    }

    /// <summary>What usually comes stands first.</summary>
    private static void Sort(OpenApiOperation operation)
    {
        var answers = (operation.Responses ?? []).OrderBy(answer => answer.Key, StringComparer.Ordinal).ToList();
        operation.Responses = [];
        answers.ForEach(answer => operation.Responses.Add(answer.Key, answer.Value));
    }

    private static void Ask(OpenApiOperation operation, ListShape shape)
    {
        operation.Parameters!.Add(Query("q", "Words to search for"));
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "sort",
            In = ParameterLocation.Query,
            Description = "What to sort by; a minus turns it round. What is not known comes last either way",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. shape.Sorts.Select(sort => (JsonNode)sort)], Default = shape.Sorts[0] },
        });
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "limit",
            In = ParameterLocation.Query,
            Description = "How many at once",
            Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{ListShape.MostAtOnce}", Default = ListShape.UsualLimit },
        });
        operation.Parameters.Add(Query("after", "`next` of the part before, with the same parameters"));
        foreach (var (name, says) in shape.Filters)
        {
            operation.Parameters.Add(Query(name, says));
        }
    }

    private static void AskFiles(OpenApiOperation operation)
    {
        operation.Parameters!.Add(Query("kind", "What the files hold, when it is not recognised"));
        operation.Parameters.Add(Query("dryRun", "true: tell what would happen, and change nothing"));
        operation.Parameters.Add(Query("file", "Name of the file, when the body is the file itself"));
        var files = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["file"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Bytes(), Description = "One file or several" },
                ["map"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Which of their columns is which of our fields, as JSON" },
            },
        };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new OpenApiMediaType { Schema = files },
                ["application/octet-stream"] = new OpenApiMediaType { Schema = Bytes() },
            },
        };
    }

    private static async Task<OpenApiRequestBody> BodyAsync(Takes takes, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var schema = await context.GetOrCreateSchemaAsync(takes.Body, null, ct);
        schema.AdditionalPropertiesAllowed = false;
        schema.Required = takes.IsWhole ? schema.Properties?.Keys.ToHashSet() : null;
        var name = takes.IsWhole ? takes.Body.Name.Replace("Body", "Change", StringComparison.Ordinal) : takes.Body.Name;
        context.Document!.AddComponent(name, schema);
        return new OpenApiRequestBody
        {
            Required = true,
            Description = takes.IsWhole ? "Every field is named; null empties one." : "A field that is left out is not known.",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(name, context.Document) } },
        };
    }

    /// <summary>GET api/v1/people/{id} is getPeopleId.</summary>
    private static string IdOf(string method, string path) =>
        method.ToLowerInvariant() + string.Concat(path.Split('/').Skip(2).Select(part => part.Trim('{', '}')).Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static OpenApiParameter Query(string name, string says) => new() { Name = name, In = ParameterLocation.Query, Description = says, Schema = Text() };

    private static OpenApiParameter Header(string name, bool isRequired, string says) => new() { Name = name, In = ParameterLocation.Header, Required = isRequired, Description = says, Schema = Text() };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Bytes() => new() { Type = JsonSchemaType.String, Format = "binary" };
}
