using Microsoft.AspNetCore.Authorization;

namespace Solmu.Access;

/// <summary>Which endpoint asks for what. An endpoint that names none of these is closed.</summary>
internal static class Policies
{
    /// <summary>Anybody who is signed in; what they then see is up to <see cref="Visible"/>.</summary>
    public const string Staff = "staff";

    /// <summary>Settings, imports and the sample.</summary>
    public const string Keeper = "keeper";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Staff, policy => policy.RequireRole(Enum.GetNames<Role>()));
        options.AddPolicy(Keeper, policy => policy.RequireRole(nameof(Role.Owner)));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }
}
