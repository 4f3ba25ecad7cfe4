using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Solmu.Tests.Letters;

/// <summary>A mail server on this machine that takes every letter and sends none on.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;

    public SmtpSink()
    {
        listener.Start();
        loop = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public List<Taken> Letters { get; } = [];

    /// <summary>What whoever signs in sent, decoded.</summary>
    public string? SignedIn { get; private set; }

    public bool OffersSignIn { get; set; }

    /// <summary>Answers commands that begin with the word in another way.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await loop;
        stop.Dispose();
        listener.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                try
                {
                    await ServeAsync(client);
                }
                catch (IOException)
                {
                    // Whoever called hung up.
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        var (from, to) = ("", new List<string>());
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            if (Answers.TryGetValue(word, out var answer))
            {
                await writer.WriteLineAsync(answer);
                continue;
            }

            switch (word)
            {
                case "EHLO":
                    await writer.WriteLineAsync(OffersSignIn ? "250-sink\r\n250 AUTH PLAIN" : "250 sink");
                    break;
                case "AUTH":
                    SignedIn = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1])).Replace('\0', '|');
                    await writer.WriteLineAsync("235 in");
                    break;
                case "MAIL":
                    (from, to) = (Bare(line), []);
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT":
                    to.Add(Bare(line));
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync(stop.Token) is { } row && row != ".")
                    {
                        text.Append(row.StartsWith('.') ? row[1..] : row).Append("\r\n");
                    }

                    Letters.Add(new Taken(from, to, text.ToString()));
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private static string Bare(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

    public sealed record Taken(string From, IReadOnlyList<string> To, string Text);
}
