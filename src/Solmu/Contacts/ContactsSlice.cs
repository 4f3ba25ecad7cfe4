namespace Solmu.Contacts;

internal static class ContactsSlice
{
    public static void AddContacts(this IServiceCollection services)
    {
        services.AddScoped<FindContacts>();
        services.AddScoped<LogContact>();
        services.AddScoped<EditContact>();
        services.AddScoped<RemoveContact>();
    }
}
