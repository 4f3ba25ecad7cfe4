using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Solmu.Database;

namespace Solmu.Api;

/// <summary>
/// What the API answers when it does not do as asked: problem details of RFC 9457, with what is wrong beside each field
/// in `errors`. Our internals never show in it.
/// </summary>
internal sealed record Refusal(int Status, string Detail) : IResult
{
    public const string ContentType = "application/problem+json";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly Refusal NotFound = new(StatusCodes.Status404NotFound, "There is nothing here, or it is not yours to see.");

    /// <summary>What is wrong, by field of the body, parameter or header.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Further members, such as where a body could not be read.</summary>
    public IReadOnlyDictionary<string, object?> More { get; init; } = new Dictionary<string, object?>();

    public static Refusal Of(int status, string field, string message) =>
        new(status, message) { Errors = new Dictionary<string, string[]> { [field] = [message] } };

    /// <summary>Null for what is a bug of ours.</summary>
    public static Refusal? Of(Exception failure, HttpContext context) => failure switch
    {
        RefusedRequest refused => refused.Refusal,
        RuleViolation rule => new(StatusCodes.Status422UnprocessableEntity, rule.Message)
        {
            Errors = rule.All.Where(one => one.Field is not null).GroupBy(one => NameOf(one.Field!, context)).ToDictionary(field => field.Key, field => field.Select(one => one.Message).ToArray()),
        },
        StaleEdit => new(StatusCodes.Status412PreconditionFailed, "The record was changed since you read it. Read it again, and send your change with its new ETag."),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(StatusCodes.Status413PayloadTooLarge, "That is larger than Solmu takes."),
        BadHttpRequestException bad => new(bad.StatusCode, "The request was not complete."),
        _ => null,
    };

    public static Refusal Failed(string trace) => new(StatusCodes.Status500InternalServerError, "Solmu could not finish this, and nothing was changed.")
    {
        More = new Dictionary<string, object?> { ["trace"] = trace },
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = new Dictionary<string, object?> { ["type"] = "about:blank", ["title"] = ReasonPhrases.GetReasonPhrase(Status), ["status"] = Status, ["detail"] = Detail };
        if (Errors.Count > 0)
        {
            body["errors"] = Errors;
        }

        foreach (var (name, value) in More)
        {
            body[name] = value;
        }

        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = ContentType;
        await httpContext.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, Plain));
    }

    /// <summary>Rules name the fields of forms; where the API has another name for one, the endpoint says which.</summary>
    private static string NameOf(string field, HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<FieldNames>()?.Names.GetValueOrDefault(field) ?? field;
}

/// <summary>Stops a request of the API with an answer.</summary>
internal sealed class RefusedRequest(Refusal refusal) : Exception(refusal.Detail)
{
    public RefusedRequest(int status, string detail)
        : this(new Refusal(status, detail))
    {
    }

    public Refusal Refusal { get; } = refusal;
}

/// <summary>Names of the API for fields that the rules call otherwise.</summary>
internal sealed class FieldNames(params (string Rule, string Api)[] names)
{
    public IReadOnlyDictionary<string, string> Names { get; } = names.ToDictionary(name => name.Rule, name => name.Api);
}

/// <summary>A refusal as it is described: problem details of RFC 9457.</summary>
internal sealed record RefusalJson(
    string Type,
    [property: Description("The HTTP status in words")] string Title,
    int Status,
    [property: Description("What is wrong, for people")] string Detail,
    [property: Description("What is wrong, by field of the body, parameter or header")] IReadOnlyDictionary<string, string[]>? Errors);
