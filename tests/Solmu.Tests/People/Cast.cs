using Solmu.Database;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.People;

/// <summary>A few people of a small net: Jari and Liisa are ours, Leena is at Edunet, a reseller.</summary>
internal sealed record Cast(long EdunetId, long NordvisionId, long JariId, long LiisaId, long LeenaId)
{
    /// <summary>Of a person as just added: made, given an address, employed.</summary>
    public const int Version = 3;

    public static async Task<Cast> AddAsync(TestApp app)
    {
        var focalId = (await app.RequireFirmAsync()).OrganisationId;
        return await app.ChangeAsync(async db =>
        {
            var edunet = Organisation(db, "Edunet Oy", "edunet.example");
            var nordvision = Organisation(db, "Nordvision AB", "nordvision.example");
            db.Add(new Partnership(edunet, Analysis.Partnerships.Side.Downstream, "reseller"));
            var jari = Person(db, "Jari Koski", "jari.koski@solvtech.example", focalId, "Sales manager");
            var liisa = Person(db, "Liisa Salo", "liisa.salo@solvtech.example", focalId, null);
            var leena = Person(db, "Leena Aho", "leena@edunet.example", edunet, "Buyer", new DateOnly(2020, 1, 1));
            await db.SaveChangesAsync();
            return new Cast(edunet, nordvision, jari, liisa, leena);
        });
    }

    public static long Person(SolmuDb db, string? name, string? address, long? organisationId = null, string? role = null, DateOnly? from = null, DateOnly? until = null)
    {
        var person = new Person(name);
        if (address is not null)
        {
            person.AddEmail(address);
        }

        if (organisationId is { } id)
        {
            person.Join(id, role, from, until);
        }

        db.Add(person);
        return person.Id;
    }

    private static long Organisation(SolmuDb db, string name, string domain)
    {
        var organisation = new Organisation(name, Slugs.Of(name));
        organisation.AddDomain(domain);
        db.Add(organisation);
        return organisation.Id;
    }
}

internal static class TestAppPeople
{
    public static async Task<Solmu.Firms.FocalFirm> RequireFirmAsync(this TestApp app) =>
        await ((Solmu.Firms.FocalFirms)app.Services.GetService(typeof(Solmu.Firms.FocalFirms))!).RequireAsync();

    /// <summary>Runs a use case as the operator at the console.</summary>
    public static async Task<TResult> UseAsync<TUseCase, TResult>(this TestApp app, Func<TUseCase, Task<TResult>> use)
        where TUseCase : notnull
    {
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(app.Services);
        ((Solmu.Access.CurrentViewer)scope.ServiceProvider.GetService(typeof(Solmu.Access.CurrentViewer))!).Viewer = Solmu.Access.Viewer.Console;
        return await use((TUseCase)scope.ServiceProvider.GetService(typeof(TUseCase))!);
    }
}
