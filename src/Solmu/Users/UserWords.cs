using Solmu.Ui;

namespace Solmu.Users;

/// <summary>What is said of a user.</summary>
internal static class UserWords
{
    public static string Of(UserState state) => state switch
    {
        UserState.Active => "active",
        UserState.Invited => "invited",
        UserState.Expired => "invitation too old",
        _ => "disabled",
    };

    public static string Tone(UserState state) => state switch
    {
        UserState.Active => "is-good",
        UserState.Invited => "is-warn",
        _ => "is-bad",
    };

    /// <summary>Owners and managers must have one, so that none is something to look at.</summary>
    public static string SecondFactor(FindUsers.Row user, TimeZoneInfo zone) =>
        user.SecondFactorSince is { } since ? $"on since {Say.Day(since, zone)}"
        : Access.SecondFactors.MustHave(user.Role) ? "none yet; required"
        : "none";

    public static string Title(IReadOnlyList<FindUsers.Row> users)
    {
        var active = users.Count(user => user.State == UserState.Active);
        var invited = users.Count(user => user.State is UserState.Invited or UserState.Expired);
        return $"{Say.Count(active, "person", "people")} can sign in{(invited == 0 ? "" : $"; {Say.Count(invited, "invitation has", "invitations have")} not been accepted yet")}";
    }
}
