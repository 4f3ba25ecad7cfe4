using Solmu.Access;
using Solmu.Archives;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Firms;
using Solmu.Imports;
using Solmu.Net;
using Solmu.Partnerships;
using Solmu.People;

namespace Solmu.Exports;

internal static class ExportsSlice
{
    public static void AddExports(this IServiceCollection services)
    {
        services.AddScoped<ExportCsv>();
        services.AddScoped<ExportJson>();
        services.AddScoped<ExportCards>();
        services.AddScoped<ExportCalendar>();
        services.AddScoped<ReadNetGraph>();
        services.AddScoped<WriteArchive>();
    }

    /// <summary>Who sees a list may take it along.</summary>
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var lists = routes.MapGroup("").RequireAuthorization(Policies.Staff);
        foreach (var format in new[] { "csv", "json" })
        {
            lists.MapGet($"/partners.{format}", ([AsParameters] PartnersPages.Query query, FindPartners find, Health.ReadStandings read) => ListFiles.PartnersAsync(format, query, find, read));
            lists.MapGet($"/contacts.{format}", ([AsParameters] ContactListPages.Query query, Visible visible, FocalFirms firms, ListContacts list) => ListFiles.ContactsAsync(format, query, visible, firms, list));
            lists.MapGet($"/partners/{{slug}}/timeline.{format}", (string slug, PartnerDesk desk, ReadTimeline read) => PartnerFiles.TimelineAsync(format, slug, desk, read));
            lists.MapGet($"/partners/{{slug}}/contacts.{format}", (string slug, PartnerDesk desk, Visible visible) => PartnerFiles.ContactsAsync(format, slug, desk, visible));
            lists.MapGet($"/people/{{id}}/contacts.{format}", (string id, Visible visible) => PartnerFiles.ContactsOfPersonAsync(format, id, visible));
            routes.MapGet($"/imports.{format}", (FindImports find) => ListFiles.ImportsAsync(format, find)).RequireAuthorization(Policies.Keeper);
        }

        foreach (var format in new[] { "csv", "json", "vcf" })
        {
            lists.MapGet($"/people.{format}", ([AsParameters] PeoplePages.Query query, Visible visible, FindPeople find, ExportCards cards) => ListFiles.PeopleAsync(format, query, visible, find, cards));
        }

        foreach (var format in new[] { "csv", "json", "ics" })
        {
            lists.MapGet($"/contracts.{format}", ([AsParameters] ContractListPages.Query query, Visible visible, ListContracts list, ExportCalendar calendar) => ListFiles.ContractsAsync(format, query, visible, list, calendar));
            lists.MapGet($"/partners/{{slug}}/contracts.{format}", (string slug, PartnerDesk desk, Visible visible, ExportCalendar calendar) => PartnerFiles.ContractsAsync(format, slug, desk, visible, calendar));
        }

        foreach (var format in new[] { "csv", "json", "graphml", "gexf" })
        {
            lists.MapGet($"/net.{format}", (HttpContext context, ReadNet read, ReadNetGraph graphs) => NetFiles.ShowAsync(format, context, read, graphs));
        }

        lists.MapGet("/people/{id}/card.vcf", ListFiles.Card);
        routes.MapGet("/settings/archive.zip", (WriteArchive archive) => new Download("solmu-archive.zip", archive.RunAsync)).RequireAuthorization(Policies.Owner);
    }
}
