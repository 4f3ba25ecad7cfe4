using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Archives;
using Solmu.Database;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Archives;

/// <summary>The whole firm as one file: lossless both ways, and nothing twice.</summary>
public sealed class TakingAFirmAlongTests
{
    [Fact]
    public async Task An_empty_Solmu_holds_the_same_firm_afterwards_with_the_ids_it_had()
    {
        await using var from = await ArchivedFirm.StartAsync(withSample: true);
        await using var to = await TestApp.StartAsync();
        var file = await ArchivedFirm.WriteAsync(from);

        var look = (await to.RunAsync("import", file, "--dry-run", "--json")).ShouldExit(0).Json;
        Assert.Equal(0, await to.ReadAsync(db => db.Organisations.CountAsync()));
        var result = (await to.RunAsync("import", file, "--json")).ShouldExit(0).Json;

        var brought = result.GetProperty("files")[0];
        Assert.Equal("archive", brought.GetProperty("kind").GetString());
        Assert.True(brought.GetProperty("read").GetInt64() > 20_000);
        Assert.Equal(brought.GetProperty("read").GetInt64(), brought.GetProperty("created").GetInt64());
        Assert.Equal(look.GetProperty("files")[0].GetProperty("created").GetInt64(), brought.GetProperty("created").GetInt64());
        Assert.Equal(await DocumentAsync(from), await DocumentAsync(to));
        Assert.Equal(ArchivedFirm.Records(file), ArchivedFirm.Records(await ArchivedFirm.WriteAsync(to)));
    }

    /// <summary>To the other kind of database and back; where there is no server, to another folder.</summary>
    [Fact]
    public async Task An_archive_goes_from_one_kind_of_database_to_the_other_and_back()
    {
        await using var first = await ArchivedFirm.StartAsync();
        await using var third = await TestApp.StartAsync();
        var second = new Installation(Path.Combine(first.Installation.Folder, "elsewhere"), null);
        var (file, back) = (await ArchivedFirm.WriteAsync(first), Path.Combine(first.Installation.Folder, "back.zip"));

        (await TestApp.RunAsync(second, "import", file)).ShouldExit(0);
        (await TestApp.RunAsync(second, "export", "archive", "--out", back)).ShouldExit(0);
        (await third.RunAsync("import", back)).ShouldExit(0);

        Assert.Equal(ArchivedFirm.Records(file), ArchivedFirm.Records(back));
        Assert.Equal(ArchivedFirm.Records(file), ArchivedFirm.Records(await ArchivedFirm.WriteAsync(third)));
        Assert.Equal(await DocumentAsync(first), await DocumentAsync(third));
    }

    [Fact]
    public async Task The_whole_firm_as_tables_is_an_archive_too()
    {
        await using var from = await ArchivedFirm.StartAsync();
        await using var to = await TestApp.StartFreshWithFirmAsync();
        var file = Path.Combine(from.Installation.Folder, "all.zip");

        (await from.RunAsync("export", "--format", "csv", "--out", file)).ShouldExit(0);
        (await to.RunAsync("import", file)).ShouldExit(0);

        Assert.Equal(await DocumentAsync(from), await DocumentAsync(to));
        using var zip = ZipFile.OpenRead(file);
        Assert.NotNull(zip.GetEntry("organisations.csv"));
        Assert.NotNull(zip.GetEntry("README.txt"));
    }

