using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests;

/// <summary>The rules of the house that a machine can keep (STYLE.md).</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Assembly Program = typeof(SolmuHost).Assembly;
    private static readonly string[] ForbiddenEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Processor", "Impl", "Dto", "Data", "Info"];

    /// <summary>Rooms that work below what a viewer may see: the model itself, imports, the sample, backups, archives.</summary>
    private static readonly string[] BelowTheSight = ["Access/", "Archives/", "Database/", "Imports/", "Operations/", "Sample/", "Firms/"];

    /// <summary>Addresses that answer without signing in, and why each may.</summary>
    private static readonly Dictionary<string, string> Open = new()
    {
        ["/healthz"] = "tells only that the process is alive",
        ["/readyz"] = "tells a load balancer whether to send requests here",
        ["/command"] = "comes over a socket that only the server's own account can open",
        ["/sign-in"] = "the door itself",
        ["/sign-out"] = "ends whatever session there is; without one it does nothing",
        ["/sign-in/code"] = "the second step of the door",
        ["/invitation"] = "a one-time link that an owner handed out",
        ["/new-password"] = "a one-time link that an owner handed out",
        ["/feeds/calendar/{file}"] = "a secret address that somebody gave to their calendar program",
        ["/welcome"] = "the one-time link of the first start",
    };

    [Fact]
    public void Analysis_stands_on_nothing_but_the_language()
    {
        var references = typeof(Lifecycle).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.All(references, name => Assert.StartsWith("System", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Records_know_no_page_and_no_request()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = app.Services.GetRequiredService<SolmuDbs>().Open();

        var known = from type in db.Model.GetEntityTypes().Where(type => type.FindPrimaryKey() is not null).Select(type => type.ClrType)
                    from member in type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                    from used in Used(member)
                    where used.Namespace is { } name && (name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "Solmu.Ui" or "Solmu.Cli")
                    select $"{type.Name}.{member.Name} uses {used.FullName}";
        Assert.Empty(known);
    }

    [Fact]
    public async Task Records_are_changed_by_their_verbs_only()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = app.Services.GetRequiredService<SolmuDbs>().Open();

        var open = from type in db.Model.GetEntityTypes().Where(type => type.FindPrimaryKey() is not null).Select(type => type.ClrType)
                   from property in type.GetProperties()
                   where property.SetMethod is { IsPublic: true }
                   select $"{type.Name}.{property.Name}";
        Assert.Empty(open);
    }

    /// <summary>Tables are read through Visible, or inside a change that looks its records up there.</summary>
    [Fact]
    public void Nobody_reads_the_tables_past_what_the_viewer_may_see()
    {
        var sets = string.Join('|', typeof(SolmuDb).GetProperties().Where(property => property.PropertyType.IsGenericType).Select(property => property.Name));
        var past = from file in SourceFiles()
                   where !BelowTheSight.Any(file.Path.StartsWith)
                   let text = file.Text
                   where !text.Contains("writer.RunAsync", StringComparison.Ordinal)
                   from Match match in Regex.Matches(text, $@"\bdb\.({sets})\b", RegexOptions.NonBacktracking)
                   where !Regex.IsMatch(text, @"\bSolmuDb db\b.*\)|Task.*SolmuDb db", RegexOptions.NonBacktracking)
                   select $"{file.Path}: {match.Value}";
        Assert.Empty(past);
    }

    [Fact]
    public void Pages_draw_what_they_are_given()
    {
        Type[] forbidden = [typeof(SolmuDb), typeof(SolmuDbs), typeof(Visible), typeof(Writer)];
        var reaching = from page in Program.GetTypes()
                       where typeof(IComponent).IsAssignableFrom(page)
                       from property in page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                       where forbidden.Contains(property.PropertyType)
                       select $"{page.Name} reaches for {property.PropertyType.Name}";
        Assert.Empty(reaching);
    }

    [Fact]
    public async Task Every_address_names_who_may_ask_for_it()
    {
        await using var app = await TestApp.StartAsync();
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        foreach (var endpoint in endpoints.Where(endpoint => !IsStaticFile(endpoint)))
        {
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().ToList();
            Assert.True(isOpen ? Open.ContainsKey(path) : policies.Count > 0, $"{path}: {(isOpen ? "is open to everybody but not listed" : "names no policy")}");
        }

        Assert.True(endpoints.Count > 20);
    }

    [Fact]
    public void A_use_case_does_one_thing()
    {
        var useCases = Program.GetTypes().Where(type => type is { IsClass: true, IsNested: false } && type.GetMethods().Any(method => method.Name == "RunAsync") && type.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(Writer)))).ToList();

        Assert.True(useCases.Count > 10);
        Assert.All(useCases, useCase =>
        {
            Assert.True(useCase.IsSealed, $"{useCase.Name} is not sealed");
            var others = useCase.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(method => method.Name != "RunAsync").Select(method => $"{useCase.Name}.{method.Name}");
            Assert.Empty(others);
        });
    }

    /// <summary>The endpoint asks for a role; the use case asks again, for the doors that are no endpoints.</summary>
    [Fact]
    public void Every_change_asks_for_the_role_it_takes()
    {
        var asking = from file in SourceFiles()
                     where !file.Path.StartsWith("Access/", StringComparison.Ordinal)
                     from Match match in Regex.Matches(file.Text, @"writer\.RunAsync\((.*?),", RegexOptions.NonBacktracking)
                     let actor = match.Groups[1].Value
                     where actor is not ("Viewer.Solmu" or "Viewer.Console") && !Regex.IsMatch(actor, @"^(keeper|owner|editor)|\.As(Editor|Keeper|Owner)\(\)", RegexOptions.NonBacktracking)
                     select $"{file.Path}: {match.Value}";

        // Setting up comes before there is anybody who could have a role; a key reaches no further than its user, whoever that is; how one looks at lists, what one follows, what one puts off, what comes to one by itself and whether one is read is one's own.
        Assert.Equal(["Fairness/SetReading.cs: writer.RunAsync(viewer,", "Feeds/EndFeed.cs: writer.RunAsync(viewer,", "Feeds/RenewFeed.cs: writer.RunAsync(viewer,", "Firms/SetUpFirm.cs: writer.RunAsync(current.OrNobody,", "Inbox/FollowPartner.cs: writer.RunAsync(viewer,", "Inbox/MarkRead.cs: writer.RunAsync(viewer,", "Keys/AddKey.cs: writer.RunAsync(viewer,", "Keys/RevokeKey.cs: writer.RunAsync(viewer,", "Letters/AskForDigest.cs: writer.RunAsync(viewer,", "Today/BringBackToday.cs: writer.RunAsync(viewer,", "Today/MarkToday.cs: writer.RunAsync(viewer,", "Views/SaveView.cs: writer.RunAsync(viewer,"], asking.Order(StringComparer.Ordinal));
    }

    /// <summary>A new column with text in it makes somebody decide whether it tells of a person.</summary>
    [Fact]
    public async Task Every_text_we_keep_is_registered_as_personal_or_not()
    {
        string[] notPersonal =
        [
            "Organisation.Name", "Organisation.FoldedName", "Organisation.SortName", "Organisation.SearchText", "Organisation.Slug", "Organisation.Country", "Organisation.City", "Organisation.Website",
            "OrganisationDomain.Domain", "Partnership.Type", "StageStep.FirmEvidence", "StageStep.ManagerEvidence", "Contract.Title", "Contract.Text", "Person.Country", "Tag.Name", "Tag.FoldedName",
            "Firm.Zone", "Import.What", "Import.Summary", "AuditEntry.Kind", "ImportChange.Kind", "OneTimeLink.Purpose", "SavedMapping.Headers", "SavedMapping.Map", "Submission.Key", "Submission.Result", "ApiKey.Name", "ApiKey.Start", "Webhook.Url", "Webhook.Events", "Webhook.Secret", "Delivery.Event", "Delivery.Body", "Delivery.Error",
            "Team.Name", "TeamCoverage.Country", "UserView.Name", "Organisation.OtherNames", "Merge.GoneSlug", "MergeChange.Kind", "Contact.Recurrence",
            "Holiday.Name", "DigestWish.Home", "MailServer.Host", "MailServer.UserName", "MailServer.Password", "MailServer.From",
        ];
        await using var app = await TestApp.StartAsync();
        await using var db = app.Services.GetRequiredService<SolmuDbs>().Open();

        var texts = (from type in db.Model.GetEntityTypes().Where(type => type.FindPrimaryKey() is not null)
                     from property in type.ClrType.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                     where property.PropertyType == typeof(string) && type.FindProperty(property.Name) is not null
                     select (Name: $"{type.ClrType.Name}.{property.Name}", IsPersonal: property.GetCustomAttribute<PersonalAttribute>() is not null)).ToList();

        Assert.Empty(texts.Where(text => !text.IsPersonal && !notPersonal.Contains(text.Name)).Select(text => text.Name));
        Assert.Empty(notPersonal.Except(texts.Select(text => text.Name)));
    }

    [Fact]
    public async Task The_tables_are_those_of_the_model()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = app.Services.GetRequiredService<SolmuDbs>().Open();

        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration: dotnet run --project tools/Migrations -- add NAME");
    }

    [Fact]
    public void Names_say_what_a_thing_is()
    {
        var named = Program.GetTypes().Concat(typeof(Lifecycle).Assembly.GetTypes()).Where(type => type.Namespace?.StartsWith("Solmu", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal));

        Assert.Empty(named.Where(type => ForbiddenEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))).Select(type => type.FullName));
    }

    /// <summary>Expressions that can run for ever on hostile text are not written.</summary>
    [Fact]
    public void Every_regular_expression_runs_in_a_line()
    {
        var risky = from file in SourceFiles()
                    from Match match in Regex.Matches(file.Text, @"(new Regex\(|Regex\.(IsMatch|Match|Matches|Replace|Split)\(|GeneratedRegex\()[^\n]*", RegexOptions.NonBacktracking)
                    where !match.Value.Contains("NonBacktracking", StringComparison.Ordinal) && !match.Value.Contains("matchTimeout", StringComparison.OrdinalIgnoreCase)
                    select $"{file.Path}: {match.Value}";
        Assert.Empty(risky);
    }

    /// <summary>A path or script that the documents name is there.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("STYLE.md")]
    public void What_the_documents_name_is_there(string document)
    {
        var text = File.ReadAllText(Path.Combine(Root, document));
        var named = Paths().Matches(text).Select(match => match.Value.Trim('`', '(', ')')).Where(path => !path.Contains("..", StringComparison.Ordinal)).Distinct();

        Assert.Empty(named.Where(path => !File.Exists(Path.Combine(Root, path)) && !Directory.Exists(Path.Combine(Root, path))));
    }

    internal static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Solmu.slnx")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside a checkout.");
            }

            return folder;
        }
    }

    internal static IEnumerable<(string Path, string Text)> SourceFiles()
    {
        var source = Path.Combine(Root, "src", "Solmu");
        return from file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
               let path = Path.GetRelativePath(source, file).Replace('\\', '/')
               where (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)) && !path.Contains("Migrations/", StringComparison.Ordinal)
               select (path, File.ReadAllText(file));
    }

    private static IEnumerable<Type> Used(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        MethodBase method => method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void)),
        _ => [],
    };

    private static bool IsStaticFile(RouteEndpoint endpoint) => endpoint.Metadata.Any(data => data.GetType().Name == "StaticAssetDescriptor");

    [GeneratedRegex(@"`(?:src|tests|docs|script|tools|frontend|samples|\.ci)/[\w./-]+`|\((?:src|tests|docs|script|tools|frontend|samples)/[\w./-]+\)", RegexOptions.NonBacktracking)]
    private static partial Regex Paths();
}
