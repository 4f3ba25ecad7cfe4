using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Solmu.Cli;
using Solmu.Views;

namespace Solmu.Exports;

/// <summary>A file that a page hands over, written while it is sent.</summary>
internal sealed class Download(string name, string type, Func<Stream, Task> write) : IResult
{
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static readonly UTF8Encoding MarkedUtf8 = new(encoderShouldEmitUTF8Identifier: true);

    public static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["csv"] = "text/csv; charset=utf-8",
        ["json"] = "application/json; charset=utf-8",
        ["vcf"] = "text/vcard; charset=utf-8",
        ["ics"] = "text/calendar; charset=utf-8",
        ["graphml"] = "application/graphml+xml; charset=utf-8",
        ["gexf"] = "application/gexf+xml; charset=utf-8",
        ["zip"] = "application/zip",
    };

    /// <summary>The format is the ending of the name.</summary>
    public Download(string name, Func<Stream, Task> write)
        : this(name, Types[Path.GetExtension(name)[1..]], write)
    {
    }

    /// <summary>A list as a table or as a document with one list in it.</summary>
    public static Download Of<T>(Listing<T> listing, string format, IEnumerable<T> rows) => Of(listing, format, rows.ToAsyncEnumerable());

    public static Download Of<T>(Listing<T> listing, string format, IAsyncEnumerable<T> rows) => new($"{listing.Name}.{format}", format == "json"
        ? stream => listing.WriteJsonAsync(stream, rows)
        : stream => listing.WriteCsvAsync(stream, rows));

    public async Task ExecuteAsync(HttpContext context)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = disposition.ToString();

        // The writers of JSON and XML flush without waiting.
        context.Features.Get<IHttpBodyControlFeature>()?.AllowSynchronousIO = true;
        await write(context.Response.Body);
    }
}

/// <summary>How the rows of a list look in a file: the columns it shows, under our own names where they have one.</summary>
internal sealed record Listing<T>(string Name, IReadOnlyList<(string Name, Func<T, string?> Text)> Columns, Func<T, object> Json)
{
    /// <summary>How a page's list calls a column that has another name in files.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; init; } = new Dictionary<string, string>();

    /// <summary>With the columns that the page was asked to show; those of the file as it is usually when none was asked.</summary>
    public Listing<T> Showing(IReadOnlyList<Column> list, string? asked)
    {
        if (string.IsNullOrEmpty(asked))
        {
            return this;
        }

        var shown = new Columns(list, asked);
        return this with { Columns = [.. Columns.Where(column => shown.Contains(Keys.GetValueOrDefault(column.Name, column.Name)))] };
    }

    public async Task WriteCsvAsync(Stream stream, IAsyncEnumerable<T> rows)
    {
        await using var text = new StreamWriter(stream, Download.MarkedUtf8, bufferSize: 32 * 1024, leaveOpen: true);
        var csv = new CsvOut(text);
        await csv.WriteAsync(Columns.Select(column => column.Name));
        await foreach (var row in rows)
        {
            await csv.WriteAsync(Columns.Select(column => column.Text(row)));
        }
    }

    public async Task WriteJsonAsync(Stream stream, IAsyncEnumerable<T> rows)
    {
        await using var json = new Utf8JsonWriter(stream, ExportJson.Format);
        json.WriteStartObject();
        json.WriteStartArray(Name);
        var count = 0;
        await foreach (var row in rows)
        {
            JsonSerializer.Serialize(json, Json(row), JsonOutput.Options);
            if (++count % 500 == 0)
            {
                await json.FlushAsync();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync();
    }
}
