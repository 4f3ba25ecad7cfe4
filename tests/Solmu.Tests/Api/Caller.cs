using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Solmu.Access;
using Solmu.Keys;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Api;

/// <summary>Another program, with a key of its own.</summary>
internal sealed class Caller : IDisposable
{
    private readonly HttpClient client;

    public Caller(TestApp app, string? token)
    {
        client = app.NewClient();
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>With a key that acts for the operator, or as the user.</summary>
    public static async Task<Caller> ComeAsync(TestApp app, KeyScope scope = KeyScope.Write, User? user = null) =>
        new(app, (await app.DoAsync<AddKey, AddKey.Made>(add => add.RunAsync(new AddKey.Input("a program", scope, null)), user)).Token);

    public Task<Said> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    /// <summary>A body that is a text is sent as it is.</summary>
    public Task<Said> PostAsync(string path, object? body, string? etag = null, string? once = null) => SendAsync(HttpMethod.Post, path, body, etag, once);

    public Task<Said> PutAsync(string path, object? body, string? etag) => SendAsync(HttpMethod.Put, path, body, etag);

    public Task<Said> DeleteAsync(string path, string? etag) => SendAsync(HttpMethod.Delete, path, null, etag);

    public Task<Said> SendAsync(HttpMethod method, string path, object? body, string? etag = null, string? once = null)
    {
        var content = body switch
        {
            null => null,
            HttpContent made => made,
            byte[] bytes => new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            string text => new StringContent(text, Encoding.UTF8, "application/json"),
            _ => new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        return SendAsync(new HttpRequestMessage(method, "/api/v1" + path) { Content = content }, etag, once);
    }

    public void Dispose() => client.Dispose();

    private async Task<Said> SendAsync(HttpRequestMessage request, string? etag, string? once)
    {
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        if (once is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", once);
        }

        using var response = await client.SendAsync(request);
        return new Said(response.StatusCode, response.Headers.ETag?.ToString(), response.Headers.Location?.ToString(), response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync())
        {
            Challenge = response.Headers.WwwAuthenticate.ToString(),
        };
    }
}

/// <summary>What the API answered.</summary>
internal sealed record Said(HttpStatusCode Status, string? ETag, string? Location, string? Type, string Text)
{
    public string Challenge { get; init; } = "";

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Id => Json.GetProperty("id").GetString()!;

    public IEnumerable<JsonElement> Items => Json.GetProperty("items").EnumerateArray();

    public string? Next => Json.GetProperty("next").GetString();

    /// <summary>Fields with something wrong.</summary>
    public IReadOnlyList<string> Wrong => Json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateObject().Select(error => error.Name)] : [];

    /// <summary>Refusals are problem details that tell nothing of our insides.</summary>
    public Said Should(int status)
    {
        Assert.True((int)Status == status, $"{(int)Status} instead of {status}\n{Text}");
        if (status >= 400)
        {
            Assert.Equal("application/problem+json", Type);
            Assert.Equal(status, Json.GetProperty("status").GetInt32());
            Assert.False(string.IsNullOrEmpty(Json.GetProperty("detail").GetString()));
            Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", Text, StringComparison.Ordinal);
        }

        return this;
    }
}
