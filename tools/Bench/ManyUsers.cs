using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Bench;

/// <summary>Users who work at the same time, each reading four pages for one contact that they log; afterwards every contact is looked for.</summary>
internal sealed partial class ManyUsers(World world, int users, int seconds)
{
    private const string Mark = "Under load ";

    private readonly ConcurrentBag<double> reads = [];
    private readonly ConcurrentBag<double> writes = [];
    private readonly ConcurrentBag<string> saved = [];
    private readonly ConcurrentBag<string> errors = [];

    public static async Task<int> RunAsync(string[] args)
    {
        var (users, seconds) = (200, 300);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--users" when int.TryParse(args[i + 1], out var many): users = many; break;
                case "--seconds" when int.TryParse(args[i + 1], out var time): seconds = time; break;
                default: args = [""]; break;
            }
        }

        if (args.Length % 2 != 0)
        {
            Console.Error.WriteLine("Usage: script/load [--users 200] [--seconds 300]");
            return 2;
        }

        var folder = Path.Combine(Path.GetTempPath(), $"solmu-load-{Environment.ProcessId}");
        try
        {
            return await new ManyUsers(await World.MakeAsync(WorldSize.Small, folder), users, seconds).RunAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<int> RunAsync()
    {
        var sessions = await SignInAsync();
        await using (var server = await SolmuServer.StartAsync(world.Folder))
        {
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(sessions.Select((session, user) => Task.Run(() => WorkAsync(server.Address, session, user, started))));
        }

        var lost = await LostAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{users} users for {seconds} s: {reads.Count + writes.Count:N0} requests, {errors.Count} errors, {saved.Count:N0} updates, {lost} lost"));
        Print("read", reads);
        Print("write", writes);
        foreach (var error in errors.GroupBy(error => error).OrderByDescending(group => group.Count()).Take(5))
        {
            Console.WriteLine($"{error.Count()} times {error.Key}");
        }

        return errors.IsEmpty && lost == 0 ? 0 : 1;
    }

    private async Task<List<string>> SignInAsync()
    {
        using var dbs = new SolmuDbs(new Installation(world.Folder, null));
        await using var writer = new Writer(dbs, new Changes(), TimeProvider.System);
        var people = Enumerable.Range(0, users).Select(i => new User($"user{i}@solvtech.example", $"User {i}", Role.Manager, "none", DateTime.UnixEpoch)).ToList();
        await writer.RunAsync(Viewer.Console, async db =>
        {
            db.AddRange(people);
            await db.SaveChangesAsync();
        });
        var sessions = new List<string>();
        foreach (var user in people)
        {
            sessions.Add("solmu=" + await new Sessions(dbs, writer, TimeProvider.System).StartAsync(user.Id, "load"));
        }

        return sessions;
    }

    private async Task WorkAsync(Uri address, string session, int user, long started)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Cookie", session);
        var form = await FormAsync(client);
        for (var i = user; Stopwatch.GetElapsedTime(started).TotalSeconds < seconds; i++)
        {
            var partner = world.Some[i % world.Some.Count];
            await AskAsync(reads, HttpStatusCode.OK, () => client.GetAsync("/partners"));
            await AskAsync(reads, HttpStatusCode.OK, () => client.GetAsync("/partners/" + partner.Slug));
            await AskAsync(reads, HttpStatusCode.OK, () => client.GetAsync("/search?q=" + world.Fragments[i % world.Fragments.Count]));
            await AskAsync(reads, HttpStatusCode.OK, () => client.GetAsync("/people"));
            var about = $"{Mark}{user}.{i}";
            if (await AskAsync(writes, HttpStatusCode.SeeOther, () => client.PostAsync("/contacts", Contact(form, partner.Own, partner.Other, about))))
            {
                saved.Add(about);
            }
        }
    }

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

    private async Task<bool> AskAsync(ConcurrentBag<double> times, HttpStatusCode expected, Func<Task<HttpResponseMessage>> ask)
    {
        var asked = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await ask();
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            if (answer.StatusCode == expected)
            {
                return true;
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
        return saved.Count(about => !there.Contains(about));
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
