using Solmu.Access;
using Solmu.Database;
using Solmu.Ui;

namespace Solmu.Firms;

/// <summary>Reads and changes what the settings show: the firm, and how the viewer signs in.</summary>
public static class SettingsPages
{
    internal static async Task<IResult> ShowAsync(HttpContext context, ReadSettings read) => Page.Show<SettingsPage>(await read.RunAsync(SessionHandler.TokenOf(context.Request)!));

    internal static async Task<IResult> EditFirmAsync(HttpContext context, EditFirm edit, ReadSettings read)
    {
        var form = await context.Request.ReadFormAsync();
        var typed = FirmFields.Input.Of(form);
        _ = int.TryParse(form["version"], out var version);
        try
        {
            await edit.RunAsync(new EditFirm.Input(typed.Name ?? "", typed.Country, [typed.Domains ?? ""], typed.Zone, version));
            return Page.Go(context, "/settings", "Saved.");
        }
        catch (RuleViolation rule)
        {
            return Page.Refuse<SettingsPage>(await read.RunAsync(SessionHandler.TokenOf(context.Request)!) with { Firm = typed, Version = version, FirmErrors = Errors.Of(rule) });
        }
        catch (StaleEdit stale)
        {
            return Page.Refuse<SettingsPage>(await read.RunAsync(SessionHandler.TokenOf(context.Request)!) with { Firm = typed, FirmErrors = Errors.Of(stale) });
        }
    }

    internal static async Task<IResult> ChangePasswordAsync(HttpContext context, ChangePassword change, ReadSettings read)
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
            return Page.Go(context, "/settings", "Your password is changed, and you are signed out everywhere else.");
        }
        catch (RuleViolation rule)
        {
            return Page.Refuse<SettingsPage>(await read.RunAsync(SessionHandler.TokenOf(context.Request)!) with { PasswordErrors = Errors.Of(rule) });
        }
    }

    internal static async Task<IResult> EndOtherSessionsAsync(HttpContext context, Sessions sessions, Viewer viewer)
    {
        await sessions.EndOthersAsync(viewer.UserId!.Value, SessionHandler.TokenOf(context.Request)!);
        return Page.Go(context, "/settings", "You are signed out everywhere else.");
    }
}
