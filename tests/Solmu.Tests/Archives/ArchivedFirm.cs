using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Conventions;
using Solmu.Notes;
using Solmu.Sample;
using Solmu.Shares;
using Solmu.Teams;
using Solmu.Tests.Testing;
using Solmu.Ties;

namespace Solmu.Tests.Archives;

/// <summary>A firm with something of everything, and its archive.</summary>
internal static class ArchivedFirm
{
    private const string Organisations =
        """
        name,domains,country,side,type,stage,importance,since,responsible,share_of_our_sales,value_eur,contract_ends,tags
        Edunet Integrators,edunet.example,DE,downstream,integrator,M2,2,2009-03-01,Leena Aho,0.14,1700000.5,2027-06-18,schools;public sector
        Cirrus,cirrus.example,US,upstream,platform vendor,M3,1,,,,,,
        """;

    private const string People =
        """
        name,email,organisation,role,from,tags
        Leena Aho,leena.aho@solvtech.example,SolvTech,"Regional manager, Europe",2015-01-01,
        Katrin Vogel,katrin.vogel@edunet.example;k.vogel@gmx.example,Edunet Integrators,Head of sales,2018-05-01,board
        """;

    public static async Task<TestApp> StartAsync(bool withSample = false)
    {
        var app = await TestApp.StartFreshWithFirmAsync();
        if (withSample)
        {
            await SampleSlice.LoadIntoEmptyAsync(app.Services);
        }
        else
        {
            (await app.RunAsync("import", await app.FileAsync("o.csv", Organisations), await app.FileAsync("q.csv", People), await app.FileAsync("t.csv", "own,other,closeness,trust,date\nleena.aho@solvtech.example,katrin.vogel@edunet.example,4,5,2026-10-01\n"))).ShouldExit(0);
        }

        var leena = await app.ReadAsync(db => db.People.Where(person => person.Name == "Leena Aho").Select(person => person.Id).FirstAsync());
        var partner = await app.ReadAsync(db => db.Partnerships.Select(partnership => partnership.OrganisationId).OrderBy(id => id).FirstAsync());
        var owner = await app.UserAsync(Role.Owner);
        var member = await app.UserAsync(Role.Member, leena);
        var team = new Team("Nordic");
        await app.SaveAsync(new Holiday(new DateOnly(2026, 12, 24), new DateOnly(2026, 12, 26), "Christmas, “long”"), new Leave(leena, new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 31)), new TieNote(leena, await app.ReadAsync(db => db.People.Where(person => person.Id != leena).OrderBy(person => person.Id).Select(person => person.Id).FirstAsync()), 180, new DateOnly(2019, 5, 1)));
        await app.SaveAsync(new TieConventions(1, Now(app), owner.Id, TieParameters.Default with { HalfLifeDays = 60 }, isDelivered: false));
        await app.SaveAsync(team, Share.WithUser(partner, member.Id, owner.Id, Now(app)), new Note(partner, null, "Only mine", isPrivate: true, member.Id, Now(app)), new Note(null, leena, "For all; \"quoted\",\nand broken\u2028lines ʻokina 👩‍👧", isPrivate: false, null, Now(app)));
        (await app.RunAsync("import", await app.FileAsync("p.csv", "name,email\nAnna Holm,info@shared.example\nBo Lind,info@shared.example\n"), await app.FileAsync("c.csv", "time,medium,from,to\n2026-11-01T10:00:00Z,mail,info@shared.example,leena.aho@solvtech.example\n2026-11-02T10:00:00Z,mail,new@nobody.example,leena.aho@solvtech.example\n"))).ShouldExit(0);
        return app;
    }

    public static async Task<string> WriteAsync(TestApp app, string name = "firm.zip", params string[] more)
    {
        var path = Path.Combine(app.Installation.Folder, name);
        (await app.RunAsync(["export", "archive", "--out", path, .. more])).ShouldExit(0);
        return path;
    }

    /// <summary>The records of every kind, line by line; what an import itself leaves behind and what stays at home are left out.</summary>
    public static SortedDictionary<string, List<string>> Records(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var records = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith("records/", StringComparison.Ordinal) && entry.Name is not ("imports.jsonl" or "audit_entries.jsonl")))
        {
            using var reader = new StreamReader(entry.Open());
            records[entry.Name] = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        }

        return records;
    }

    public static JsonElement Manifest(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open());
        return JsonDocument.Parse(reader.ReadToEnd()).RootElement;
    }

    /// <summary>The archive with one file changed, taken out or added.</summary>
    public static string Change(string path, string file, Func<string, string?> change)
    {
        var copy = path + "." + Guid.NewGuid().ToString("N") + ".zip";
        File.Copy(path, copy);
        using var zip = ZipFile.Open(copy, ZipArchiveMode.Update);
        var text = "";
        if (zip.GetEntry(file) is { } entry)
        {
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            entry.Delete();
        }

        if (change(text) is { } changed)
        {
            using var writer = new StreamWriter(zip.CreateEntry(file).Open(), new UTF8Encoding(false));
            writer.Write(changed);
        }

        return copy;
    }

    private static DateTime Now(TestApp app) => app.Clock.GetUtcNow().UtcDateTime;
}
