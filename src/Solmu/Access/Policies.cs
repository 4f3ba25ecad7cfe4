using Microsoft.AspNetCore.Authorization;

namespace Solmu.Access;

/// <summary>Which endpoint asks for what. An endpoint that names none of these is closed.</summary>
internal static class Policies
{
    /// <summary>Anybody who is signed in; what they then see is up to <see cref="Visible"/>.</summary>
    public const string Staff = "staff";

    /// <summary>One's own way in: also for whoever must set up a second factor before anything else.</summary>
    public const string Self = "self";

    /// <summary>Changes to what one sees.</summary>
    public const string Editor = "editor";

    /// <summary>The whole net at once: imports, the sample, teams.</summary>
    public const string Keeper = "keeper";

    /// <summary>Users, keys, webhooks and the firm itself.</summary>
    public const string Owner = "owner";

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Self, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(Staff, policy => policy.RequireRole(Enum.GetNames<Role>()));
        options.AddPolicy(Editor, policy => policy.RequireRole(nameof(Role.Owner), nameof(Role.Manager), nameof(Role.Member)));
        options.AddPolicy(Keeper, policy => policy.RequireRole(nameof(Role.Owner), nameof(Role.Manager)));
        options.AddPolicy(Owner, policy => policy.RequireRole(nameof(Role.Owner)));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }
}
