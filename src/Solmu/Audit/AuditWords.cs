using System.Globalization;
using System.Text;
using System.Text.Json;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Conventions;
using Solmu.Duplicates;
using Solmu.Fairness;
using Solmu.Feeds;
using Solmu.Firms;
using Solmu.Imports;
using Solmu.Keys;
using Solmu.Letters;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Proposals;
using Solmu.Plans;
using Solmu.Ratings;
using Solmu.Reviews;
using Solmu.Shares;
using Solmu.Tags;
using Solmu.Teams;
using Solmu.Ties;
using Solmu.Views;
using Solmu.Webhooks;

namespace Solmu.Audit;

/// <summary>The words of the audit log: kinds of records, their fields, doors and doings. None of them is a column's name.</summary>
internal static class AuditWords
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        [nameof(Rating)] = "own rating",
        [nameof(PartnershipReview)] = "review",
        [nameof(HandOverPlan)] = "hand-over plan",
        [nameof(HandOverStep)] = "hand-over step",
        [nameof(TieNote)] = "what is said of a tie",
        [nameof(TieConventions)] = "how ties are measured",
        [nameof(PersonEmail)] = "address",
        [nameof(Affiliation)] = "employment",
        [nameof(OrganisationDomain)] = "domain",
        [nameof(OrganisationTag)] = "tag",
        [nameof(PersonTag)] = "tag",
        [nameof(StageStep)] = "step",
        [nameof(ContactPerson)] = "took part",
        [nameof(TeamMember)] = "member",
        [nameof(TeamCoverage)] = "looks after",
        [nameof(Share)] = "sharing",
        [nameof(ApiKey)] = "key",
        [nameof(UserView)] = "saved view",
        [nameof(Apart)] = "two that are two",
        [nameof(IgnoredAddress)] = "ignored address",
        [nameof(UndecidedAddress)] = "address nobody has decided on",
    };

    /// <summary>Fields whose own name would not tell; null hides what means nothing to people.</summary>
    private static readonly Dictionary<string, string?> Fields = new()
    {
        ["Id"] = null,
        ["ImportId"] = null,
        ["CreatedAt"] = null,
        ["RecordedAt"] = null,
        ["RecordedById"] = null,
        ["SourceKey"] = null,
        ["RepliesTo"] = null,
        ["SeriesKey"] = null,
        ["Occurrence"] = null,
        ["Sequence"] = null,
        ["WrittenAt"] = null,
        ["IsCancelled"] = "cancelled",
        ["AuthorId"] = null,
        ["Position"] = null,
        ["Slug"] = null,
        ["ApiKey.Start"] = null,
        ["ApiKey.TokenHash"] = null,
        ["ApiKey.LastUsedAt"] = null,
        ["ApiKey.UserId"] = "acts as",
        ["ApiKey.ExpiresAt"] = "last day",
        ["CalendarFeed.UserId"] = "of",
        ["CalendarFeed.TokenHash"] = "address",
        ["CalendarFeed.MadeAt"] = null,
        ["CalendarFeed.LastReadAt"] = null,
        ["UserView.UserId"] = null,
        ["UserView.Query"] = "asks",
        ["UserView.IsShared"] = "shared with all",
        ["Webhook.Secret"] = null,
        ["Webhook.UserId"] = "sees what this user sees",
        ["Proposal.UserId"] = "for",
        ["Proposal.KeyId"] = null,
        ["Proposal.RecordId"] = null,
        ["Proposal.Body"] = "what was proposed",
        ["Proposal.DecidedById"] = "decided by",
        ["Share.OrganisationId"] = "partner",
        ["Share.UserId"] = "with",
        ["Share.TeamId"] = "with the team",
        ["Share.SharedById"] = null,
        ["Share.At"] = null,
        ["Apart.FirstId"] = null,
        ["Apart.SecondId"] = null,
        ["Apart.At"] = null,
        ["Apart.ById"] = null,
        [nameof(ContactOrganisation)] = null,
        ["ContactPerson.At"] = null,
        ["ContactPerson.IsOurs"] = null,
        ["Note.At"] = null,
        ["Note.Text"] = "text",
        ["Contact.At"] = "when",
        ["Contact.About"] = "about",
        ["Person.IsSuggested"] = "only suggested",
        ["Organisation.IsSuggested"] = "only suggested",
        ["Person.IsIgnored"] = "set aside",
        ["Person.NotReadSince"] = "mail and calendar not read since",
        ["IgnoredAddress.Since"] = null,
        ["Partnership.ShareOfOurs"] = "their share of ours",
        ["Partnership.ShareOfTheirs"] = "our share of theirs",
        ["Partnership.ValueCents"] = "value a year",
        ["Partnership.Importance"] = "to replace",
        ["Partnership.Since"] = "together since",
        ["Partnership.OrganisationId"] = "partner",
        ["Contract.PartnershipId"] = "partner",
        ["PartnershipReview.PartnershipId"] = "partner",
        ["PartnershipReview.ShareOnTime"] = "on time and accepted",
        ["PartnershipReview.ShareOfAsks"] = "of what they ask for",
        ["PartnershipReview.ReviewsPlanned"] = "reviews planned a year",
        ["PartnershipReview.ReviewsHeld"] = "reviews held",
        ["PartnershipReview.ConflictSince"] = "conflict since",
        ["PartnershipReview.ConflictUntil"] = "conflict until",
        ["PartnershipReview.BufferDays"] = "days we last",
        ["PartnershipReview.ReplaceDays"] = "days until somebody new delivers",
        ["PartnershipReview.IsTrustOnly"] = "no contract by choice",
        ["HandOverPlan.AuthorId"] = "made by",
        ["HandOverStep.PlanId"] = "plan",
        ["HandOverStep.OrganisationId"] = "partner",
        ["HandOverStep.OtherId"] = "gets to know",
        ["HandOverStep.OwnId"] = "one of us",
        ["HandOverStep.ResponsibleId"] = "sees to it",
        ["HandOverStep.DueOn"] = "due",
        ["HandOverStep.DoneOn"] = "done on",
        ["TieConventions.At"] = null,
        ["TieConventions.ById"] = null,
        ["TieConventions.IsDelivered"] = "as delivered",
        ["TieConventions.HalfLifeDays"] = "half-life",
        ["TieConventions.LargeEvent"] = "large event",
        ["TieConventions.SecondTrigger"] = "much less contact",
        ["TieConventions.ComparesWithTargets"] = "compares thin ties with targets",
        ["TieConventions.TargetDays1"] = "target for importance 1",
        ["TieConventions.TargetDays2"] = "target for importance 2",
        ["TieConventions.TargetDays3"] = "target for importance 3",
        ["TieNote.OwnId"] = "one of us",
        ["TieNote.OtherId"] = "with",
        ["TieNote.CadenceDays"] = "in touch every so many days",
        ["TieNote.FirstMet"] = "known each other since",
        ["Holiday.From"] = "first day",
        ["Holiday.Until"] = "last day",
        ["Leave.PersonId"] = "of",
        ["Leave.From"] = "first day",
        ["Leave.Until"] = "last day",
        ["Rating.OwnId"] = "one of us",
        ["Rating.OtherId"] = "with",
        ["Firm.SampleImportId"] = "sample net",
        ["User.PersonId"] = "which of our people",
        ["User.PasswordHash"] = "password",
        ["User.SecondFactorKey"] = "second factor",
        ["User.SecondFactorSince"] = null,
        ["User.DisabledAt"] = "disabled",
        ["User.Email"] = "address",
        ["Affiliation.Until"] = "to",
    };

    /// <summary>What the log can be narrowed to.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> FilterKinds =
    [
        .. new[] { nameof(Organisation), nameof(Partnership), nameof(Contract), nameof(PartnershipReview), nameof(HandOverPlan), nameof(HandOverStep), nameof(Person), nameof(Contact), nameof(Note), nameof(Rating), nameof(Tag), nameof(Share), nameof(Team), nameof(User), nameof(ApiKey), nameof(Webhook), nameof(CalendarFeed), nameof(MailServer), nameof(TieConventions), nameof(TieNote), nameof(Holiday), nameof(Leave), nameof(IgnoredAddress), nameof(Proposal), nameof(Firm), nameof(Import) }
            .Select(kind => KeyValuePair.Create(kind, Kind(kind))),
    ];

    public static string Kind(string kind) => Kinds.GetValueOrDefault(kind) ?? Spell(kind);

    /// <summary>What a field, or a row that belongs to the record, is called; null when people are not told of it.</summary>
    public static string? Label(AuditedKind kind, string field) =>
        Fields.TryGetValue($"{kind.Name}.{field}", out var own) ? own
        : Fields.TryGetValue(field, out var any) ? any
        : Kinds.TryGetValue(field, out var row) ? row
        : Spell(field);

    public static string Of(Door door) => door switch
    {
        Door.Page => "page",
        Door.Command => "command",
        Door.Import => "import",
        Door.Api => "API",
        Door.Mcp => "MCP",
        Door.Calendar => "calendar",
        _ => "by itself",
    };

    /// <summary>What the record was called in its own entry, for one that is gone.</summary>
    public static string? NameIn(RecordChange change)
    {
        foreach (var field in new[] { nameof(Organisation.Name), nameof(Contract.Title), nameof(User.Email), nameof(IgnoredAddress.Address) })
        {
            if (change.Fields?.GetValueOrDefault(field) is [var before, var after] && (after ?? before) is { ValueKind: JsonValueKind.String } name)
            {
                return name.GetString();
            }
        }

        return null;
    }

    /// <summary>ValueCents as value, StartsOn as starts on, IsPrivate as private.</summary>
    private static string Spell(string name)
    {
        name = name.EndsWith("Id", StringComparison.Ordinal) && name.Length > 2 ? name[..^2] : name.EndsWith("Cents", StringComparison.Ordinal) ? name[..^5] : name;
        name = name.StartsWith("Is", StringComparison.Ordinal) && name.Length > 2 && char.IsUpper(name[2]) ? name[2..] : name;
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return words.ToString();
    }
}
