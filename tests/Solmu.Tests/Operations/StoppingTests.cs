using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Database;
using Solmu.Operations;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Operations;

public sealed class StoppingTests
{
    [Theory]
    [InlineData("/healthz", "alive")]
    [InlineData("/readyz", "ready")]
    public async Task A_running_server_is_alive_and_ready(string probe, string word)
    {
        await using var app = await TestApp.StartAsync();

        var answer = await app.Client.GetAsync(probe);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(word, (await answer.Content.ReadAsStringAsync()).Trim());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, probe))).StatusCode);
    }

    [Fact]
    public async Task A_server_that_is_about_to_stop_is_alive_but_not_ready()
    {
        await using var app = await TestApp.StartAsync();
        app.Services.GetRequiredService<Readiness>().Stop();

        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.Client.GetAsync("/readyz")).StatusCode);
    }

    [Fact]
    public async Task A_database_of_another_shape_is_not_ready()
    {
        await using var app = await TestApp.StartAsync();
        await app.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = (SELECT max(\"MigrationId\") FROM \"__EFMigrationsHistory\")"));

        var answer = await app.Client.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("shape", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_database_is_not_ready_within_two_seconds()
    {
        var installation = TestDatabase.IsPostgres ? new Installation((await TestDatabase.UntouchedAsync()).Folder, $"postgres://solmu@127.0.0.1:{SolmuProcess.FreePort()}/gone") : await TestDatabase.UntouchedAsync();
        using var dbs = new SolmuDbs(installation);
        var started = Stopwatch.GetTimestamp();

        Assert.NotNull(await new Readiness(dbs, TimeProvider.System).ProblemAsync());
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5);
    }

    /// <summary>Eight clients that look at readiness as a load balancer does, and one whose request takes longer than the wait.</summary>
    [Fact]
    public async Task A_stop_fails_no_request_and_leaves_everything_in_the_database()
    {
        var installation = await TestDatabase.CreateAsync();
        var session = await SolmuProcess.SessionAsync(installation);
        await using var server = await SolmuProcess.ServeAsync(installation);
        using var client = server.NewClient(session);
        var (isReady, answered, failed) = (true, 0, new List<string>());
        var clients = Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            while (Volatile.Read(ref isReady))
            {
                try
                {
                    using var answer = await client.GetAsync(i % 2 == 0 ? "/sign-in" : "/partners");
                    Interlocked.Increment(ref answered);
                    if ((int)answer.StatusCode >= 500)
                    {
                        throw new HttpRequestException($"{answer.StatusCode}");
                    }
                }
                catch (HttpRequestException failure)
                {
                    lock (failed)
                    {
                        failed.Add(failure.Message);
                    }
                }
            }
        })).ToList();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/readyz")).StatusCode);
        var slow = client.PostAsync("/sign-in", new TrickledContent(TimeSpan.FromSeconds(7)));
        await Task.Delay(500);

        server.TellToStop();
        var told = Stopwatch.GetTimestamp();
        while ((await client.GetAsync("/readyz")).StatusCode == HttpStatusCode.OK)
        {
            Assert.InRange(Stopwatch.GetElapsedTime(told).TotalSeconds, 0, 2);
        }

        await Task.Delay(1000);
        Assert.False(server.HasExited);
        Volatile.Write(ref isReady, false);
        await Task.WhenAll(clients);
        Assert.InRange((int)(await slow).StatusCode, 200, 499);

        Assert.Equal(0, await server.ExitAsync());
        Assert.Empty(failed);
        Assert.True(answered > 20, $"{answered} requests");
        Assert.True(Stopwatch.GetElapsedTime(told) < ServerLifetime.LongestStop);
        var log = new FileInfo(installation.DatabaseFile + "-wal");
        Assert.True(!log.Exists || log.Length == 0, "The last commits are still beside the database.");
        await TestDatabase.DropAsync(installation);
    }

    /// <summary>A form that arrives piece by piece.</summary>
    private sealed class TrickledContent(TimeSpan during) : HttpContent
    {
        private const int Pieces = 16;
        private static readonly byte[] Piece = Encoding.ASCII.GetBytes("email=" + new string('x', 2000) + "&");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (var i = 0; i < Pieces; i++)
            {
                await stream.WriteAsync(Piece);
                await stream.FlushAsync();
                await Task.Delay(during / Pieces);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Pieces * (long)Piece.Length;
            Headers.ContentType = new("application/x-www-form-urlencoded");
            return true;
        }
    }
}
