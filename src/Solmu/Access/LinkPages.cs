using Solmu.Database;
using Solmu.Ui;

namespace Solmu.Access;

/// <summary>The pages behind the links that an owner hands out: an invitation, and the way to a new password.</summary>
public static class LinkPages
{
    private const string InvitationPath = "/invitation";
    private const string NewPasswordPath = "/new-password";

    public sealed record Model(string Path, string Code, bool IsInvitation, string Email, string? Name, Errors Errors);

    private static readonly Notice DeadLink = new("This link does not work", "It is mistyped, was used already, is too old, or a newer one took its place. An owner of this Solmu can make you another.");

    internal static void Map(IEndpointRouteBuilder door)
    {
        foreach (var path in new[] { InvitationPath, NewPasswordPath })
        {
            door.MapGet(path, (HttpContext context, string? code, Links links) => ShowAsync(path, code, links));
            door.MapPost(path, (HttpContext context, UseLink use, Links links, Sessions sessions) => UseAsync(path, context, use, links, sessions));
        }
    }

    private static async Task<IResult> ShowAsync(string path, string? code, Links links) =>
        await links.FindAsync(code, path == InvitationPath) is { } holder ? Page.Show<LinkPage>(ModelOf(path, code!, holder)) : Dead;

    private static async Task<IResult> UseAsync(string path, HttpContext context, UseLink use, Links links, Sessions sessions)
    {
        var form = await context.Request.ReadFormAsync();
        var isInvitation = path == InvitationPath;
        var code = form["code"].ToString();
        if (await links.FindAsync(code, isInvitation) is not { } holder)
        {
            return Dead;
        }

        try
        {
            if (await use.RunAsync(new UseLink.Input(code, isInvitation, form["yourName"], form["password"].ToString())) is not { } userId)
            {
                return Dead;
            }

            return isInvitation ? await EnterAsync(context, sessions, userId) : Page.Go(context, "/sign-in", "Your new password holds from now on. Sign in with it.");
        }
        catch (RuleViolation rule)
        {
            return Page.Refuse<LinkPage>(ModelOf(path, code, holder) with { Name = form["yourName"], Errors = Errors.Of(rule) });
        }
    }

    private static async Task<IResult> EnterAsync(HttpContext context, Sessions sessions, long userId)
    {
        await DoorPages.EndAsync(context, sessions);
        SessionHandler.SetCookie(context, await sessions.StartAsync(userId, Browsers.Describe(context.Request.Headers.UserAgent)));
        return Page.Go(context, LocalPath.Home, "Welcome. From now on you sign in with your address and this password.");
    }

    /// <summary>Whoever was invited by address alone has no name yet.</summary>
    private static Model ModelOf(string path, string code, Links.Holder holder) =>
        new(path, code, path == InvitationPath, holder.Email, holder.Name == holder.Email ? null : holder.Name, Errors.None);

    private static IResult Dead => Page.Show<NoticePage>(DeadLink, StatusCodes.Status404NotFound);
}
