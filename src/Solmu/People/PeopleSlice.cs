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
    }
}
