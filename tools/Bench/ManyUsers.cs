using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Keys;

namespace Bench;

/// <summary>
/// Users who work at the same time, each reading four times for one change: in turns a new contact, and adding one to the
/// value of a partnership that many want to change. Afterwards every contact is looked for and every value is counted up.
/// </summary>
internal sealed partial class ManyUsers(World world, int users, int seconds, int pause)
{
    private const string Mark = "Under load ";
    private const int Shared = 20;

    private readonly ConcurrentBag<double> reads = [];
    private readonly ConcurrentBag<double> writes = [];
    private readonly ConcurrentBag<string> saved = [];
    private readonly ConcurrentBag<string> errors = [];
    private readonly ConcurrentDictionary<long, int> added = [];
    private readonly List<long> contested = [];
    private int outrun;

    public static async Task<int> RunAsync(string[] args)
    {
        var (users, seconds, pause) = (200, 300, 1000);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--users" when int.TryParse(args[i + 1], out var many): users = many; break;
                case "--seconds" when int.TryParse(args[i + 1], out var time): seconds = time; break;
                case "--pause" when int.TryParse(args[i + 1], out var wait): pause = wait; break;
                default: args = [""]; break;
            }
        }

        if (args.Length % 2 != 0)
        {
            Console.Error.WriteLine("Usage: script/load [--users 200] [--seconds 300] [--pause 1000]");
            return 2;
        }

        var folder = Path.Combine(Path.GetTempPath(), $"solmu-load-{Environment.ProcessId}");
        try
        {
            return await new ManyUsers(await World.MakeAsync(WorldSize.Small, folder), users, seconds, pause).RunAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<int> RunAsync()
    {
        var (sessions, key) = await PrepareAsync();
        await using (var server = await SolmuServer.StartAsync(world.Folder))
        {
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(sessions.Select((session, user) => Task.Run(() => WorkAsync(server.Address, session, key, user, started))));
        }

        var lost = await LostAsync();
        var requests = reads.Count + writes.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{users} users for {seconds} s, {pause} ms between two requests of one: {requests:N0} requests ({requests / seconds} a second), {errors.Count} errors"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{saved.Count:N0} contacts and {added.Values.Sum():N0} changes of {Shared} contested values confirmed, {outrun:N0} outrun and made again; {lost} lost"));
        Print("read", reads);
        Print("write", writes);
        foreach (var error in errors.GroupBy(error => error).OrderByDescending(group => group.Count()).Take(5))
        {
            Console.WriteLine($"{error.Count()} times {error.Key}");
        }

        return errors.IsEmpty && lost == 0 ? 0 : 1;
    }

    private async Task<(List<string> Sessions, string Key)> PrepareAsync()
    {
        using var dbs = new SolmuDbs(new Installation(world.Folder, null));
        await using var writer = new Writer(dbs, new Changes(), TimeProvider.System);
        var (key, now) = (ApiKey.NewToken(), TimeProvider.System.GetUtcNow().UtcDateTime);
        var people = Enumerable.Range(0, users).Select(i => new User($"user{i}@solvtech.example", $"User {i}", Role.Manager, "none", DateTime.UnixEpoch)).ToList();
        await writer.RunAsync(Viewer.Console, async db =>
        {
            db.AddRange(people);
            db.Add(new ApiKey(key, "load", KeyScope.Write, null, now, now.AddDays(1)));
            await db.SaveChangesAsync();
            contested.AddRange(await db.Partnerships.OrderBy(partnership => partnership.Id).Take(Shared).Select(partnership => partnership.Id).ToListAsync());
            await db.Partnerships.Where(partnership => contested.Contains(partnership.Id)).ExecuteUpdateAsync(set => set.SetProperty(partnership => partnership.ValueCents, 0));
        });
        var sessions = new List<string>();
        foreach (var user in people)
        {
            sessions.Add("solmu=" + await new Sessions(dbs, writer, TimeProvider.System).StartAsync(user.Id, "load"));
        }

        return (sessions, key);
    }

    private async Task WorkAsync(Uri address, string session, string key, int user, long started)
    {
        using var client = NewClient(address, "Cookie", session);
        using var program = NewClient(address, "Authorization", "Bearer " + key);
        var form = await FormAsync(client);
        await Task.Delay(Random.Shared.Next(pause + 1));
        for (var i = user; Stopwatch.GetElapsedTime(started).TotalSeconds < seconds; i++)
        {
            var partner = world.Some[i % world.Some.Count];
            await ReadAsync(client, "/partners");
            await ReadAsync(client, "/partners/" + partner.Slug);
            await ReadAsync(client, "/search?q=" + world.Fragments[i % world.Fragments.Count]);
            if (i % 2 == 0)
            {
                await AddOneAsync(program, contested[i / 2 % contested.Count]);
                continue;
            }

            await ReadAsync(client, "/people");
            var about = $"{Mark}{user}.{i}";
            if (await AskAsync(writes, HttpStatusCode.SeeOther, () => client.PostAsync("/contacts", Contact(form, partner.Own, partner.Other, about))))
            {
                saved.Add(about);
            }

            await PauseAsync();
        }
    }

    /// <summary>Reads the value and writes it back with one more, again and again while somebody else is faster.</summary>
    private async Task AddOneAsync(HttpClient program, long id)
    {
        var path = "/api/v1/partnerships/" + Ids.Text(id);
        for (var done = false; !done;)
        {
            JsonObject? facts = null;
            EntityTagHeaderValue? version = null;
            await AskAsync(reads, HttpStatusCode.OK, () => program.GetAsync(path), async answer =>
            {
                facts = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
                version = answer.Headers.ETag;
            });
            await PauseAsync();
            if (facts is null || version is null)
            {
                return;
            }

            var changed = new JsonObject { ["valueEur"] = (facts["valueEur"]?.GetValue<decimal>() ?? 0) + 1 };
            foreach (var name in (string[])["type", "relativeSize", "importance", "shareOfOurSales", "ourShareOfTheirs", "since"])
            {
                changed[name] = facts[name]?.DeepClone();
            }

            changed["responsible"] = facts["responsibleId"]?.DeepClone();
            done = true;
            await AskAsync(writes, HttpStatusCode.OK, () => program.SendAsync(Put(path, version, changed)), answer =>
            {
                added.AddOrUpdate(id, 1, (_, times) => times + 1);
                return Task.CompletedTask;
            }, otherwise: status =>
            {
                done = status != HttpStatusCode.PreconditionFailed;
                Interlocked.Increment(ref outrun);
                return !done;
            });
            await PauseAsync();
        }
    }

    private static HttpRequestMessage Put(string path, EntityTagHeaderValue version, JsonObject facts)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(facts.ToJsonString(), null, "application/json") };
        request.Headers.IfMatch.Add(version);
        return request;
    }

    private static HttpClient NewClient(Uri address, string header, string value)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add(header, value);
        return client;
    }

    private async Task ReadAsync(HttpClient client, string path)
    {
        await AskAsync(reads, HttpStatusCode.OK, () => client.GetAsync(path));
        await PauseAsync();
    }

    private Task PauseAsync() => pause == 0 ? Task.CompletedTask : Task.Delay((pause / 2) + Random.Shared.Next(pause));

    private static async Task<string> FormAsync(HttpClient client)
    {
        using var page = await client.GetAsync("/contacts/new");
        if (page.Headers.TryGetValues("Set-Cookie", out var set))
        {
            client.DefaultRequestHeaders.Add("Cookie", set.Select(cookie => cookie.Split(';')[0]));
        }

        return Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    private static FormUrlEncodedContent Contact(string token, long own, long other, string about) => new(
    [
        KeyValuePair.Create("token", token), KeyValuePair.Create("once", Ids.Text(Ids.New())), KeyValuePair.Create("medium", "phone"), KeyValuePair.Create("time", "2026-01-15T10:00"),
        KeyValuePair.Create("own", Ids.Text(own)), KeyValuePair.Create("with", Ids.Text(other)), KeyValuePair.Create("about", about),
    ]);

    private async Task<bool> AskAsync(ConcurrentBag<double> times, HttpStatusCode expected, Func<Task<HttpResponseMessage>> ask, Func<HttpResponseMessage, Task>? then = null, Func<HttpStatusCode, bool>? otherwise = null)
    {
        var asked = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await ask();
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            if (answer.StatusCode == expected)
            {
                await (then?.Invoke(answer) ?? Task.CompletedTask);
                return true;
            }

            if (otherwise?.Invoke(answer.StatusCode) == true)
            {
                return false;
            }

            errors.Add($"{(int)answer.StatusCode} {answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath}");
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            errors.Add(failure.Message);
        }

        return false;
    }

    private async Task<int> LostAsync()
    {
        using var dbs = new SolmuDbs(new Installation(world.Folder, null));
        await using var db = dbs.Open();
        var there = (await db.Contacts.Where(contact => contact.About!.StartsWith(Mark)).Select(contact => contact.About!).ToListAsync()).ToHashSet();
        var values = await db.Partnerships.Where(partnership => contested.Contains(partnership.Id)).ToDictionaryAsync(partnership => partnership.Id, partnership => (partnership.ValueCents ?? 0) / 100);
        return saved.Count(about => !there.Contains(about)) + contested.Sum(id => Math.Abs(added.GetValueOrDefault(id) - (int)values[id]));
    }

    private static void Print(string name, ConcurrentBag<double> times)
    {
        var sorted = times.Order().ToList();
        if (sorted.Count > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-6} p50 {At(sorted, 0.5):0.0} ms, p95 {At(sorted, 0.95):0.0} ms, p99 {At(sorted, 0.99):0.0} ms"));
        }
    }

    private static double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];

    [GeneratedRegex("name=\"token\" value=\"([^\"]*)\"")]
    private static partial Regex Token();
}
