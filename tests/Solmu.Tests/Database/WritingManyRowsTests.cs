using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Database;

public sealed class WritingManyRowsTests
{
    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0, 125, DateTimeKind.Utc);

    [Fact]
    public async Task Rows_written_in_bulk_equal_those_that_EF_writes()
    {
        var tracked = await RowsAfterAsync(async (db, all) =>
        {
            db.AddRange(all.Organisations);
            db.AddRange(all.People);
            db.AddRange(all.Partnerships);
            db.AddRange(all.Contracts);
            db.AddRange(all.Contacts);
            await db.SaveChangesAsync();
        });

        var bulk = await RowsAfterAsync(async (db, all) =>
        {
            await BulkInsert.WriteAsync(db, all.Organisations);
            await BulkInsert.WriteAsync(db, all.Organisations.SelectMany(organisation => organisation.Domains).ToList());
            await BulkInsert.WriteAsync(db, all.People);
            await BulkInsert.WriteAsync(db, all.People.SelectMany(person => person.Emails).ToList());
            await BulkInsert.WriteAsync(db, all.People.SelectMany(person => person.Affiliations).ToList());
            await BulkInsert.WriteAsync(db, all.Partnerships);
            await BulkInsert.WriteAsync(db, all.Contracts);
            await BulkInsert.WriteAsync(db, all.Contacts);
            await BulkInsert.WriteAsync(db, all.Contacts.SelectMany(contact => contact.People).ToList());
            await BulkInsert.WriteAsync(db, all.Contacts.SelectMany(contact => contact.Organisations).ToList());
        });

        Assert.NotEmpty(tracked);
        Assert.Equal(tracked, bulk);
    }

    [Fact]
    public async Task What_is_written_in_bulk_is_found_by_search()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        await app.ChangeAsync(async db =>
        {
            await BulkInsert.WriteAsync(db, [new Organisation("Edunet Integrators", "edunet")]);
            return true;
        });

        await using var db = app.Services.GetRequiredService<SolmuDbs>().Open();
        Assert.Single(await db.IdsMatching("organisations", "integ").ToListAsync());
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_leaves_nothing_of_its_change()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.ChangeAsync(async db =>
        {
            await BulkInsert.WriteAsync(db, [new Organisation("One", "same"), new Organisation("Two", "same")]);
            return true;
        }));

        await using var db = app.Services.GetRequiredService<SolmuDbs>().Open();
        Assert.Equal(1, await db.Organisations.CountAsync());
    }

    [Fact]
    public async Task Many_rows_outside_a_change_are_a_transaction_of_their_own()
    {
        await using var app = await TestApp.StartFreshWithFirmAsync();
        await using (var db = app.Services.GetRequiredService<SolmuDbs>().Open())
        {
            await BulkInsert.WriteAsync(db, Enumerable.Range(0, 5000).Select(i => new Contact(Noon.AddMinutes(i), Medium.Mail, null, null, Noon, null)).ToList());
        }

        await using var fresh = app.Services.GetRequiredService<SolmuDbs>().Open();
        Assert.Equal(5000, await fresh.Contacts.CountAsync());
    }

    /// <summary>Every cell of every row as text, ids replaced by their order of appearance.</summary>
    private static async Task<List<string>> RowsAfterAsync(Func<SolmuDb, All, Task> write)
    {
        await using var app = await TestApp.StartAsync();
        var all = All.Make();
        await app.ChangeAsync(async db =>
        {
            await write(db, all);
            return true;
        });

        await using var db = app.Services.GetRequiredService<SolmuDbs>().Open();
        await db.Database.OpenConnectionAsync();
        var ids = new Dictionary<long, string>();
        var rows = new List<string>();
        foreach (var (table, order) in All.Tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY {order}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(table + ": " + string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={Cell(reader.GetValue(i), ids)}")));
            }
        }

        return rows;
    }

    private static string Cell(object value, Dictionary<long, string> ids) => value switch
    {
        long id and > 1L << 44 => ids.TryGetValue(id, out var known) ? known : ids[id] = $"#{ids.Count}",
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => $"{value.GetType().Name} {Convert.ToString(value, CultureInfo.InvariantCulture)}",
    };

    private sealed record All(List<Organisation> Organisations, List<Person> People, List<Partnership> Partnerships, List<Contract> Contracts, List<Contact> Contacts)
    {
        public static readonly (string Table, string Order)[] Tables =
        [
            ("organisations", "name"), ("organisation_domains", "domain"), ("people", "sort_name"), ("person_emails", "address"), ("affiliations", "role"),
            ("partnerships", "type"), ("contracts", "title"), ("contacts", "at"), ("contact_people", "at, part"), ("contact_organisations", "at"),
        ];

        public static All Make()
        {
            var full = new Organisation("EduPacífico 日本 'x'", "edupacifico");
            full.Describe("CL", "Valparaíso", 42, 123_456_789_012, "edupacifico.example");
            full.AddDomain("edupacifico.example");
            var bare = new Organisation("Bare", "bare");
            var person = new Person("Ñandú Ütük");
            person.AddEmail("n@edupacifico.example");
            person.Join(full.Id, "manager", new DateOnly(1999, 12, 31), new DateOnly(2031, 1, 1));
            person.Join(bare.Id, "owner", null);
            var nobody = new Person(null, isSuggested: true);
            var partnership = new Partnership(full.Id, Side.Upstream, "a");
            partnership.Describe(new PartnershipFacts("a", RelativeSize.Larger, 2, 0.1, 1, -5, person.Id, new DateOnly(2009, 2, 28)));
            partnership.Start(Stage.M3);
            var contact = new Contact(Noon, Medium.Video, 45, "about\nit", Noon.AddMilliseconds(3), null, [0, 255, 1]);
            contact.Add(person.Id, Part.Cc, isOurs: false, full.Id);
            contact.Add(nobody.Id, Part.From, isOurs: true, null);
            return new All(
                [full, bare], [person, nobody], [partnership, new Partnership(bare.Id, Side.Support, "b")],
                [new Contract(partnership.Id, "c", new DateOnly(2020, 1, 1), null, null), new Contract(partnership.Id, "d", null, null, "text")],
                [contact, new Contact(Noon.AddHours(1), Medium.Letter, null, null, Noon, null, [])]);
        }
    }
}
