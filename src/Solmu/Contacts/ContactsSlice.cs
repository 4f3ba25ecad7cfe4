using Solmu.Access;

namespace Solmu.Contacts;

internal static class ContactsSlice
{
    public static void AddContacts(this IServiceCollection services)
    {
        services.AddScoped<FindContacts>();
        services.AddScoped<ListContacts>();
        services.AddScoped<LogContact>();
        services.AddScoped<EditContact>();
        services.AddScoped<RemoveContact>();
        services.AddScoped<ReadOffers>();
        services.AddScoped<FindSharedAddresses>();
        services.AddScoped<DecideAddress>();
    }

    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        var edits = routes.MapGroup("").RequireAuthorization(Policies.Editor);
        pages.MapGet("/contacts", ContactListPages.ListAsync);
        edits.MapGet("/contacts/new", ContactsPages.NewAsync);
        edits.MapPost("/contacts", ContactsPages.LogAsync);
        pages.MapGet("/contacts/{id}", ContactsPages.ShowAsync);
        edits.MapPost("/contacts/{id}", ContactsPages.SaveAsync);
        edits.MapPost("/contacts/{id}/removal", ContactsPages.RemoveAsync);

        // A decision moves contacts of everybody at once.
        var keeping = routes.MapGroup("").RequireAuthorization(Policies.Keeper);
        keeping.MapGet("/people/addresses", SharedAddressPages.ShowAsync);
        keeping.MapPost("/people/addresses", SharedAddressPages.DecideAsync);
    }
}
