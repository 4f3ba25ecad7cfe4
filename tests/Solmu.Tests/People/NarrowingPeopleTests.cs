using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.People;

/// <summary>A list of 5,000 people, most of them alike and a few rare ones.</summary>
public sealed class NarrowingPeopleTests
{
    [Fact]
    public async Task Country_and_role_narrow_the_list_whether_they_are_rare_or_common()
    {
        await using var app = await StartAsync();

        await FindsAsync(app, new(Country: "JP"), "Rare 0", "Rare 1", "Rare 2");
        await FindsAsync(app, new(Role: "GESCHAFTS"), "Rare 0", "Rare 1", "Rare 2");
        await FindsAsync(app, new(Role: "nobody is that"));
        await FindsAsync(app, new(Country: "DE", Role: "geschäfts"));
        await FindsAsync(app, new(Country: "JP", Role: "führer", Search: "rare 1"), "Rare 1");
        var (count, names) = await FindAsync(app, new(Country: "DE", Role: "engineer"));
        Assert.Equal((FindPeople.MostCounted + 1, FindPeople.PageSize, "Common 00000"), (count, names.Count, names[0]));
        Assert.Equal("Common 00050", (await FindAsync(app, new(Country: "DE", Page: 2))).Names[0]);
        await FindsAsync(app, new(Whose.Ours, Country: "DE"));
        await FindsAsync(app, new(Whose.Theirs, Country: "JP"), "Rare 0", "Rare 1", "Rare 2");
    }

    [Fact]
    public async Task A_rare_filter_reads_whom_it_lets_through_and_a_common_one_walks_along_the_names()
    {
        await using var app = await StartAsync();
        if (app.Installation.IsPostgres)
        {
            return; // The plans of the embedded database are fixed; the server chooses anew with its statistics.
        }

        foreach (var rare in new FindPeople.Filter[] { new(Country: "JP"), new(Role: "geschäfts"), new(Country: "DE", Role: "geschäfts") })
        {
            Assert.Contains(await PlanAsync(app, rare), step => Regex.IsMatch(step, "^SEARCH p USING INTEGER PRIMARY KEY"));
            Assert.DoesNotContain(await PlanAsync(app, rare), step => step.StartsWith("SCAN p ", StringComparison.Ordinal));
        }

        foreach (var common in new FindPeople.Filter[] { new(Country: "DE"), new(Role: "engineer"), new(Country: "DE", Role: "engineer") })
        {
            var plan = await PlanAsync(app, common);
            Assert.Contains(plan, step => step.StartsWith("SCAN p USING INDEX ix_people_sort_name_id", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.StartsWith("SCAN a", StringComparison.Ordinal));
        }
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        var (germany, japan) = (Organisation("Everyday", "DE"), Organisation("Far Away", "JP"));
        var people = Enumerable.Range(0, 5000).Select(number => Person($"Common {number:D5}", germany, "Engineer")).Concat(Enumerable.Range(0, 3).Select(number => Person($"Rare {number}", japan, "Geschäftsführer"))).ToList();
        await app.ChangeAsync(async db =>
        {
            await BulkInsert.WriteAsync(db, [germany, japan]);
            await BulkInsert.WriteAsync(db, people);
            await BulkInsert.WriteAsync(db, people.SelectMany(person => person.Affiliations).ToList());
            return true;
        });
        return app;

        static Organisation Organisation(string name, string country)
        {
            var organisation = new Organisation(name, Slugs.Of(name));
            organisation.Describe(country, null, null, null, null);
            return organisation;
        }

        static Person Person(string name, Organisation at, string role)
        {
            var person = new Person(name);
            person.Join(at.Id, role, null);
            return person;
        }
    }

    private static Task<(int Count, List<string> Names)> FindAsync(TestApp app, FindPeople.Filter filter) => app.UseAsync<FindPeople, (int, List<string>)>(async find =>
        (await find.CountAsync(filter), (await find.RunAsync(filter)).ConvertAll(row => row.DisplayName)));

    private static async Task FindsAsync(TestApp app, FindPeople.Filter filter, params string[] expected)
    {
        var (count, names) = await FindAsync(app, filter);
        Assert.Equal(expected, names);
        Assert.Equal(expected.Length, count);
    }

    private static async Task<List<string>> PlanAsync(TestApp app, FindPeople.Filter filter)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = Viewer.Console;
        var query = (await scope.ServiceProvider.GetRequiredService<FindPeople>().MatchingAsync(filter)).OrderBy(person => person.SortName).ThenBy(person => person.Id).Take(50);
        await using var connection = new SqliteConnection($"Data Source={app.Installation.DatabaseFile};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + Inlined(query.ToQueryString());
        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    /// <summary>The values that EF lists above a statement, put into it.</summary>
    private static string Inlined(string sql)
    {
        foreach (Match value in Regex.Matches(sql, @"^\.param set (@\w+) (.*)\r?$", RegexOptions.Multiline))
        {
            sql = Regex.Replace(sql, $@"(?<!set ){value.Groups[1].Value}\b", value.Groups[2].Value.Replace("$", "$$", StringComparison.Ordinal));
        }

        return Regex.Replace(sql, @"^\.param set .*$", "", RegexOptions.Multiline);
    }
}
