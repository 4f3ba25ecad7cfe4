using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Access;

/// <summary>The page of one's own name, password, second factor and sessions.</summary>
public static class AccountPages
{
    public const string Path = "/account";
    public const string SecondFactorPath = "/account/second-factor";

    public sealed record Model(Viewer Viewer, string? Name, Errors NameErrors, Errors PasswordErrors, DateTime? SecondFactorSince, IReadOnlyList<Sessions.Row> Sessions, TimeZoneInfo Zone)
    {
        /// <summary>Since when mail and calendar of the viewer are not read.</summary>
        public DateTime? NotReadSince { get; init; }
    }

    internal static async Task<IResult> ShowAsync(HttpContext context, Desk desk) => Page.Show<AccountPage>(await desk.ModelAsync(context));

    internal static async Task<IResult> RenameAsync(HttpContext context, Desk desk, RenameSelf rename)
    {
        var typed = await Typed.FromAsync(context);
        return await typed.TryAsync(() => rename.RunAsync(new RenameSelf.Input(typed.Text("name"))))
            ? Page.Go(context, Path, "Saved.")
            : Page.Refuse<AccountPage>(await desk.ModelAsync(context) with { Name = typed["name"], NameErrors = typed.Errors });
    }

    internal static async Task<IResult> ChangePasswordAsync(HttpContext context, Desk desk, ChangePassword change)
    {
        var form = await context.Request.ReadFormAsync();
        try
        {
            var outcome = await change.RunAsync(new ChangePassword.Input(form["current"].ToString(), form["new"].ToString(), context.Connection.RemoteIpAddress, Browsers.Describe(context.Request.Headers.UserAgent)));
            if (outcome.Wait is { } wait)
            {
                return DoorPages.TooMany(context, wait);
            }

            SessionHandler.SetCookie(context, outcome.Token!);
            return Page.Go(context, Path, "Your password is changed, and you are signed out everywhere else.");
        }
        catch (RuleViolation rule)
        {
            return Page.Refuse<AccountPage>(await desk.ModelAsync(context) with { PasswordErrors = Errors.Of(rule) });
        }
    }

    internal static async Task<IResult> EndOthersAsync(HttpContext context, Sessions sessions, Viewer viewer)
    {
        await sessions.EndOthersAsync(viewer.UserId!.Value, SessionHandler.TokenOf(context.Request)!);
        return Page.Go(context, Path, "You are signed out everywhere else.");
    }

    internal static async Task<IResult> EndOneAsync(HttpContext context, string number, Sessions sessions, Viewer viewer) =>
        Ids.TryParse(number, out var session) && await sessions.EndAsync(viewer.UserId!.Value, session)
            ? Page.Go(context, Path, "That session is over.")
            : Page.NotFound;

    /// <summary>Lays out what the page shows.</summary>
    public sealed class Desk(Visible visible, Viewer viewer, Sessions sessions, FocalFirms firms)
    {
        public async Task<Model> ModelAsync(HttpContext context)
        {
            var since = await visible.Users.Where(user => user.Id == viewer.UserId && user.SecondFactorKey != null).Select(user => user.SecondFactorSince).FirstOrDefaultAsync();
            var firm = await firms.ReadAsync();
            return new Model(
                viewer, viewer.Name, Errors.None, Errors.None, since,
                await sessions.OfAsync(viewer.UserId!.Value, SessionHandler.TokenOf(context.Request)!), firm?.Zone ?? TimeZoneInfo.Utc)
            { NotReadSince = await visible.People.Where(person => person.Id == viewer.PersonId).Select(person => person.NotReadSince).FirstOrDefaultAsync() };
        }

        public async Task<(DateTime? Since, int Codes)> FactorAsync()
        {
            var since = await visible.Users.Where(user => user.Id == viewer.UserId && user.SecondFactorKey != null).Select(user => user.SecondFactorSince).FirstOrDefaultAsync();
            return (since, since is null ? 0 : await visible.Db.RecoveryCodes.CountAsync(code => code.UserId == viewer.UserId));
        }
    }
}
