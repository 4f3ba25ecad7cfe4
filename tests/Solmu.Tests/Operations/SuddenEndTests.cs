using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Operations;

/// <summary>The power goes: on SQLite with the database, on PostgreSQL with the server beside it.</summary>
public sealed class SuddenEndTests(ITestOutputHelper output)
{
    private const int Ends = 20;
    private const int Writers = 8;

    [Fact]
    public async Task Twenty_sudden_ends_under_eight_writers_lose_nothing_confirmed_and_leave_nothing_half()
    {
        var installation = await TestDatabase.CreateAsync();
        (await TestApp.RunAsync(installation, "init", "--name", "SolvTech", "--country", "FI", "--domain", "solvtech.example")).ShouldExit(0);
        var key = (await TestApp.RunAsync(installation, "key", "add", "writers", "--scope", "write", "--json")).ShouldExit(0).Json.GetProperty("key").GetString()!;
        var confirmed = new ConcurrentDictionary<long, byte>();
        var (asked, random) = (0, new Random(7));
        for (var end = 0; end < Ends; end++)
        {
            await using var server = await SolmuProcess.ServeAsync(installation);
            using var client = server.NewClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            var enough = confirmed.Count + 20;
            var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
            {
                while (await LogAsync(client, Interlocked.Increment(ref asked)) is { } id)
                {
                    confirmed[id] = 1;
                }
            })).ToList();
            while (confirmed.Count < enough && !writers.TrueForAll(writer => writer.IsCompleted))
            {
                await Task.Delay(5);
            }

            await Task.Delay(random.Next(100));
            server.KillNow();
            await Task.WhenAll(writers);
            await server.ExitAsync();
            Assert.True(confirmed.Count >= enough, $"Only {confirmed.Count} changes were confirmed before end {end + 1}.");
        }

        await ShouldBeWholeAsync(installation, confirmed, asked);
        await TestDatabase.DropAsync(installation);
    }

    /// <summary>Null when the server went before it answered.</summary>
    private static async Task<long?> LogAsync(HttpClient client, int number)
    {
        try
        {
            var body = new { time = "2026-01-15T10:00:00Z", medium = "phone", about = $"call {number}", own = new[] { "outi@solvtech.example" }, others = new[] { $"p{number}@partner{number % 50}.example" } };
            using var answer = await client.PostAsJsonAsync("/api/v1/contacts", body);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
            return Ids.TryParse(JsonDocument.Parse(text).RootElement.GetProperty("id").GetString(), out var id) ? id : throw new InvalidOperationException(text);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private async Task ShouldBeWholeAsync(Installation installation, ConcurrentDictionary<long, byte> confirmed, int asked)
    {
        using var dbs = new SolmuDbs(installation);
        await using var db = dbs.Open();
        var contacts = await db.Contacts.Include(contact => contact.People).Include(contact => contact.Organisations).AsNoTracking().ToListAsync();
        var people = (await db.People.Select(person => person.Id).ToListAsync()).ToHashSet();
        var organisations = (await db.Organisations.Select(organisation => organisation.Id).ToListAsync()).ToHashSet();
        var told = (await db.Set<AuditEntry>().Where(entry => entry.Act == Act.Created).Select(entry => entry.RecordId).ToListAsync()).ToHashSet();
        var lost = confirmed.Keys.Except(contacts.Select(contact => contact.Id)).Count();
        var half = contacts.Count(contact => contact.People.Count != 2 || contact.Organisations.Count == 0 || !told.Contains(contact.Id)
            || !contact.People.TrueForAll(part => people.Contains(part.PersonId)) || !contact.Organisations.TrueForAll(part => organisations.Contains(part.OrganisationId)));
        var twice = contacts.Count - contacts.Select(contact => contact.About).Distinct().Count();
        output.WriteLine($"{Ends} sudden ends: {asked} changes asked for, {confirmed.Count} confirmed, {contacts.Count} there; {lost} lost, {half} half, {twice} twice");

        Assert.Equal((0, 0, 0), (lost, half, twice));
        Assert.True((await TestApp.RunAsync(installation, "check", "--json")).ShouldExit(0).Json.GetProperty("ok").GetBoolean());
    }
}
