using Solmu.Access;
using Solmu.Database;
using Solmu.Ui;

namespace Solmu.Firms;

/// <summary>Reads and changes what the settings show: the firm.</summary>
public static class SettingsPages
{
    internal static async Task<IResult> ShowAsync(ReadSettings read) => Page.Show<SettingsPage>(await read.RunAsync());

    internal static async Task<IResult> EditFirmAsync(HttpContext context, EditFirm edit, ReadSettings read)
    {
        var form = await context.Request.ReadFormAsync();
        var typed = FirmFields.Input.Of(form);
        _ = int.TryParse(form["version"], out var version);
        try
        {
            await edit.RunAsync(new EditFirm.Input(typed.Name ?? "", typed.Country, [typed.Domains ?? ""], typed.Zone, version, form.ContainsKey("subjects")));
            return Page.Go(context, "/settings", "Saved.");
        }
        catch (RuleViolation rule)
        {
            return Page.Refuse<SettingsPage>(await read.RunAsync() with { Firm = typed, Version = version, FirmErrors = Errors.Of(rule) });
        }
        catch (StaleEdit stale)
        {
            return Page.Refuse<SettingsPage>(await read.RunAsync() with { Firm = typed, FirmErrors = Errors.Of(stale) });
        }
    }
}
