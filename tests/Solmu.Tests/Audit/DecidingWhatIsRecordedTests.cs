using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Audit;

/// <summary>A new table, or a new column that may hold a secret, makes somebody decide what the audit log keeps of it.</summary>
public sealed class DecidingWhatIsRecordedTests
{
    /// <summary>They look like secrets by their names; what they are instead.</summary>
    private static readonly Dictionary<string, string> NotSecret = new()
    {
        ["Contact.SourceKey"] = "recognises a row of a file when it comes again",
        ["Contact.SeriesKey"] = "recognises the series that a meeting belongs to",
        ["Submission.Key"] = "tells two sendings of a form apart",
    };

    /// <summary>Files that go past the change tracker and tell nothing by hand, and why nothing needs to be told.</summary>
    private static readonly Dictionary<string, string> Silent = new()
    {
        ["Access/OnceOnly.cs"] = "the keys of forms",
        ["Api/KeptAnswers.cs"] = "answers kept for a day, for calls that are sent again",
        ["Keys/KeyRing.cs"] = "when a key was used last",
        ["Feeds/FeedDoor.cs"] = "when a calendar was read last",
        ["Letters/DeliverLetters.cs"] = "whether a letter was sent, and letters that are a month old; the outbox tells it",
        ["Webhooks/DeliverWebhooks.cs"] = "telling of a change is none",
        ["Webhooks/Outbox.cs"] = "what is to be told of a change that is recorded",
        ["Access/OwnerLink.cs"] = "a link that nobody has used",
        ["Access/CreateOwner.cs"] = "the link that made the owner, who is recorded",
        ["Archives/FillFromArchive.cs"] = "the import that takes the archive is recorded, and the archive brings its entries along",
        ["Archives/ArchiveTable.cs"] = "as above",
        ["Access/Links.cs"] = "links that nobody uses any more",
        ["Access/BegunSignIns.cs"] = "sign-ins that were left halfway",
        ["Access/UseLink.cs"] = "the link that was used, by the user who is recorded",
        ["Access/SecondFactors.cs"] = "which code was used last; the factor itself is recorded with its user",
        ["Audit/AuditInterceptor.cs"] = "the entries themselves",
    };

    [Fact]
    public async Task Every_table_is_recorded_or_left_out_on_purpose()
    {
        await using var app = await TestApp.StartAsync();
        var undecided = (await EntitiesAsync(app)).Where(type =>
            !typeof(IRecorded).IsAssignableFrom(type)
            && type.GetCustomAttribute<AuditedAttribute>() is null && type.GetCustomAttribute<PartOfAttribute>() is null && type.GetCustomAttribute<NotAuditedAttribute>() is null);

        Assert.Empty(undecided.Select(type => $"{type.Name}: [Audited], [PartOf(…)] or [NotAudited(why)]?"));
    }

    [Fact]
    public async Task What_looks_like_a_secret_is_one_or_is_said_not_to_be()
    {
        await using var app = await TestApp.StartAsync();
        var looking = (from type in await EntitiesAsync(app)
                       from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                       where property.PropertyType == typeof(string) || property.PropertyType == typeof(byte[])
                       where Regex.IsMatch(property.Name, "hash|secret|token|password|totp|otp|salt|code|key|signature|credential|recovery", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)
                       select (Name: $"{type.Name}.{property.Name}", IsSecret: property.GetCustomAttribute<SecretAttribute>() is not null)).ToList();

        Assert.Contains(("User.PasswordHash", true), looking);
        Assert.Empty(looking.Where(property => !property.IsSecret && !NotSecret.ContainsKey(property.Name)).Select(property => $"{property.Name}: [Secret]?"));
    }

    [Fact]
    public async Task A_row_that_belongs_to_a_record_names_it_by_a_foreign_key()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = app.Services.GetRequiredService<SolmuDbs>().Open();

        var lost = from type in db.Model.GetEntityTypes()
                   where type.ClrType.GetCustomAttribute<PartOfAttribute>() is { } part && !type.GetForeignKeys().Any(key => key.Properties.Count == 1 && key.Properties[0].Name == part.Property)
                   select type.ClrType.Name;
        Assert.Empty(lost);
    }

    /// <summary>What goes through the change tracker is observed; whatever goes past it tells of itself.</summary>
    [Fact]
    public void Bulk_work_tells_what_it_does()
    {
        var silent = from file in ArchitectureTests.SourceFiles()
                     where Regex.IsMatch(file.Text, @"\.Execute(Delete|Update)Async|BulkInsert\.WriteAsync|ExecuteSql", RegexOptions.NonBacktracking)
                     where !file.Path.StartsWith("Database/", StringComparison.Ordinal) && !file.Path.StartsWith("Operations/", StringComparison.Ordinal)
                     where !file.Text.Contains(".Tell(", StringComparison.Ordinal) && !file.Text.Contains(".TellOf(", StringComparison.Ordinal) && !Silent.ContainsKey(file.Path)
                     select file.Path;
        Assert.Empty(silent);
        Assert.All(Silent.Keys, path => Assert.True(File.Exists(Path.Combine(ArchitectureTests.Root, "src", "Solmu", path)), $"{path} is gone"));
    }

    private static async Task<List<Type>> EntitiesAsync(TestApp app)
    {
        await using var db = app.Services.GetRequiredService<SolmuDbs>().Open();
        return [.. db.Model.GetEntityTypes().Where(type => type.FindPrimaryKey() is not null).Select(type => type.ClrType)];
    }
}
