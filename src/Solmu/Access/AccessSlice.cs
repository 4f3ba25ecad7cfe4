namespace Solmu.Access;

internal static class AccessSlice
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<Sessions>();
        services.AddSingleton<OwnerLink>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<GuessLimits>();
        services.AddScoped<CreateOwner>();
        services.AddScoped<SignIn>();
        services.AddScoped<ChangePassword>();
    }

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        var door = routes.MapGroup("").AllowAnonymous();
        door.MapGet("/welcome", DoorPages.WelcomeAsync);
        door.MapPost("/welcome", DoorPages.CreateAsync);
        door.MapGet("/sign-in", DoorPages.SignIn);
        door.MapPost("/sign-in", DoorPages.SignInAsync);
        door.MapPost("/sign-out", DoorPages.SignOutAsync);
    }
}
