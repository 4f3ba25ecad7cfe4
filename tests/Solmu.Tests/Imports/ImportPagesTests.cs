using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Imports;

public sealed partial class ImportPagesTests
{
    private const string Partners = "Company;Web;Land;side;since\nEdunet;https://www.edunet.example;DE;downstream;03/04/2020\nBad;bad.example;Atlantis;downstream;05/04/2020\n";

    [Fact]
    public async Task Files_are_dropped_matched_previewed_run_and_taken_back()
    {
        await using var app = await StartAsync();
        var upload = await DropAsync(app, ("partners.csv", Partners), ("card.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Katrin Vogel\r\nEMAIL:katrin@edunet.example\r\nEND:VCARD\r\n"));
        Assert.Contains("2 organisations", await app.Client.GetStringAsync(upload), StringComparison.Ordinal);

        var preview = await PreviewAsync(app, upload, ("dates-0", "dmy"), ("kind-0", "organisations"));

        Assert.Contains("2 rows would change something, 1 row would be refused", preview, StringComparison.Ordinal);
        Assert.Equal(0, await app.ReadAsync(db => db.Partnerships.CountAsync()));
        var refused = await app.Client.GetStringAsync(upload + "/refused/0");
        Assert.Contains("Bad;bad.example;Atlantis", refused, StringComparison.Ordinal);
        Assert.Contains("problem", refused, StringComparison.Ordinal);

        await app.SubmitAsync(upload, upload + "/run");
        var done = await WaitAsync(app, upload, HttpStatusCode.SeeOther);
        Assert.Contains("2 new records", await app.Client.GetStringAsync(done), StringComparison.Ordinal);
        Assert.Equal(1, await app.ReadAsync(db => db.Partnerships.CountAsync()));

        var undone = await app.SubmitAsync(done, done.Split('?')[0] + "/undoing");
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        Assert.Equal(0, await app.ReadAsync(db => db.Partnerships.CountAsync()));
        Assert.Contains("taken back", await app.Client.GetStringAsync("/imports"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_matching_is_remembered_for_the_next_file_with_these_headers()
    {
        await using var app = await StartAsync();
        var file = "Wer;Wo\nEdunet;DE\n";
        var first = await DropAsync(app, ("eins.csv", file));
        await app.SubmitAsync(first, first + "/mapping", ("kind-0", "organisations"), ("look", "again"));
        await PreviewAsync(app, first, ("kind-0", "organisations"), ("column-0-0", "name"), ("column-0-1", "country"));

        var second = await DropAsync(app, ("zwei.csv", file));

        var page = await app.Client.GetStringAsync(second);
        Assert.Contains("matched as you did the last time", page, StringComparison.Ordinal);
        Assert.Matches("value=\"name\" selected", page);
    }

    [Fact]
    public async Task A_second_click_on_the_button_brings_the_rows_in_once()
    {
        await using var app = await StartAsync();
        var upload = await DropAsync(app, ("people.csv", "name,email,role\nPaul Girard,paul@lingua.example,Director\n"));
        await PreviewAsync(app, upload, ("kind-0", "people"));
        var html = await app.Client.GetStringAsync(upload);
        var fields = TestApp.HiddenFields(html).Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.Client.PostAsync(upload + "/run", new FormUrlEncodedContent(fields))));
        await WaitAsync(app, upload, HttpStatusCode.SeeOther);

        Assert.Equal(1, await app.ReadAsync(db => db.Imports.CountAsync()));
    }

    [Fact]
    public async Task A_file_that_is_no_table_says_so_and_nothing_is_lost()
    {
        await using var app = await StartAsync();

        var upload = await DropAsync(app, ("picture.csv", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"), ("good.csv", "name,email,role\nPaul,paul@lingua.example,x\n"));

        var page = await app.Client.GetStringAsync(upload);
        Assert.Contains("Solmu cannot read every file yet", page, StringComparison.Ordinal);
        Assert.Contains("good.csv", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_files_and_files_that_never_were_answer_alike()
    {
        await using var app = await StartAsync();

        var answer = await app.Client.GetAsync("/imports/uploads/0000000000000");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Sending_no_file_is_refused_on_the_same_page()
    {
        await using var app = await StartAsync();

        var answer = await app.SubmitAsync("/imports", "/imports");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Choose at least one file", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_mailbox_is_read_while_the_page_shows_how_far_it_is()
    {
        await using var app = await StartAsync();
        var mail = "From a Thu Oct  1 08:00:00 2026\nFrom: katrin@edunet.example\nTo: leena@solvtech.example\nDate: Thu, 01 Oct 2026 08:00:00 +0000\n\n";
        var upload = await DropAsync(app, ("box.mbox", mail + string.Concat(Enumerable.Repeat(new string('Q', 99) + "\n", 170_000))));

        await WaitAsync(app, upload, HttpStatusCode.OK);

        Assert.Contains("1 mail was found", await app.Client.GetStringAsync(upload), StringComparison.Ordinal);
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        return app;
    }

    private static async Task<string> DropAsync(TestApp app, params (string Name, string Text)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in TestApp.HiddenFields(await app.Client.GetStringAsync("/imports")))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, text) in files)
        {
            form.Add(new ByteArrayContent(Encoding.Latin1.GetBytes(text)), "files", name);
        }

        var answer = await app.Client.PostAsync("/imports", form);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    private static async Task<string> PreviewAsync(TestApp app, string upload, params (string, string)[] fields)
    {
        var answer = await app.SubmitAsync(upload, upload + "/mapping", fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await WaitAsync(app, upload, HttpStatusCode.OK);
        return await app.Client.GetStringAsync(upload);
    }

    /// <summary>Asks the progress part, as the page's script does, until it names where to go.</summary>
    private static async Task<string> WaitAsync(TestApp app, string upload, HttpStatusCode then)
    {
        for (var i = 0; i < 200; i++)
        {
            var part = await app.Client.GetStringAsync(upload + "/progress");
            if (Done().IsMatch(part))
            {
                var answer = await app.Client.GetAsync(upload);
                Assert.Equal(then, answer.StatusCode);
                return answer.Headers.Location?.ToString() ?? upload;
            }

            await Task.Yield();
            await app.Client.GetAsync("/imports");
        }

        throw new TimeoutException("The work did not end.");
    }

    [GeneratedRegex("data-done=\"/imports/uploads/")]
    private static partial Regex Done();
}
