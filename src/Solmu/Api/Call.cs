using System.Globalization;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Api;

/// <summary>One call of the API: what was sent, read strictly, and how it is answered.</summary>
internal sealed class Call(IHttpContextAccessor http, Cursors cursors, KeptAnswers answers, Viewer viewer)
{
    private const int LongestKey = 255;
    private const int LongestText = 200;
    private byte[]? bytes;

    private HttpContext Context => http.HttpContext!;

    private HttpRequest Request => Context.Request;

    public Viewer Viewer => viewer;

    /// <summary>The body of something new: a field that is left out is not known.</summary>
    public async Task<T> BodyAsync<T>() => SentJson.Read<T>(await JsonAsync(), isWhole: false);

    /// <summary>The body that takes the place of what is there: each field is named.</summary>
    public async Task<T> WholeAsync<T>() => SentJson.Read<T>(await JsonAsync(), isWhole: true);

    /// <summary>The version that the caller has read, from If-Match.</summary>
    public int Version
    {
        get
        {
            var sent = Request.Headers.IfMatch;
            if (sent.Count == 0)
            {
                throw new RefusedRequest(Refusal.Of(StatusCodes.Status428PreconditionRequired, HeaderNames.IfMatch, "Send If-Match with the ETag of the record as you read it, so that nobody's change is lost."));
            }

            if (!EntityTagHeaderValue.TryParse(sent.ToString(), out var tag) || tag.IsWeak || tag == EntityTagHeaderValue.Any)
            {
                throw new RefusedRequest(Refusal.Of(StatusCodes.Status400BadRequest, HeaderNames.IfMatch, "If-Match holds one ETag, such as \"3\"."));
            }

            return int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
        }
    }

    /// <summary>Which part of the list is asked for.</summary>
    public PortionOf List()
    {
        var shape = Context.GetEndpoint()!.Metadata.GetRequiredMetadata<ListShape>();
        if (Request.Query.Keys.FirstOrDefault(name => !shape.Knows(name)) is { } unknown)
        {
            throw Wrong(unknown[..Math.Min(unknown.Length, 50)], $"This list takes q, sort, limit, after{string.Concat(shape.Filters.Select(filter => $", {filter.Name}"))}.");
        }

        var sort = Text("sort") ?? shape.Sorts[0];
        if (!shape.Sorts.Contains(sort))
        {
            throw Wrong("sort", $"This list can be sorted by {string.Join(", ", shape.Sorts)}.");
        }

        var limit = ListShape.UsualLimit;
        if (Text("limit") is { } number && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > ListShape.MostAtOnce))
        {
            throw Wrong("limit", $"A list hands out 1 to {ListShape.MostAtOnce} at once.");
        }

