using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Solmu.Reading;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Archives;

/// <summary>What is no sound archive of a Solmu like this one is refused with the reason, and changes nothing.</summary>
public sealed class RefusingArchivesTests
{
    [Fact]
    public async Task A_file_that_was_changed_lost_or_added_is_noticed()
    {
        await using var from = await SmallAsync();
        var file = await ArchivedFirm.WriteAsync(from);

        await RefusedAsync(ArchivedFirm.Change(file, "records/organisations.jsonl", text => text.Replace("Edunet", "Edonet", StringComparison.Ordinal)), "organisations.jsonl is not what the manifest says");
        await RefusedAsync(ArchivedFirm.Change(file, "organisations.csv", text => text + "x"), "organisations.csv is not what the manifest says");
        await RefusedAsync(ArchivedFirm.Change(file, "records/people.jsonl", _ => null), "records/people.jsonl is missing");
        await RefusedAsync(ArchivedFirm.Change(file, "records/../../evil.sh", _ => "rm"), "which its manifest does not name");
        await RefusedAsync(ArchivedFirm.Change(file, "manifest.json", _ => null), "There is no message in it");
    }

    [Theory]
    [InlineData("{", "cannot be read")]
    [InlineData("[]", "zip of another program")]
    [InlineData("{\"format\":\"docx\"}", "zip of another program")]
    [InlineData("{\"format\":\"solmu-backup-1\"}", "It is a backup")]
    [InlineData("{\"format\":\"solmu-archive\"}", "does not say its version")]
    [InlineData("{\"format\":\"solmu-archive\",\"version\":1}", "is not complete")]
    [InlineData("{\"format\":\"solmu-archive\",\"version\":2,\"solmu\":\"9.0.0\"}", "newer Solmu (9.0.0)")]
    [InlineData("{\"format\":\"solmu-archive\",\"version\":1,\"solmu\":\"1\",\"files\":[{\"path\":\"records/people.jsonl\"}]}", "is not complete")]
    public async Task A_manifest_that_is_damaged_foreign_or_from_the_future_is_refused(string manifest, string why)
    {
        await using var from = await SmallAsync();

        await RefusedAsync(ArchivedFirm.Change(await ArchivedFirm.WriteAsync(from), "manifest.json", _ => manifest), why);
    }

    [Fact]
    public async Task Records_of_a_newer_Solmu_are_not_half_taken()
    {
        await using var from = await SmallAsync();
        var file = await ArchivedFirm.WriteAsync(from);

        await RefusedAsync(Forged(file, "tags", text => "{\"id\":\"0000000000001\",\"name\":\"x\",\"foldedName\":\"x\",\"importId\":null,\"colour\":\"red\"}\n"), "does not know");
        await RefusedAsync(Forged(file, "tags", text => "{\"id\":\"?\",\"name\":\"x\",\"foldedName\":\"x\",\"importId\":null}\n"), "id is not what Solmu writes there");
        await RefusedAsync(Forged(file, "tags", text => "no json\n"), "a line that is no record");
        await RefusedAsync(Forged(file, "partnerships", text => text.Replace("\"downstream\"", "\"sideways\"", StringComparison.OrdinalIgnoreCase)), "side is not what Solmu writes there");
        await RefusedAsync(Renamed(file, "tags", "spaceships"), "spaceships, which this Solmu does not know");
    }

    [Fact]
    public async Task Records_that_hang_on_nothing_are_refused_as_a_whole()
    {
        await using var from = await SmallAsync();

        await RefusedAsync(Forged(await ArchivedFirm.WriteAsync(from), "organisations", text => string.Join('\n', text.Split('\n').Where(line => !line.Contains("Edunet", StringComparison.Ordinal)))), "does not hold together", dryRunToo: false);
    }

    [Fact]
    public async Task A_zip_that_would_unpack_without_end_is_not_unpacked()
    {
        await using var from = await SmallAsync();
        var file = await ArchivedFirm.WriteAsync(from);
        var bomb = Forged(file, "tags", _ => new string(' ', 40_000_000) + "\n");

        Assert.True(new FileInfo(bomb).Length < 300_000);
        var content = await File.ReadAllBytesAsync(bomb);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(ArchiveFile.TryRead(content, out _));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10_000_000);
        await RefusedAsync(bomb, "far more than such a file holds");

