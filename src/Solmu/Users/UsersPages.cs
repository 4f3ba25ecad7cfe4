using Microsoft.AspNetCore.Http.Extensions;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Users;

/// <summary>The pages on which owners let people in and out.</summary>
public static class UsersPages
{
    public sealed record ListModel(IReadOnlyList<FindUsers.Row> Users, TimeZoneInfo Zone);

    public sealed record InviteModel(Typed Typed, IReadOnlyList<OwnPeople.Row> People);

    /// <param name="User">The user.</param>
    /// <param name="IsSelf">Whether the viewer looks at the own account.</param>
    /// <param name="Sessions">How many are open now.</param>
    /// <param name="People">Our people, of whom the user can be one.</param>
    /// <param name="Typed">The form of role and person.</param>
    /// <param name="Zone">The firm's.</param>
    public sealed record UserModel(FindUsers.Row User, bool IsSelf, int Sessions, IReadOnlyList<OwnPeople.Row> People, Typed Typed, TimeZoneInfo Zone)
    {
        /// <summary>A link that was just made; it is shown this once.</summary>
        public string? Link { get; init; }

        public DateTime? LinkUntil { get; init; }

        public Errors Errors { get; init; } = Errors.None;
    }

    internal static async Task<IResult> ListAsync(FindUsers find, FocalFirms firms) =>
        Page.Show<UsersPage>(new ListModel(await find.AllAsync(), (await firms.RequireAsync()).Zone));

    internal static async Task<IResult> NewAsync(OwnPeople people) => Page.Show<InvitePage>(new InviteModel(Typed.Nothing, await people.RunAsync()));

    internal static async Task<IResult> InviteAsync(HttpContext context, InviteUser invite, OwnPeople people, Desk desk)
    {
        var typed = await Typed.FromAsync(context);
        var role = typed.Required("role", typed.Choice<Role>("role"), "Choose what they may do.");
        InviteUser.Invited? invited = null;
        if (!await typed.TryAsync(async () => invited = await invite.RunAsync(new InviteUser.Input(typed.Text("email"), role, typed.Text("name"), typed.Id("person"), typed.Once))))
        {
            return Page.Refuse<InvitePage>(new InviteModel(typed, await people.RunAsync()));
        }

        return invited!.Link is { } link
            ? await desk.ShowLinkAsync(context, invited.UserId, link)
            : Page.Go(context, $"/users/{Ids.Text(invited.UserId)}", "That invitation was made already, and its link shown then.");
    }

    internal static async Task<IResult> ShowAsync(string id, Desk desk) => await desk.FindAsync(id) is { } model ? Page.Show<UserPage>(model) : Page.NotFound;

    internal static async Task<IResult> ChangeAsync(HttpContext context, string id, ChangeUser change, Desk desk)
    {
        if (await desk.FindAsync(id) is not { } model)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var role = typed.Required("role", typed.Choice<Role>("role"), "Choose what they may do.");
        var person = typed.Id("person");
        if (await typed.TryAsync(() => change.RunAsync(new ChangeUser.Input(model.User.Id, typed.Version, role, person))))
        {
            return Page.Go(context, $"/users/{id}", "Saved.");
        }

        if (typed.IsStale)
        {
            typed.CompareWith(model.Typed, (field, value) => field == "person" ? model.People.FirstOrDefault(one => Ids.Text(one.Id) == value)?.Name ?? "somebody" : value.ToLowerInvariant());
        }

        return Page.Refuse<UserPage>(model with { Typed = typed });
    }

    internal static Task<IResult> DisableAsync(HttpContext context, string id, AdmitUser admit, Desk desk) =>
        DoAsync(context, id, desk, "They can no longer sign in.", user => admit.RunAsync(new AdmitUser.Input(user, false)));

    internal static Task<IResult> EnableAsync(HttpContext context, string id, AdmitUser admit, Desk desk) =>
        DoAsync(context, id, desk, "They can sign in again.", user => admit.RunAsync(new AdmitUser.Input(user, true)));

    internal static Task<IResult> EndSessionsAsync(HttpContext context, string id, EndSessions end, Desk desk) =>
        DoAsync(context, id, desk, "They are signed out everywhere.", user => end.RunAsync(new EndSessions.Input(user)));

    internal static Task<IResult> ResetSecondFactorAsync(HttpContext context, string id, ResetSecondFactor reset, Desk desk) =>
        DoAsync(context, id, desk, "Their second factor is off.", user => reset.RunAsync(new ResetSecondFactor.Input(user)));

    internal static async Task<IResult> OfferLinkAsync(HttpContext context, string id, OfferLink offer, Desk desk)
    {
        if (await desk.FindAsync(id) is not { } model)
        {
            return Page.NotFound;
        }

        try
        {
            return await offer.RunAsync(new OfferLink.Input(model.User.Id)) is { } link ? await desk.ShowLinkAsync(context, model.User.Id, link) : Page.NotFound;
        }
        catch (RuleViolation rule)
        {
            return Page.Refuse<UserPage>(model with { Errors = Errors.Of(rule) });
        }
    }

    private static async Task<IResult> DoAsync(HttpContext context, string id, Desk desk, string said, Func<long, Task<bool>> change)
    {
        if (await desk.FindAsync(id) is not { } model)
        {
            return Page.NotFound;
        }

        try
        {
            return await change(model.User.Id) ? Page.Go(context, $"/users/{id}", said) : Page.NotFound;
        }
        catch (RuleViolation rule)
        {
            return Page.Refuse<UserPage>(model with { Errors = Errors.Of(rule) });
        }
    }

    /// <summary>Lays out what the page of one user shows.</summary>
    public sealed class Desk(FindUsers find, OwnPeople people, Sessions sessions, FocalFirms firms, Viewer viewer)
    {
        public async Task<UserModel?> FindAsync(string id)
        {
            if (!Ids.TryParse(id, out var number) || await find.ByIdAsync(number) is not { } user)
            {
                return null;
            }

            var ours = await people.RunAsync();
            if (user.PersonId is { } person && ours.TrueForAll(one => one.Id != person))
            {
                ours.Add(new OwnPeople.Row(person, user.Person ?? "Somebody without a name"));
            }

            return new UserModel(
                user, user.Id == viewer.UserId, (await sessions.OfAsync(user.Id, "")).Count, ours,
                Typed.Of(user.Version, ("role", user.Role), ("person", user.PersonId)), (await firms.RequireAsync()).Zone);
        }

        /// <summary>The link is in this answer alone: after a redirect nobody would know it any more.</summary>
        public async Task<IResult> ShowLinkAsync(HttpContext context, long userId, Links.Offer link) => Page.Show<UserPage>((await FindAsync(Ids.Text(userId)))! with
        {
            Link = UriHelper.BuildAbsolute(context.Request.Scheme, context.Request.Host).TrimEnd('/') + link.Path,
            LinkUntil = link.ExpiresAt,
        });
    }
}
