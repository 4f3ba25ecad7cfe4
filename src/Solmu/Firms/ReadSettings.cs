using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Ui;

namespace Solmu.Firms;

/// <summary>Everything the settings show, as it stands now.</summary>
public sealed class ReadSettings(Visible visible, Viewer viewer, FocalFirms firms, Installation installation)
{
    public sealed record Model(
        FocalFirm Focal, FirmFields.Input Firm, int Version, Errors FirmErrors, bool MayEdit, string Program, string Place);

    private static readonly string Program = typeof(ReadSettings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public async Task<Model> RunAsync()
    {
        var firm = await firms.RequireAsync();
        var versions = await visible.Firms.Join(visible.Organisations, row => row.OrganisationId, organisation => organisation.Id, (row, organisation) => new { Firm = row.Version, Organisation = organisation.Version }).FirstAsync();
        return new Model(
            firm, new FirmFields.Input(firm.Name, firm.Country, string.Join(", ", firm.Domains), firm.Zone.Id), EditFirm.VersionOf(versions.Firm, versions.Organisation), Errors.None,
            viewer.MayOwn, Program, installation.ToString());
    }
}
