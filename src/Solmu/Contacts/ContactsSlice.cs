using Solmu.Access;

namespace Solmu.Contacts;

internal static class ContactsSlice
{
    public static void AddContacts(this IServiceCollection services)
    {
        services.AddScoped<FindContacts>();
        services.AddScoped<LogContact>();
        services.AddScoped<EditContact>();
        services.AddScoped<RemoveContact>();
        services.AddScoped<ReadOffers>();
    }

    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        pages.MapGet("/contacts/new", ContactsPages.NewAsync);
        pages.MapPost("/contacts", ContactsPages.LogAsync);
        pages.MapGet("/contacts/{id}", ContactsPages.ShowAsync);
        pages.MapPost("/contacts/{id}", ContactsPages.SaveAsync);
        pages.MapPost("/contacts/{id}/removal", ContactsPages.RemoveAsync);
    }
}
