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
        services.AddScoped<FindPerson>();
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
        var edits = routes.MapGroup("").RequireAuthorization(Policies.Editor);
        pages.MapGet("/people", PeoplePages.ListAsync);
        edits.MapPost("/people", PersonPages.AddAsync);
        edits.MapGet("/people/new", PersonPages.New);
        pages.MapGet("/people/{id}", PersonPages.ShowAsync);
        edits.MapPost("/people/{id}", PersonPages.SaveAsync);
        edits.MapGet("/people/{id}/edit", PersonPages.EditAsync);
        edits.MapPost("/people/{id}/acceptance", PeoplePages.AcceptAsync);
        edits.MapPost("/people/{id}/dismissal", PeoplePages.IgnoreAsync);
        edits.MapPost("/people/{id}/employer", PersonPages.ChangeEmployerAsync);
        edits.MapPost("/people/{id}/affiliations", PersonPages.AddAffiliationAsync);
        edits.MapPost("/people/{id}/affiliations/{affiliation}", PersonPages.EditAffiliationAsync);
        edits.MapPost("/people/{id}/notes", PersonPages.WriteNoteAsync);
        edits.MapPost("/people/{id}/ratings", PersonPages.RateAsync);
        edits.MapPost("/people/{id}/leave", PersonPages.AddLeaveAsync);
        edits.MapPost("/people/{id}/leave/{leave}/removal", PersonPages.RemoveLeaveAsync);
    }
}
