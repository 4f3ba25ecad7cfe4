using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Exports;

/// <summary>
/// The whole firm, or one kind of it, as one document: the same content gives the same text, whatever the ids, whenever and in which order
/// it was recorded.
/// </summary>
internal sealed class ExportJson(Visible visible, SolmuDb db, FocalFirms firms)
{
    public static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Dictionary<string, long>> RunAsync(string? kind, Stream output)
    {
        var firm = await firms.ReadAsync();
        await using var snapshot = await Snapshot.BeginAsync(db);
        var names = await ExportNames.ReadAsync(visible);
        var counts = new Dictionary<string, long>();
        await using var json = new Utf8JsonWriter(output, Format);
        json.WriteStartObject();
        if (kind is null)
        {
            json.Write("firm", firm is null ? null : new { firm.Name, firm.Country, firm.Domains, zone = firm.Zone.Id });
        }

        foreach (var wanted in kind is null ? ExportKinds.All : [kind])
        {
            counts[wanted] = await WriteAsync(json, wanted, names);
        }

        if (kind is null)
        {
            counts["notes"] = await WriteNotesAsync(json, names);
        }

        json.WriteEndObject();
        await json.FlushAsync();
        return counts;
    }

    private async Task<long> WriteAsync(Utf8JsonWriter json, string kind, ExportNames names)
    {
        switch (kind)
        {
            case ExportKinds.Organisations:
                return json.WriteList(kind, (await OrganisationsTable.ReadAsync(visible)).Select(row => FirmDocument.Shape(row, names)));
            case ExportKinds.People:
                return json.WriteList(kind, (await PeopleTable.ReadAsync(visible, names)).Select(row => FirmDocument.Shape(row, names)));
            case ExportKinds.Ties:
                return json.WriteList(kind, (await RatingsTable.ReadAsync(visible, names)).Select(row => new { row.Own, row.Other, row.Closeness, row.Trust, row.Date }));
            case ExportKinds.Contracts:
                return json.WriteList(kind, (await ContractsTable.ReadAsync(visible)).Select(ContractsTable.Listing.Json));
            case ExportKinds.Reviews:
                return json.WriteList(kind, (await ReviewsTable.ReadAsync(visible)).Select(ReviewsTable.Listing.Json));
            default:
                var count = 0L;
                json.WriteStartArray(kind);
                await foreach (var row in ContactsTable.ReadAsync(visible, names))
                {
                    json.WriteValue(ContactsTable.Listing.Json(row));
                    if (++count % 1000 == 0)
                    {
                        await json.FlushAsync();
                    }
                }

                json.WriteEndArray();
                return count;
        }
    }

    private async Task<long> WriteNotesAsync(Utf8JsonWriter json, ExportNames names)
    {
        var authors = await visible.Users.ToDictionaryAsync(user => user.Id, user => user.Email);
        var notes = (await visible.Notes.ToListAsync()).Select(note => new
        {
            organisation = note.OrganisationId is { } organisation ? names.Organisation(organisation) : null,
            person = note.PersonId is { } person ? names.Person(person) : null,
            time = note.At,
            author = note.AuthorId is { } author ? authors.GetValueOrDefault(author) : null,
            isPrivate = note.IsPrivate,
            text = note.Text,
        });
        return json.WriteList("notes", notes
            .OrderBy(note => note.organisation, StringComparer.Ordinal).ThenBy(note => note.person, StringComparer.Ordinal).ThenBy(note => note.time)
            .ThenBy(note => note.text, StringComparer.Ordinal).ThenBy(note => note.author, StringComparer.Ordinal));
    }
}
