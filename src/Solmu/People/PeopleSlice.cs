using Solmu.Access;
using Solmu.Organisations;

namespace Solmu.People;

internal static class PeopleSlice
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PersonRows>();
        services.AddScoped<FindPeople>();
        services.AddScoped<ReadPerson>();
        services.AddScoped<FindOrganisation>();
        services.AddScoped<AddPerson>();
        services.AddScoped<EditPerson>();
        services.AddScoped<ChangeEmployer>();
        services.AddScoped<AddAffiliation>();
        services.AddScoped<EditAffiliation>();
        services.AddScoped<EndAffiliation>();
        services.AddScoped<AcceptSuggestion>();
        services.AddScoped<IgnoreSuggestion>();
        services.AddScoped<PersonPages.Reading>();
        services.AddSingleton<PeopleTotals>();
    }

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/people", PeoplePages.ListAsync);
        pages.MapPost("/people", PersonPages.AddAsync);
        pages.MapGet("/people/new", PersonPages.New);
        pages.MapGet("/people/{id}", PersonPages.ShowAsync);
        pages.MapPost("/people/{id}", PersonPages.SaveAsync);
        pages.MapGet("/people/{id}/edit", PersonPages.EditAsync);
        pages.MapPost("/people/{id}/acceptance", PeoplePages.AcceptAsync);
        pages.MapPost("/people/{id}/dismissal", PeoplePages.IgnoreAsync);
        pages.MapPost("/people/{id}/employer", PersonPages.ChangeEmployerAsync);
        pages.MapPost("/people/{id}/affiliations", PersonPages.AddAffiliationAsync);
        pages.MapPost("/people/{id}/affiliations/{affiliation}", PersonPages.EditAffiliationAsync);
        pages.MapPost("/people/{id}/notes", PersonPages.WriteNoteAsync);
        pages.MapPost("/people/{id}/ratings", PersonPages.RateAsync);
    }
}
