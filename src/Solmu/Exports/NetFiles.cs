using Solmu.Database;
using Solmu.Net;

namespace Solmu.Exports;

/// <summary>The net as it is filtered, as a table and as a graph.</summary>
internal static class NetFiles
{
    public static async Task<IResult> ShowAsync(string format, HttpContext context, ReadNet read, ReadNetGraph graphs)
    {
        var view = (await read.RunAsync(NetState.Read(context.Request.Query) with { Without = null }))!;
        var partners = view.Rows.Select(place => view.Reading.Partners[place]).ToList();
        if (format is "csv" or "json")
        {
            return Download.Of(Listing(view.Reading), format, view.Rows);
        }

        var graph = await graphs.RunAsync(partners.Select(partner => partner.OrganisationId).ToHashSet());
        return new Download($"net.{format}", stream => GraphFile.WriteAsync(graph, format, stream));
    }

    private static Listing<int> Listing(NetReading reading) => new(
        "net",
        [
            ("name", place => reading.Partners[place].Name), ("side", place => reading.Partners[place].Side.ToString().ToLowerInvariant()), ("country", place => reading.Partners[place].Country),
            ("type", place => reading.Partners[place].Type), ("stage", place => reading.Partners[place].Stage.ToString()), ("responsible", place => Responsible(reading, place)),
            ("our_people", place => string.Join(';', reading.ContactsOf[place].Select(pair => $"{reading.People[pair.Person].Name} {pair.Count}"))),
            ("contacts_in_12_months", place => OrganisationsTable.Text(reading.Partners[place].Contacts)), ("last_contact", place => OrganisationsTable.Day(reading.Partners[place].LastContact)),
            ("strongest_tie", place => reading.ContactsOf[place] is [{ Strength: { } strength }, ..] ? strength.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) : null),
        ],
        place =>
        {
            var partner = reading.Partners[place];
            return new
            {
                id = Ids.Text(partner.OrganisationId),
                partner.Name,
                partner.Slug,
                partner.Side,
                partner.Country,
                partner.Type,
                stage = partner.Stage.ToString(),
                responsible = Responsible(reading, place),
                ourPeople = reading.ContactsOf[place].Select(pair => new { reading.People[pair.Person].Name, contacts = pair.Count, pair.Strength, state = pair.Strength is null ? null : Ties.TieWords.State(pair.State) }),
                contactsIn12Months = partner.Contacts,
                partner.LastContact,
            };
        });

    private static string? Responsible(NetReading reading, int place) => reading.Partners[place].Responsible is { } person ? reading.People[person].Name : null;
}