        var after = Request.Query["after"].ToString();
        return new PortionOf(Text("q"), sort, limit, after.Length == 0 ? null : cursors.Read(after, Request));
    }

    /// <summary>A parameter of the address; null when it is absent or empty.</summary>
    public string? Text(string name)
    {
        var sent = Request.Query[name];
        var text = sent.Count > 1 ? throw Wrong(name, "Name it once.") : sent.ToString().Trim();
        if (text.Length > LongestText || text.Contains('\0', StringComparison.Ordinal))
        {
            throw Wrong(name, $"At most {LongestText} letters.");
        }

        return text.Length == 0 ? null : text;
    }

    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        try
        {
            return Text(name) is { } text ? JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(text), ApiJson.Options) : null;
        }
        catch (JsonException)
        {
            throw Wrong(name, $"One of {string.Join(", ", Enum.GetValues<T>().Select(value => JsonSerializer.Serialize(value, ApiJson.Options).Trim('"')))}.");
        }
    }

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw Wrong(name, "true or false."),
    };

    /// <summary>A record that narrows a list; 0 is nobody's id, so that what is no id finds nothing.</summary>
    public long? Id(string name) => Text(name) is not { } text ? null : Ids.TryParse(text, out var id) ? id : 0;

    public DateOnly? Day(string name)
    {
        try
        {
            return Text(name) is { } text ? JsonSerializer.Deserialize<DateOnly>(JsonSerializer.Serialize(text), ApiJson.Options) : null;
        }
        catch (JsonException)
        {
            throw Wrong(name, "A day such as 2026-11-22.");
        }
    }

    public static RefusedRequest Wrong(string parameter, string message) => new(Refusal.Of(StatusCodes.Status400BadRequest, parameter, message));

    /// <summary>A list, or the part of it that was asked for.</summary>
    public IResult Items<T>(Portion<T> portion) =>
        Results.Json(new Listed<T>(portion.Items, portion.Next is { } next ? cursors.Write(next, Request) : null), ApiJson.Options);

    /// <summary>One record; 404 when there is none.</summary>
    public IResult One<T>(T? record)
        where T : class, IVersioned
    {
        if (record is null)
        {
            return Refusal.NotFound;
        }

        Tag(record.Version);
        return Results.Json(record, ApiJson.Options);
    }

    /// <summary>The key of a call that may be sent again, bound to what was sent.</summary>
    public async Task<OnceKey?> OnceAsync(ReadOnlyMemory<byte>? content = null)
    {
        var sent = Request.Headers["Idempotency-Key"];
        if (sent.Count == 0)
        {
            return null;
        }

        var key = sent.ToString();
        if (key.Length is 0 or > LongestKey || key.Any(letter => letter is < ' ' or > '~'))
        {
            throw new RefusedRequest(Refusal.Of(StatusCodes.Status400BadRequest, "Idempotency-Key", $"A key has 1 to {LongestKey} plain letters, digits and signs."));
        }

        using var print = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        print.AppendData(Encoding.UTF8.GetBytes($"{Request.Method} {Request.GetEncodedPathAndQuery()}\n"));
        print.AppendData((content ?? await JsonAsync()).Span);
        var once = new OnceKey("api-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{viewer.KeyId}:{key}"))), print.GetHashAndReset());
        await answers.RecallAsync(viewer, once);
        return once;
    }

    /// <summary>
    /// Makes something and answers with it. Sent again with the same key it makes nothing and answers what it answered
    /// the first time.
    /// </summary>
    public async Task<IResult> CreateAsync<T>(string path, Func<OnceKey?, Task<long>> create, Func<long, Task<T?>> read)
        where T : class, IVersioned
    {
        var once = await OnceAsync();
        if (once?.Answer is { } said)
        {
            return Created(path, said);
        }

        var id = await create(once);
        var answer = once?.Answer;
        if (answer is null)
        {
            answer = await read(id) is { } made ? JsonSerializer.Serialize(made, ApiJson.Options) : JsonSerializer.Serialize(new { id = Ids.Text(id), version = 1 }, ApiJson.Options);
            if (once is not null)
            {
                await answers.KeepAsync(viewer, once, answer);
            }
        }

        return Created(path, answer);
    }

    /// <summary>201 with something that is not kept.</summary>
    public IResult Created<T>(string path, T made)
        where T : class, IVersioned => Created(path, JsonSerializer.Serialize(made, ApiJson.Options));

    private Made Created(string path, string answer)
    {
        using var document = JsonDocument.Parse(answer);
        Tag(document.RootElement.GetProperty("version").GetInt32());
        Context.Response.Headers.Location = $"{ApiDoor.Root}{path}/{document.RootElement.GetProperty("id").GetString()}";
        return new Made(answer);
    }

    /// <summary>What an import brought in, as it is kept for a call that is sent again.</summary>
    public IResult Brought(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        Context.Response.Headers.Location = $"{ApiDoor.Root}/imports/{document.RootElement.GetProperty("batch").GetString()}";
        return new Made(answer);
    }

    private void Tag(int version) => Context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private async Task<ReadOnlyMemory<byte>> JsonAsync()
    {
        if (bytes is null)
        {
            if (!MediaTypeHeaderValue.TryParse(Request.ContentType, out var type) || type.MediaType != MediaTypeNames.Application.Json)
            {
                throw new RefusedRequest(StatusCodes.Status415UnsupportedMediaType, "Send JSON, with Content-Type: application/json.");
            }

            using var body = new MemoryStream();
            await Request.Body.CopyToAsync(body);
            bytes = body.ToArray();
        }

        return bytes;
    }

    /// <summary>201 with a text that is kept as it was.</summary>
    private sealed class Made(string json) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status201Created;
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            return httpContext.Response.WriteAsync(json);
        }
    }
}

/// <summary>A part of a list; next is where to go on, null at the end.</summary>
internal sealed record Listed<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A record that counts its changes; its ETag is that count.</summary>
internal interface IVersioned
{
    int Version { get; }
}
