using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;

namespace Solmu.Tests.Testing;

/// <summary>Builds what tests stand on: partners, people and contacts with safe defaults.</summary>
public static class A
{
    public static readonly PartnershipFacts Facts = new("reseller", null, 2, null, null, 45_500_000, null, new DateOnly(2020, 1, 1));

    /// <summary>Adds a partner as the console does; answers its slug.</summary>
    public static Task<string> PartnerAsync(this TestApp app, string name, Side side = Side.Downstream, string? country = "DE", PartnershipFacts? facts = null, Stage? stage = null, params string[] domains) =>
        app.DoAsync<AddPartner, string>(add => add.RunAsync(new AddPartner.Input(new OrganisationFacts(name, country, null, null, null, null, domains), side, facts ?? Facts, stage)));

    /// <summary>Somebody at an organisation, or one of us when it is null.</summary>
    public static async Task<Person> PersonAsync(this TestApp app, string name, string? slug = null, string? email = null, string? role = null, DateOnly? from = null, DateOnly? until = null)
    {
        var at = slug is null ? (await app.Services.GetRequiredService<FocalFirms>().RequireAsync()).OrganisationId : (await app.ReadAsync(slug)).Id;
        var person = new Person(name);
        if (email is not null)
        {
            person.AddEmail(email);
        }

        person.Join(at, role, from, until);
        await app.SaveAsync(person);
        return person;
    }

    public static async Task<Contact> ContactAsync(this TestApp app, string slug, DateTime at, Person ours, Person theirs, Medium medium = Medium.Met, string? about = null)
    {
        var contact = new Contact(at, medium, null, about, at, null);
        contact.Add(ours.Id, Part.From, isOurs: true, null);
        contact.Add(theirs.Id, Part.To, isOurs: false, (await app.ReadAsync(slug)).Id);
        await app.SaveAsync(contact);
        return contact;
    }

    public static Task SaveAsync(this TestApp app, params object[] records) => app.ChangeAsync(async db =>
    {
        db.AddRange(records);
        return await db.SaveChangesAsync();
    });

    public static async Task<PartnerRecord> ReadAsync(this TestApp app, string slug) =>
        await app.DoAsync<ReadPartner, PartnerRecord?>(read => read.BySlugAsync(slug)) ?? throw new InvalidOperationException($"No partner {slug}.");

    public static async Task<long> PartnershipAsync(this TestApp app, string slug, Side side = Side.Downstream) => (await app.ReadAsync(slug)).Partnerships.Single(partnership => partnership.Side == side).Id;

    /// <summary>Runs a use case or query, as a user or as the console.</summary>
    public static async Task<TResult> DoAsync<T, TResult>(this TestApp app, Func<T, Task<TResult>> work, User? user = null)
        where T : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = user is null ? Viewer.Console : new Viewer(user.Id, user.Email, user.Name, user.Role, user.PersonId);
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    public static Task DoAsync<T>(this TestApp app, Func<T, Task> work, User? user = null)
        where T : notnull => app.DoAsync<T, bool>(
        async subject =>
        {
            await work(subject);
            return true;
        },
        user);
}
