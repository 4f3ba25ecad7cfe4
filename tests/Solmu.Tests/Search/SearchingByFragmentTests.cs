using Solmu.Organisations;
using Solmu.Search;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Search;

public sealed class SearchingByFragmentTests
{
    [Theory]
    [InlineData("unal", "Ünal Çelik")]
    [InlineData("ÜNAL", "Ünal Çelik")]
    [InlineData("çeli", "Ünal Çelik")]
    [InlineData("u", "Ünal Çelik")]
    [InlineData("ün", "Ünal Çelik")]
    [InlineData("o'br", "Sean \"Sharp\" O'Brien")]
    [InlineData("\"sharp\"", "Sean \"Sharp\" O'Brien")]
    [InlineData("100%", "Anna 100%_sure")]
    [InlineData("%_s", "Anna 100%_sure")]
    [InlineData("🙂", "🙂 Smith")]
    [InlineData("🙂 smi", "🙂 Smith")]
    [InlineData("  smith ", "🙂 Smith")]
    [InlineData("celik@lingua", "Ünal Çelik")]
    [InlineData("back\\sl", "Back\\slash")]
    public async Task A_fragment_finds_a_person(string fragment, string name)
    {
        await using var app = await WithPeopleAsync();

        Assert.Equal([name], (await FindAsync(app, fragment)).People.Select(person => person.DisplayName));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("%%%")]
    [InlineData("___")]
    [InlineData("_")]
    [InlineData("*")]
    [InlineData("\"")]
    [InlineData("' OR 1=1 --")]
    [InlineData("AND OR NOT")]
    [InlineData("zzz")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\0\u0001")]
    [InlineData("\uD83D")]
    public async Task Signs_mean_themselves_and_find_nobody(string fragment)
    {
        await using var app = await WithPeopleAsync();

        var found = await FindAsync(app, fragment);

        Assert.Empty(found.People);
        Assert.Empty(found.Organisations);
    }

    [Fact]
    public async Task Those_that_begin_with_it_come_first()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.ChangeAsync(async db =>
        {
            foreach (var name in new[] { "Eero Marin", "Marta Ruiz", "Omar Haddad", "Maria Silva" })
            {
                Cast.Person(db, name, null);
            }

            db.Add(new Organisation("Solar Maritime", "solar-maritime"));
            db.Add(new Organisation("Marlin", "marlin"));
            return await db.SaveChangesAsync();
        });

        var found = await FindAsync(app, "mar");

        Assert.Equal(["Maria Silva", "Marta Ruiz"], found.People.Take(2).Select(person => person.DisplayName));
        Assert.Equal(["Eero Marin", "Omar Haddad"], found.People.Skip(2).Select(person => person.DisplayName).Order(StringComparer.Ordinal));
        Assert.Equal(["Marlin", "Solar Maritime"], found.Organisations.Select(organisation => organisation.Name));
    }

    [Fact]
    public async Task More_than_fit_are_announced_and_not_counted()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.ChangeAsync(async db =>
        {
            for (var number = 0; number < 40; number++)
            {
                Cast.Person(db, $"{(number < 5 ? "Anna" : "Hanna")} {number}", null);
            }

            return await db.SaveChangesAsync();
        });

        var found = await FindAsync(app, "anna");

        Assert.True(found.HasMorePeople);
        Assert.Equal(FindMatches.Most, found.People.Select(person => person.Id).Distinct().Count());
        Assert.All(found.People.Take(5), person => Assert.StartsWith("Anna", person.DisplayName, StringComparison.Ordinal));
        Assert.False((await FindAsync(app, "anna 1")).HasMorePeople);
    }

    [Fact]
    public async Task An_organisation_is_found_by_its_domain()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await Cast.AddAsync(app);

        var found = await FindAsync(app, "edunet.exa");

        Assert.Equal(["Edunet Oy"], found.Organisations.Select(organisation => organisation.Name));
        Assert.True(found.Organisations[0].IsPartner);
    }

    private static async Task<TestApp> WithPeopleAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.ChangeAsync(async db =>
        {
            Cast.Person(db, "Ünal Çelik", "celik@lingua.example");
            Cast.Person(db, "Sean \"Sharp\" O'Brien", null);
            Cast.Person(db, "Anna 100%_sure", null);
            Cast.Person(db, "🙂 Smith", null);
            Cast.Person(db, "Back\\slash", null);
            return await db.SaveChangesAsync();
        });
        return app;
    }

    private static Task<FindMatches.Found> FindAsync(TestApp app, string fragment) =>
        app.UseAsync<FindMatches, FindMatches.Found>(find => find.RunAsync(fragment));
}
