using System.Text.Json;
using Solmu.Cli;

namespace Solmu.Exports;

/// <summary>How records look in the document of the whole firm.</summary>
internal static class FirmDocument
{
    public static object Shape(OrganisationsTable.Row row, ExportNames names) => new
    {
        row.Organisation.Name,
        otherNames = row.Organisation.EveryOtherName,
        row.Organisation.Slug,
        row.Domains,
        row.Organisation.Country,
        row.Organisation.City,
        row.Organisation.Employees,
        turnoverEur = Euros(row.Organisation.TurnoverCents),
        row.Organisation.Website,
        suggested = row.Organisation.IsSuggested,
        row.Tags,
        partnerships = row.Partnerships.Select(with => Shape(with, names)),
    };

    public static object Shape(PeopleTable.Row row, ExportNames names) => new
    {
        row.Person.Name,
        otherNames = row.Person.EveryOtherName,
        row.Emails,
        row.Person.Phone,
        row.Person.City,
        row.Person.Country,
        row.Person.Language,
        suggested = row.Person.IsSuggested,
        ignored = row.Person.IsIgnored,
        row.Tags,
        affiliations = row.Affiliations.Select(affiliation => new
        {
            organisation = names.Organisation(affiliation.OrganisationId),
            affiliation.Role,
            affiliation.From,
            to = affiliation.Until,
        }),
    };

    public static void Write(this Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    public static void WriteValue(this Utf8JsonWriter json, object? value) => JsonSerializer.Serialize(json, value, JsonOutput.Options);

    public static long WriteList(this Utf8JsonWriter json, string name, IEnumerable<object> values)
    {
        var count = 0L;
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteValue(value);
            count++;
        }

        json.WriteEndArray();
        return count;
    }

    private static object Shape(OrganisationsTable.PartnershipRow with, ExportNames names) => new
    {
        with.Partnership.Side,
        with.Partnership.Type,
        stage = with.Partnership.Stage.ToString(),
        with.Partnership.RelativeSize,
        with.Partnership.Importance,
        with.Partnership.Since,
        responsible = with.Partnership.ResponsibleId is { } responsible ? names.Person(responsible) : null,
        shareOfOurSales = with.Partnership.ShareOfOurs,
        ourShareOfTheirs = with.Partnership.ShareOfTheirs,
        valueEur = Euros(with.Partnership.ValueCents),
        steps = with.Steps.Select(step => new { step.On, from = step.From.ToString(), to = step.To.ToString(), step.FirmEvidence, step.ManagerEvidence }),
        contracts = with.Contracts.Select(contract => new { contract.Title, contract.StartsOn, contract.EndsOn, contract.TalksSince, contract.Text }),
        reviews = with.Reviews.Select(ReviewsTable.Shape),
    };

    private static decimal? Euros(long? cents) => cents / 100m;
}
