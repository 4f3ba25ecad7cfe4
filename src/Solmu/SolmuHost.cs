using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Api;
using Solmu.Audit;
using Solmu.Briefs;
using Solmu.Bulk;
using Solmu.Cli;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Conventions;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Exports;
using Solmu.Fairness;
using Solmu.Feeds;
using Solmu.Firms;
using Solmu.Health;
using Solmu.Imports;
using Solmu.Inbox;
using Solmu.Keys;
using Solmu.Letters;
using Solmu.Mcp;
using Solmu.Net;
using Solmu.Notes;
using Solmu.Operations;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Proposals;
using Solmu.Plans;
using Solmu.Ratings;
using Solmu.Reviews;
using Solmu.Sample;
using Solmu.Search;
using Solmu.Shares;
using Solmu.Tags;
using Solmu.Teams;
using Solmu.Telemetry;
using Solmu.Ties;
using Solmu.Today;
using Solmu.Ui;
using Solmu.Users;
using Solmu.Views;
using Solmu.Vulnerability;
using Solmu.Webhooks;

namespace Solmu;

/// <summary>The only composition root: what the program is made of, a line for each slice.</summary>
public static class SolmuHost
{
    /// <summary>What commands and pages share.</summary>
    public static IServiceCollection AddSolmu(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton(installation);
        services.AddSingleton<SolmuDbs>();
        services.AddSingleton<Changes>();
        services.AddSingleton<Writer>();
        services.AddSingleton<FocalFirms>();
        services.AddSingleton(TimeProvider.System);
        services.AddScoped(provider => provider.GetRequiredService<SolmuDbs>().Open());
        services.AddScoped<CurrentViewer>();
        services.AddScoped(provider => provider.GetRequiredService<CurrentViewer>().Required);
        services.AddScoped(provider => Visible.To(provider.GetRequiredService<Viewer>(), provider.GetRequiredService<SolmuDb>()));
        services.AddScoped<Moment>();
        services.AddSingleton<OnceOnly>();

        services.AddScoped<FindViewer>();
        services.AddFirms();
        services.AddNet();
        services.AddPartnerships();
        services.AddImports();
        services.AddPeople();
        services.AddContacts();
        services.AddRatings();
        services.AddSearch();
        services.AddOrganisations();
        services.AddContracts();
        services.AddReviews();
        services.AddPlans();
        services.AddHealth();
        services.AddNotes();
        services.AddTags();
        services.AddShares();
        services.AddSample();
        services.AddOperations();
        services.AddBriefs();
        services.AddExports();
        services.AddAudit();
        services.AddDuplicates();
        services.AddKeys();
        services.AddViews();
        services.AddBulk();
        services.AddInbox();
        services.AddTies();
        services.AddVulnerability();
        services.AddToday();
        services.AddFairness();
        services.AddFeeds();
        services.AddDigests();
        services.AddConventions();
        services.AddAbsences();
        services.AddProposals();
        services.AddMcp();
        services.AddUsers();
        services.AddTeams();
        return services;
    }

    public static WebApplication Build(Installation installation, string urls, Action<IServiceCollection>? replace = null, LogOptions? log = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"), ApplicationName = typeof(SolmuHost).Assembly.GetName().Name });
        builder.Configuration.Sources.Clear();

        // Styles and scripts are what they were when the program was built; without this a build from source would not let browsers keep them.
        builder.Configuration.AddInMemoryCollection([new("ReloadStaticAssetsAtRuntime", "false")]);
        builder.Logging.AddLog(log ?? LogOptions.Quiet);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, installation, urls));
        builder.Services.AddSolmu(installation);
        AddPages(builder.Services, installation);
        OpenTelemetryExport.AddWhenAsked(builder);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseMiddleware<RequestLog>();
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseMiddleware<Answers>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<FormGuard>();
        app.MapStaticAssets().AllowAnonymous();

        app.MapAccess();
        app.MapNet();
        app.MapOrganisations();
        app.MapFirms();
        app.MapPartnerships();
        app.MapPeople();
        app.MapContacts();
        app.MapSearch();
        app.MapImports();
        app.MapContracts();
        app.MapReviews();
        app.MapPlans();
        app.MapHealth();
        app.MapNotes();
        app.MapTags();
        app.MapSample();
        app.MapBriefs();
        app.MapExports();
        app.MapAudit();
        app.MapDuplicates();
        app.MapOperations();
        app.MapKeys();
        app.MapWebhooks();
        app.MapViews();
        app.MapBulk();
        app.MapInbox();
        app.MapTies();
        app.MapVulnerability();
        app.MapToday();
        app.MapFairness();
        app.MapFeeds();
        app.MapLetters();
        app.MapConventions();
        app.MapAbsences();
        app.MapUsers();
        app.MapTeams();
        app.MapShares();
        app.MapApi();
        app.MapProposals();
        app.MapMcp();
        CommandSocket.Map(app);
        return app;
    }

    private static void AddPages(IServiceCollection services, Installation installation)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddAuthentication(ApiDoor.SchemeName)
            .AddPolicyScheme(ApiDoor.SchemeName, null, door => door.ForwardDefaultSelector = ApiDoor.SchemeFor)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(KeyHandler.SchemeName, null);
        services.AddAuthorization(Policies.Add);
        services.AddSingleton<IAntiforgery, FormTokens>();
        services.AddDataProtection().SetApplicationName("solmu").PersistKeysToFileSystem(Installation.PrivateFolder(Path.Combine(installation.Folder, "keys")));
        services.AddScoped<PageFrame>();
        services.AddSingleton<PageAssets>();
        services.AddPageCompression();

        // A proxy on this machine says who asks, and that they came by https; nobody else is believed.
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddSingleton<CommandSocket>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ServerLifetime.LongestStop);
        services.AddAccess();
        services.AddApi();
        services.AddWebhooks();
        services.AddLetters();
    }

    /// <summary>Plain http is served to this machine only; a proxy that speaks https stands in front for others.</summary>
    private static void Listen(KestrelServerOptions kestrel, Installation installation, string urls)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (address.Scheme != "http" || !(address.Host is "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))))
            {
                throw new RuleViolation("urls", $"{url}: plain http is served on this machine only (http://localhost:5080). Put a proxy with https in front for others.");
            }

            if (address.Host == "localhost")
            {
                kestrel.ListenLocalhost(address.Port);
            }
            else
            {
                kestrel.Listen(IPAddress.Parse(address.Host.Trim('[', ']')), address.Port);
            }
        }

        kestrel.ListenUnixSocket(CommandSocket.PathFor(installation));
    }
}
