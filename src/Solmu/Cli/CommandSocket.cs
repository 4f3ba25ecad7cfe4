using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Solmu.Database;
using Solmu.Ui;

namespace Solmu.Cli;

/// <summary>
/// While the server runs on the same data, a command hands its work to it over a socket that only this account can
/// open. What the command writes comes back line by line, the exit code last.
/// </summary>
internal sealed class CommandSocket(IServiceScopeFactory scopes)
{
    private const int LongestPath = 100;

    /// <summary>In the data folder; in a private folder of the temporary one when that path is longer than the system takes.</summary>
    public static string PathFor(Installation installation)
    {
        var wanted = Path.Combine(installation.Folder, "solmu.sock");
        if (Encoding.UTF8.GetByteCount(wanted) <= LongestPath)
        {
            return wanted;
        }

        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(installation.Folder)))[..20];
        var folder = Path.Combine(Path.GetTempPath(), $"solmu-{Environment.UserName}");
        Installation.PrivateFolder(folder);
        return Path.Combine(folder, name + ".sock");
    }

    public static void Map(WebApplication app) => app
        .MapPost("/command", (HttpContext context, CommandSocket socket) => socket.AnswerAsync(context))
        .AllowAnonymous()
        .WithMetadata(new NoForm());

    /// <summary>The server's exit code, or null when no server runs on this data.</summary>
    public static async Task<int?> HandOverAsync(Installation installation, Verb verb, string[] args, string folder, TextWriter output, TextWriter error)
    {
        var path = PathFor(installation);
        if (!File.Exists(path))
        {
            return null;
        }

        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = (_, ct) => ConnectAsync(path, ct) }) { Timeout = Timeout.InfiniteTimeSpan };
        var request = new HttpRequestMessage(HttpMethod.Post, "http://solmu/command") { Content = JsonContent.Create(new Request(args, folder, verb.NeedsServerStopped)) };
        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }
        catch (HttpRequestException refused) when (refused.InnerException is SocketException)
        {
            return null; // Left behind by a server that was killed.
        }

        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            var part = JsonSerializer.Deserialize<Piece>(line)!;
            await (part.Error ? error : output).WriteAsync(part.Text);
            if (part.Exit is { } exit)
            {
                return exit;
            }
        }

        await error.WriteLineAsync("The server stopped before the command was done.");
        return Exit.Failed;
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound; // Came over the network, not over the socket.
            return;
        }

        var request = (await context.Request.ReadFromJsonAsync<Request>())!;
        context.Response.ContentType = "application/x-ndjson";
        using var gate = new SemaphoreSlim(1);
        await using var output = new Pieces(context.Response.Body, gate, isError: false);
        await using var error = new Pieces(context.Response.Body, gate, isError: true);
        int exit;
        if (request.NeedsServerStopped)
        {
            await error.WriteLineAsync("Stop the server first: this command replaces what it stands on.");
            if (request.Args.Contains("--json"))
            {
                await output.WriteLineAsync("{\"error\":\"Stop the server first: this command replaces what it stands on.\",\"problems\":[]}");
            }

            exit = Exit.Failed;
        }
        else
        {
            await using var scope = scopes.CreateAsyncScope();
            exit = await CommandLine.RunInServerAsync(scope.ServiceProvider, request.Args, request.Folder, output, error);
        }

        await output.FlushAsync();
        await error.FlushAsync();
        await JsonSerializer.SerializeAsync(context.Response.Body, new Piece(false, "", exit));
    }

    private sealed record Request(string[] Args, string Folder, bool NeedsServerStopped);

    private sealed record Piece(bool Error, string Text, int? Exit);

    /// <summary>Sends what is written as pieces, at least once a line.</summary>
    private sealed class Pieces(Stream body, SemaphoreSlim gate, bool isError) : TextWriter
    {
        private readonly StringBuilder waiting = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => waiting.Append(value);

        public override void Write(string? value) => waiting.Append(value);

        public override void Flush() => FlushAsync().GetAwaiter().GetResult();

        public override async Task FlushAsync()
        {
            if (waiting.Length == 0)
            {
                return;
            }

            await gate.WaitAsync();
            try
            {
                await JsonSerializer.SerializeAsync(body, new Piece(isError, waiting.ToString(), null));
                await body.WriteAsync("\n"u8.ToArray());
                await body.FlushAsync();
                waiting.Clear();
            }
            finally
            {
                gate.Release();
            }
        }
    }
}
