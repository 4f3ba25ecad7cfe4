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
        services.AddSingleton<SecondFactors>();
        services.AddScoped<SignIn>();
        services.AddSingleton<BegunSignIns>();
        services.AddScoped<CompleteSignIn>();
        services.AddScoped<UseLink>();
        services.AddScoped<OwnPassword>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<RenameSelf>();
        services.AddScoped<SetUpSecondFactor>();
        services.AddScoped<ChangeSecondFactor>();
        services.AddScoped<AccountPages.Desk>();
    }

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        var door = routes.MapGroup("").AllowAnonymous();
        door.MapGet("/welcome", DoorPages.WelcomeAsync);
        door.MapPost("/welcome", DoorPages.CreateAsync);
        door.MapGet("/sign-in", DoorPages.SignIn);
        door.MapPost("/sign-in", DoorPages.SignInAsync);
        door.MapGet("/sign-in/code", DoorPages.CodeAsync);
        door.MapPost("/sign-in/code", DoorPages.CompleteAsync);
        door.MapPost("/sign-out", DoorPages.SignOutAsync);
        LinkPages.Map(door);

        var own = routes.MapGroup("/account").RequireAuthorization(Policies.Staff);
        own.MapGet("", AccountPages.ShowAsync);
        own.MapPost("/name", AccountPages.RenameAsync);
        own.MapPost("/password", AccountPages.ChangePasswordAsync);
        own.MapPost("/sessions", AccountPages.EndOthersAsync);
        own.MapPost("/sessions/{number}/end", AccountPages.EndOneAsync);

        var factor = routes.MapGroup(AccountPages.SecondFactorPath).RequireAuthorization(Policies.Self);
        factor.MapGet("", SecondFactorPages.ShowAsync);
        factor.MapPost("", SecondFactorPages.SetUpAsync);
        factor.MapPost("/codes", SecondFactorPages.RenewCodesAsync);
        factor.MapPost("/removal", SecondFactorPages.SwitchOffAsync);
    }
}
