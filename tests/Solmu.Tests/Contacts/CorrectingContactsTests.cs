using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.People;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Contacts;

public sealed class CorrectingContactsTests
{
    [Fact]
    public async Task Moved_to_another_day_it_is_filed_under_the_employer_of_that_day()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        await app.UseAsync<ChangeEmployer, bool>(use => use.RunAsync(new ChangeEmployer.Input(cast.LeenaId, Cast.Version, "Nordvision", null, new DateOnly(2026, 11, 1))));
        var id = await LogAsync(app, cast, new DateTime(2026, 11, 10, 9, 0, 0, DateTimeKind.Utc));

        await EditAsync(app, id, 1, new DateTime(2026, 11, 10, 10, 0, 0, DateTimeKind.Utc));
        Assert.Equal([cast.NordvisionId], await FiledAsync(app));

        await EditAsync(app, id, 3, new DateTime(2026, 10, 10, 9, 0, 0, DateTimeKind.Utc));
        Assert.Equal([cast.EdunetId], await FiledAsync(app));
    }

    [Fact]
    public async Task A_stale_edit_or_removal_is_told()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        var id = await LogAsync(app, cast, new DateTime(2026, 11, 10, 9, 0, 0, DateTimeKind.Utc));
        await EditAsync(app, id, 1, new DateTime(2026, 11, 10, 9, 0, 0, DateTimeKind.Utc));

        await Assert.ThrowsAsync<StaleEdit>(() => EditAsync(app, id, 1, new DateTime(2026, 11, 10, 9, 0, 0, DateTimeKind.Utc)));
        await Assert.ThrowsAsync<StaleEdit>(() => app.UseAsync<RemoveContact, bool>(use => use.RunAsync(new RemoveContact.Input(id, 1))));
        Assert.True(await app.UseAsync<RemoveContact, bool>(use => use.RunAsync(new RemoveContact.Input(id, 2))));
        Assert.Equal(0, await app.ChangeAsync(db => db.ContactPeople.CountAsync()));
        Assert.Empty(await FiledAsync(app));
    }

    [Fact]
    public async Task Whoever_joins_stands_for_the_employer_of_that_day_and_whoever_stays_for_the_one_they_stood_for()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        var id = await LogAsync(app, cast, new DateTime(2026, 10, 10, 9, 0, 0, DateTimeKind.Utc));
        await app.UseAsync<ChangeEmployer, bool>(use => use.RunAsync(new ChangeEmployer.Input(cast.LeenaId, Cast.Version, "Nordvision", null, new DateOnly(2026, 10, 1))));

        await ReseatAsync(app, id, 1, new([], [cast.LiisaId], [], []));
        Assert.Equal([cast.EdunetId], await FiledAsync(app));

        await ReseatAsync(app, id, 3, new([cast.LeenaId, cast.JariId], [], [], ["leena@edunet.example"]));
        Assert.Equal([cast.EdunetId], await FiledAsync(app));
        Assert.Equal(2, await app.ChangeAsync(db => db.ContactPeople.CountAsync()));

        await Assert.ThrowsAsync<StaleEdit>(() => ReseatAsync(app, id, 3, new([], [cast.JariId], [], [])));
        await Assert.ThrowsAsync<RuleViolation>(() => ReseatAsync(app, id, 5, new([cast.LiisaId], [], [], [])));
        await Assert.ThrowsAsync<RuleViolation>(() => ReseatAsync(app, id, 5, new([], [], [42], [])));
        Assert.True(await ReseatAsync(app, id, 5, new([], [], [cast.JariId], [])));
        Assert.Equal(2, await app.ChangeAsync(db => db.ContactPeople.CountAsync(part => part.IsOurs)));
    }

    [Fact]
    public async Task What_a_contact_is_filed_under_for_another_reason_stays()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        var contact = new Contact(new DateTime(2026, 10, 10, 9, 0, 0, DateTimeKind.Utc), Medium.Met, null, null, DateTime.UnixEpoch, null);
        contact.Add(cast.JariId, Part.From, true, null);
        contact.Add(cast.LeenaId, Part.To, false, cast.EdunetId);
        contact.File(cast.NordvisionId);
        await app.SaveAsync(contact);

        await EditAsync(app, contact.Id, 1, new DateTime(2026, 9, 10, 9, 0, 0, DateTimeKind.Utc));

        Assert.Equivalent(new[] { cast.EdunetId, cast.NordvisionId }, await FiledAsync(app), strict: true);
    }

    private static Task<bool> ReseatAsync(TestApp app, long id, int version, EditContact.People who) => app.UseAsync<EditContact, bool>(use =>
        use.RunAsync(new EditContact.Input(id, version, new DateTime(2026, 10, 10, 9, 0, 0, DateTimeKind.Utc), Medium.Phone, 10, "Corrected", who)));

    private static Task<long> LogAsync(TestApp app, Cast cast, DateTime at) => app.UseAsync<LogContact, long>(use =>
        use.RunAsync(new LogContact.Input(at, Medium.Met, null, null, [cast.JariId], [cast.LeenaId], [])));

    private static Task<bool> EditAsync(TestApp app, long id, int version, DateTime at) => app.UseAsync<EditContact, bool>(use =>
        use.RunAsync(new EditContact.Input(id, version, at, Medium.Phone, 10, "Corrected")));

    private static Task<List<long>> FiledAsync(TestApp app) => app.ChangeAsync(db => db.ContactOrganisations.Select(filed => filed.OrganisationId).ToListAsync());
}
