using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Tags;
using Solmu.Teams;
using Solmu.Ui;

namespace Solmu.Audit;

/// <summary>Values of fields and rows as people read them: days, money, names instead of ids.</summary>
internal sealed class CellWords(RecordNames names, TimeZoneInfo zone)
{
    private const string Gone = "one that is gone";

    public string? Of(AuditedKind kind, string field, JsonElement? cell)
    {
        if (cell is not { ValueKind: not JsonValueKind.Null } value)
        {
            return null;
        }

        if (kind.Find(field) is not { } property)
        {
            return value.ToString();
        }

        return kind.RefersTo(property) is { } type ? names.Find(type.ClrType.Name, value.GetInt64())?.Name ?? Gone : Of(property, Cell.Read(value, property));
    }

    /// <summary>A whole row in one phrase.</summary>
    public string? Row(AuditedKind kind, SortedDictionary<string, JsonElement?>? image)
    {
        return image is null ? null : kind.Name switch
        {
            nameof(PersonEmail) or nameof(UndecidedAddress) => Field(nameof(PersonEmail.Address)),
            nameof(OrganisationDomain) => Field(nameof(OrganisationDomain.Domain)),
            nameof(OrganisationTag) or nameof(PersonTag) => Field(nameof(OrganisationTag.TagId)),
            nameof(ContactPerson) => Field(nameof(ContactPerson.PersonId)),
            nameof(TeamMember) => Field(nameof(TeamMember.UserId)),
            nameof(Affiliation) => Joined(Field(nameof(Affiliation.Role)), With("at", nameof(Affiliation.OrganisationId)), With("from", nameof(Affiliation.From)), With("until", nameof(Affiliation.Until))),
            nameof(StageStep) => Joined(With("from", nameof(StageStep.From)), With("to", nameof(StageStep.To)), With("on", nameof(StageStep.On)), With("·", nameof(StageStep.FirmEvidence)), With("·", nameof(StageStep.ManagerEvidence))),
            _ => string.Join(", ", kind.Fields.Where(field => AuditWords.Label(kind, field.Name) is not null).Select(field => Field(field.Name)).OfType<string>()),
        };

        string? Field(string field) => Of(kind, field, image.GetValueOrDefault(field));
        string? With(string word, string field) => Field(field) is { } text ? $"{word} {text}" : null;
        static string Joined(params string?[] parts) => string.Join(' ', parts.OfType<string>());
    }

    private string? Of(IProperty property, object? value) => value switch
    {
        null => null,
        bool yes => yes ? "yes" : "no",
        DateOnly day => Say.Day(day),
        DateTime moment => Say.Moment(moment, zone),
        Stage stage => Lifecycle.Word(stage),
        Side side => Words.Of(side),
        Medium medium => Words.Of(medium),
        RelativeSize size => Words.Of(size),
        Enum other => other.ToString().ToLowerInvariant(),
        long cents when property.Name.EndsWith("Cents", StringComparison.Ordinal) => Say.ExactMoney(cents),
        double share when property.Name.StartsWith("Share", StringComparison.Ordinal) => Say.Share(share),
        int importance when property.Name == nameof(Partnership.Importance) => Words.OfImportance(importance),
        string code when property.Name == nameof(Organisation.Country) => Countries.Name(code),
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