        // The same with a manifest that lies about it.
        await RefusedAsync(ArchivedFirm.Change(file, "records/tags.jsonl", _ => new string(' ', 40_000_000)), "is not what the manifest says");
    }

    [Fact]
    public async Task Other_zips_and_an_archive_among_files_are_refused()
    {
        await using var app = await SmallAsync();
        await using var to = await TestApp.StartFreshWithFirmAsync();
        var file = await ArchivedFirm.WriteAsync(app);
        var backup = Path.Combine(app.Installation.Folder, "backup.zip");
        (await app.RunAsync("backup", backup)).ShouldExit(0);

        await RefusedAsync(backup, "It is a backup");
        var among = (await to.RunAsync("import", file, await to.FileAsync("p.csv", "name,email\nAnna,anna@edunet.example\n"))).ShouldExit(3);
        (await to.RunAsync("import", "--kind", "archive", await to.FileAsync("p.csv", "name\nAnna\n"))).ShouldExit(3);

        Assert.Contains("comes alone", among.Error, StringComparison.Ordinal);
    }

    /// <summary>Whatever single byte is lost on the way, the archive is the same or it is refused; nothing else happens.</summary>
    [Fact]
    public async Task Any_damage_on_the_way_is_noticed()
    {
        await using var from = await SmallAsync();
        var whole = await File.ReadAllBytesAsync(await ArchivedFirm.WriteAsync(from));
        var records = Texts(ArchiveFile.TryRead(whole, out _)!);
        var random = new Random(7);
        for (var i = 0; i < 400; i++)
        {
            var damaged = i % 4 == 0 ? whole[..random.Next(whole.Length)] : (byte[])whole.Clone();
            if (i % 4 != 0)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            }

            var reading = FileReader.Read(new SourceFile("firm.zip", damaged), new ReadOptions());
            if (reading.Unreadable is null && reading.Archive is { } archive)
            {
                Assert.Equal(records, Texts(archive));
            }
        }
    }

    private static List<string> Texts(ArchiveFile archive) => [.. archive.Parts.SelectMany(part => archive.Read(part).Select(record => record.GetRawText()))];

    private static async Task<TestApp> SmallAsync()
    {
        var app = await TestApp.StartFreshWithFirmAsync();
        await app.PartnerAsync("Edunet", domains: "edunet.example");
        return app;
    }

    private static async Task RefusedAsync(string file, string why, bool dryRunToo = true)
    {
        await using var to = await TestApp.StartFreshWithFirmAsync();
        var before = await Dump.OfAsync(to);

        var look = await to.RunAsync("import", file, "--dry-run");
        var refused = (await to.RunAsync("import", file, "--json")).ShouldExit(3);

        Assert.Contains(why, refused.Error, StringComparison.Ordinal);
        Assert.True(!dryRunToo || look.Exit == 3, "the dry run did not see it");
        Assert.Equal(before, await Dump.OfAsync(to));
        Assert.Equal(0, await to.ReadAsync(db => db.Imports.CountAsync()));
    }

    /// <summary>As somebody would forge it: other records, and a manifest that fits them.</summary>
    private static string Forged(string file, string kind, Func<string, string> change)
    {
        var path = $"records/{kind}.jsonl";
        var text = "";
        var copy = ArchivedFirm.Change(file, path, old => text = change(old));
        var bytes = Encoding.UTF8.GetBytes(text);
        return ArchivedFirm.Change(copy, "manifest.json", old => Told(old, kind, part =>
        {
            part["records"] = text.Count(letter => letter == '\n');
            part["bytes"] = bytes.Length;
            part["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        }));
    }

    private static string Renamed(string file, string kind, string other) => ArchivedFirm.Change(file, "manifest.json", old => Told(old, kind, part => part["kind"] = other));

    private static string Told(string manifest, string kind, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(manifest)!;
        change(root["files"]!.AsArray().Single(part => (string?)part!["kind"] == kind)!);
        return root.ToJsonString();
    }
}