    [Fact]
    public async Task Where_it_came_from_it_changes_nothing_and_tells_what_has_changed_since()
    {
        await using var app = await ArchivedFirm.StartAsync(withSample: true);
        var file = await ArchivedFirm.WriteAsync(app);
        var before = await Dump.OfAsync(app);

        var same = (await app.RunAsync("import", file, "--json")).ShouldExit(0).Json.GetProperty("files")[0];
        var again = (await app.RunAsync("import", file, "--json")).ShouldExit(0).Json.GetProperty("files")[0];

        Assert.Equal(same.GetProperty("read").GetInt64(), same.GetProperty("unchanged").GetInt64());
        Assert.Equal(again.GetProperty("read").GetInt64(), again.GetProperty("unchanged").GetInt64());
        Assert.Equal(WithoutLog(before), WithoutLog(await Dump.OfAsync(app)));

        await app.ChangeAsync(async db =>
        {
            var contacts = await db.Contacts.AsTracking().OrderBy(contact => contact.Id).Take(2).ToListAsync();
            contacts[0].Change(contacts[0].Medium, 7, "Changed here");
            db.Remove(contacts[1]);
            return await db.SaveChangesAsync();
        });
        var since = (await app.RunAsync("import", file, "--json")).ShouldExit(1).Json.GetProperty("files")[0];

        Assert.Equal(0, since.GetProperty("created").GetInt64());
        var told = since.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("message").GetString()!).ToList();
        Assert.Contains(told, message => message.StartsWith("1 of the contacts differ here", StringComparison.Ordinal));
        Assert.Contains(told, message => message.StartsWith("1 of the contacts are not here any more", StringComparison.Ordinal));
        Assert.Equal("Changed here", await app.ReadAsync(db => db.Contacts.Where(contact => contact.Minutes == 7 && contact.About == "Changed here").Select(contact => contact.About).SingleAsync()));
    }

    [Fact]
    public async Task Another_firms_net_is_left_alone()
    {
        await using var from = await ArchivedFirm.StartAsync();
        await using var to = await TestApp.StartFreshWithFirmAsync();
        await to.PartnerAsync("Edunet");
        var file = await ArchivedFirm.WriteAsync(from);
        var before = await Dump.OfAsync(to);

        var preview = (await to.RunAsync("import", file, "--dry-run")).ShouldExit(3);
        (await to.RunAsync("import", file)).ShouldExit(3);

        Assert.Contains("holds the net of SolvTech already", preview.Error, StringComparison.Ordinal);
        Assert.Equal(before, await Dump.OfAsync(to));
    }

    /// <summary>Whoever has set Solmu up keeps the way in, and is the person the archive knows under that address.</summary>
    [Fact]
    public async Task Who_is_here_already_keeps_the_password_and_becomes_who_the_archive_says()
    {
        await using var from = await ArchivedFirm.StartAsync();
        await using var to = await TestApp.StartFreshWithFirmAsync();
        var owner = await to.UserAsync(Role.Owner);
        var member = await to.UserAsync(Role.Member, (await to.PersonAsync("Some Body", email: "member@solvtech.example")).Id);
        var file = await ArchivedFirm.WriteAsync(from);

        (await to.RunAsync("import", file)).ShouldExit(0);

        var users = await to.ReadAsync(db => db.Users.ToListAsync());
        Assert.Equal([member.Id, owner.Id], users.OrderBy(user => user.Email, StringComparer.Ordinal).Select(user => user.Id));
        Assert.All(users, user => Assert.Equal("not used here", user.PasswordHash));
        var leena = await from.ReadAsync(db => db.People.Where(person => person.Name == "Leena Aho").Select(person => person.Id).FirstAsync());
        Assert.Equal(leena, users.Single(user => user.Id == member.Id).PersonId);
        Assert.Equal(member.Id, await to.ReadAsync(db => db.Notes.Where(note => note.Text == "Only mine").Select(note => note.AuthorId).SingleAsync()));
        var share = await to.ReadAsync(db => db.Shares.SingleAsync());
        Assert.Equal((member.Id, owner.Id), (share.UserId, share.SharedById));
        Assert.Equal(await DocumentAsync(from), await DocumentAsync(to));
    }

    [Fact]
    public async Task Secrets_stay_at_home_and_nobody_comes_in_without_a_new_password()
    {
        await using var from = await ArchivedFirm.StartAsync();
        await using var to = await TestApp.StartAsync();
        await from.ChangeAsync(async db =>
        {
            (await db.Users.AsTracking().FirstAsync(user => user.Email == TestApp.OwnerEmail)).ChangePassword(from.Services.GetRequiredService<Passwords>().Hash(TestApp.OwnerPassword));
            return await db.SaveChangesAsync();
        });
        (await from.RunAsync("key", "add", "Reports", "--scope", "read")).ShouldExit(0);
        var file = await ArchivedFirm.WriteAsync(from);

        (await to.RunAsync("import", file)).ShouldExit(0);

        var text = string.Join('\n', ArchivedFirm.Records(file).SelectMany(kind => kind.Value));
        Assert.DoesNotContain("passwordHash", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("tokenHash", text, StringComparison.OrdinalIgnoreCase);
        var answer = await to.SubmitAsync("/sign-in", "/sign-in", ("email", TestApp.OwnerEmail), ("password", TestApp.OwnerPassword));
        Assert.NotEqual(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
    }

    /// <summary>A new table makes somebody decide whether the archive takes it along.</summary>
    [Fact]
    public async Task What_the_archive_holds_is_decided_for_every_table()
    {
        string[] held =
        [
            "affiliations", "aparts", "audit_entries", "contact_organisations", "contact_people", "contacts", "contracts", "firms", "follows", "hand_over_plans", "hand_over_steps", "holidays", "ignored_addresses", "import_changes", "imports", "leaves", "mentions", "merge_changes", "merges", "notes", "organisation_domains",
            "organisation_tags", "organisations", "partnership_reviews", "partnerships", "people", "person_emails", "person_tags", "ratings", "saved_mappings", "shares", "stage_steps", "tags", "team_coverages", "team_members", "teams", "tie_conventions", "tie_notes", "today_marks", "undecided_addresses", "user_views", "users",
        ];
        await using var app = await TestApp.StartAsync();
        await using var db = app.Services.GetRequiredService<SolmuDbs>().Open();

        Assert.Equal(held, ArchiveTable.Of(db).Select(table => table.Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_an_owner_has_the_archive_and_only_an_owner_brings_one_in()
    {
        await using var app = await ArchivedFirm.StartAsync();
        await app.UserAsync(Role.Manager, email: "manager@solvtech.example");
        var path = Path.Combine(app.Installation.Folder, "x.zip");

        var file = await ArchivedFirm.WriteAsync(app, "owner.zip", "--as", TestApp.OwnerEmail);
        var refused = (await app.RunAsync("export", "archive", "--out", path, "--as", "member@solvtech.example")).ShouldExit(3);
        (await app.RunAsync("export", "archive", "--out", path, "--as", "manager@solvtech.example")).ShouldExit(3);
        (await app.RunAsync("import", file, "--as", "manager@solvtech.example")).ShouldExit(3);
        (await app.RunAsync("export", "archive")).ShouldExit(2);

        Assert.Contains("for owners", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
        Assert.DoesNotContain(ArchivedFirm.Records(file)["notes.jsonl"], note => note.Contains("Only mine", StringComparison.Ordinal));
        Assert.False(ArchivedFirm.Manifest(file).GetProperty("complete").GetBoolean());
        using var member = await app.BrowserAsync(await app.ReadAsync(db => db.Users.FirstAsync(user => user.Role == Role.Member)));
        using var manager = await app.BrowserAsync(await app.ReadAsync(db => db.Users.FirstAsync(user => user.Role == Role.Manager)));
        using var owner = await app.BrowserAsync(await app.ReadAsync(db => db.Users.FirstAsync(user => user.Role == Role.Owner)));
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/settings/archive.zip")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/settings/archive.zip")).StatusCode);
        var download = await owner.GetAsync("/settings/archive.zip");
        Assert.Equal(("application/zip", "solmu-archive.zip"), (download.Content.Headers.ContentType!.MediaType, download.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal((byte)'P', (await download.Content.ReadAsByteArrayAsync())[0]);
    }

    [Fact]
    public async Task On_the_page_an_archive_is_looked_at_before_it_goes_in_and_is_not_taken_back()
    {
        await using var from = await ArchivedFirm.StartAsync();
        await using var to = await TestApp.StartFreshWithFirmAsync();
        await to.SignInAsync();
        var file = await ArchivedFirm.WriteAsync(from);

        var upload = await DropAsync(to, file);
        Assert.Contains("The whole firm of SolvTech", await to.Client.GetStringAsync(upload), StringComparison.Ordinal);
        await to.SubmitAsync(upload, upload + "/mapping");
        var preview = await WaitAsync(to, upload, HttpStatusCode.OK);
        Assert.Contains("5 organisations", await to.Client.GetStringAsync(preview), StringComparison.Ordinal);
        await to.SubmitAsync(upload, upload + "/run");
        var done = await WaitAsync(to, upload, HttpStatusCode.SeeOther);

        var page = await to.Client.GetStringAsync(done);
        Assert.DoesNotContain("Take it back", page, StringComparison.Ordinal);
        Assert.Equal(await DocumentAsync(from), await DocumentAsync(to));
        var batch = done.Split('/')[2].Split('?')[0];
        Assert.Contains("nothing was before it", (await to.RunAsync("undo", batch)).ShouldExit(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_an_archive_can_be_read_without_a_database()
    {
        await using var app = await ArchivedFirm.StartAsync();
        var file = await ArchivedFirm.WriteAsync(app);

        var seen = (await app.RunAsync("read", file, "--json")).ShouldExit(0).Json.GetProperty("files")[0];

        Assert.Equal("archive", seen.GetProperty("kind").GetString());
        var counts = seen.GetProperty("records").EnumerateArray().ToDictionary(part => part.GetProperty("kind").GetString()!, part => part.GetProperty("records").GetInt64());
        Assert.Equal(await app.ReadAsync(db => db.Contacts.LongCountAsync()), counts["contacts"]);
        var manifest = ArchivedFirm.Manifest(file);
        Assert.Equal(("solmu-archive", 1, true, "SolvTech"), (manifest.GetProperty("format").GetString(), manifest.GetProperty("version").GetInt32(), manifest.GetProperty("complete").GetBoolean(), manifest.GetProperty("firm").GetProperty("name").GetString()));
    }

    private static async Task<string> DocumentAsync(TestApp app) => (await app.RunAsync("export", "--format", "json", "--json")).ShouldExit(0).Output;

    /// <summary>That an import was tried is kept, of course.</summary>
    private static string WithoutLog(string dump) => Regex.Replace(dump, "(?s)# AuditEntry.*?(?=# )", "");

    private static async Task<string> DropAsync(TestApp app, string file)
    {
        var html = await app.Client.GetStringAsync("/imports");
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in TestApp.HiddenFields(html))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(file)), "files", "firm.zip");
        return (await app.Client.PostAsync("/imports", form)).Headers.Location!.OriginalString;
    }

    private static async Task<string> WaitAsync(TestApp app, string upload, HttpStatusCode status)
    {
        for (var i = 0; i < 600; i++)
        {
            if ((await app.Client.GetStringAsync(upload + "/progress")).Contains("data-done=\"/", StringComparison.Ordinal))
            {
                var answer = await app.Client.GetAsync(upload);
                Assert.Equal(status, answer.StatusCode);
                return answer.Headers.Location?.OriginalString ?? upload;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException(upload);
    }
}
