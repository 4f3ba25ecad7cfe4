using System.Globalization;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Access;

/// <summary>The pages before somebody is signed in: the one-time link, signing in and out.</summary>
public static class DoorPages
{
    public sealed record WelcomeModel(string Code, bool AsksFirm, string? Name, string? Email, FirmFields.Input Firm, Errors Errors);

    public sealed record SignInModel(string? Email, string Return, Errors Errors);

    private static readonly Notice DeadLink = new("This link does not work", "It is mistyped, was used already, or is older than a day. If there is an owner, sign in. Otherwise start Solmu again: it prints a fresh link.");

    internal static async Task<IResult> WelcomeAsync(string? code, OwnerLink link, FocalFirms firms)
    {
        if (!await link.IsOpenAsync(code))
        {
            return Page.Show<NoticePage>(DeadLink, StatusCodes.Status404NotFound);
        }

        return Page.Show<WelcomePage>(new WelcomeModel(code!, await firms.ReadAsync() is null, null, null, FirmFields.Input.Blank, Errors.None));
    }

    internal static async Task<IResult> CreateAsync(HttpContext context, CreateOwner create, FocalFirms firms, Sessions sessions)
    {
        var form = await context.Request.ReadFormAsync();
        var asksFirm = await firms.ReadAsync() is null;
        var firm = FirmFields.Input.Of(form);
        var typed = new WelcomeModel(form["code"].ToString(), asksFirm, form["yourName"], form["email"], firm, Errors.None);
        try
        {
            var owner = await create.RunAsync(new CreateOwner.Input(typed.Code, form["yourName"].ToString(), form["email"].ToString(), form["password"].ToString(), asksFirm ? firm.ToSetUp() : null));
            if (owner is not { } id)
            {
                return Page.Show<NoticePage>(DeadLink, StatusCodes.Status404NotFound);
            }

            SessionHandler.SetCookie(context, await sessions.StartAsync(id, Browsers.Describe(context.Request.Headers.UserAgent)));
            return Page.Go(context, LocalPath.Home, "Welcome. This is your net; it is empty until you bring in your partners.");
        }
        catch (RuleViolation rule)
        {
            return Page.Refuse<WelcomePage>(typed with { Errors = Errors.Of(rule) });
        }
    }

    internal static IResult SignIn(HttpContext context, CurrentViewer current, string? @return) =>
        current.Viewer is not null ? Page.Go(context, LocalPath.Or(@return)) : Page.Show<SignInPage>(new SignInModel(null, LocalPath.Or(@return), Errors.None));

    internal static async Task<IResult> SignInAsync(HttpContext context, SignIn signIn, Sessions sessions)
    {
        var form = await context.Request.ReadFormAsync();
        var typed = new SignInModel(form["email"], LocalPath.Or(form["return"]), Errors.None);
        var outcome = await signIn.RunAsync(new SignIn.Input(form["email"].ToString(), form["password"].ToString(), context.Connection.RemoteIpAddress, Browsers.Describe(context.Request.Headers.UserAgent)));
        if (outcome.Wait is { } wait)
        {
            return TooMany(context, wait);
        }

        if (outcome.Begun is { } begun)
        {
            SessionHandler.SetBegunCookie(context, begun);
            return Page.Go(context, "/sign-in/code?return=" + Uri.EscapeDataString(typed.Return));
        }

        if (outcome.Token is not { } token)
        {
            return Page.Refuse<SignInPage>(typed with { Errors = Errors.Of(null, "The address or the password is not right.") });
        }

        return await EnterAsync(context, sessions, token, typed.Return);
    }

    internal static async Task<IResult> CodeAsync(HttpContext context, BegunSignIns begun, string? @return) =>
        await begun.UserOfAsync(SessionHandler.BegunOf(context.Request)) is null
            ? Page.Go(context, "/sign-in?return=" + Uri.EscapeDataString(LocalPath.Or(@return)))
            : Page.Show<CodePage>(new SignInModel(null, LocalPath.Or(@return), Errors.None));

    internal static async Task<IResult> CompleteAsync(HttpContext context, CompleteSignIn complete, Sessions sessions)
    {
        var form = await context.Request.ReadFormAsync();
        var typed = new SignInModel(null, LocalPath.Or(form["return"]), Errors.None);
        var outcome = await complete.RunAsync(new CompleteSignIn.Input(SessionHandler.BegunOf(context.Request), form["code"], Browsers.Describe(context.Request.Headers.UserAgent)));
        if (outcome is null)
        {
            SessionHandler.DropBegunCookie(context);
            return Page.Go(context, "/sign-in?return=" + Uri.EscapeDataString(typed.Return), "That took too long. Please sign in again.");
        }

        if (outcome.Wait is { } wait)
        {
            return TooMany(context, wait);
        }

        return outcome.Token is { } token
            ? await EnterAsync(context, sessions, token, typed.Return)
            : Page.Refuse<CodePage>(typed with { Errors = Errors.Of(null, "That code is not right. Each is taken once; wait for the next.") });
    }

    private static async Task<IResult> EnterAsync(HttpContext context, Sessions sessions, string token, string path)
    {
        await EndAsync(context, sessions);
        SessionHandler.DropBegunCookie(context);
        SessionHandler.SetCookie(context, token);
        return Page.Go(context, path);
    }

    internal static async Task<IResult> SignOutAsync(HttpContext context, Sessions sessions)
    {
        await EndAsync(context, sessions);
        SessionHandler.DropCookie(context);
        return Page.Go(context, "/sign-in", "You are signed out.");
    }

    internal static IResult TooMany(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Page.Show<NoticePage>(new Notice("Too many tries", $"Passwords or codes were tried too often. Try again in {Say.Count((seconds + 59) / 60, "minute")}."), StatusCodes.Status429TooManyRequests);
    }

    internal static async Task EndAsync(HttpContext context, Sessions sessions)
    {
        if (SessionHandler.TokenOf(context.Request) is { } earlier)
        {
            await sessions.EndAsync(earlier);
        }
    }
}
