using System.Globalization;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Partnerships;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ui;

namespace Solmu.Duplicates;

/// <summary>A fact of which only one value can stand on the record that is kept. The other one is written into a note.</summary>
public sealed record Difference(string Field, string Label, string? Kept, string? Gone)
{
    public const string Name = "name";

    /// <summary>Both say something, and not the same.</summary>
    public bool IsDifferent => Kept is not null && Gone is not null && Kept != Gone;

    public static IReadOnlyList<Difference> Of(Person kept, Person gone) =>
    [
        new(Name, "Name", kept.Name, gone.Name),
        new("phone", "Phone", kept.Phone, gone.Phone),
        new("city", "City", kept.City, gone.City),
        new("country", "Country", Country(kept.Country), Country(gone.Country)),
        new("language", "Language", kept.Language, gone.Language),
    ];

    public static IReadOnlyList<Difference> Of(Organisation kept, Organisation gone) =>
    [
        new(Name, "Name", kept.Name, gone.Name),
        new("country", "Country", Country(kept.Country), Country(gone.Country)),
        new("city", "City", kept.City, gone.City),
        new("employees", "Employees", Number(kept.Employees), Number(gone.Employees)),
        new("turnover", "Turnover a year", Money(kept.TurnoverCents), Money(gone.TurnoverCents)),
        new("website", "Website", kept.Website, gone.Website),
    ];

    /// <summary>Of two partnerships on one side; the responsible person is named by the caller.</summary>
    public static IReadOnlyList<Difference> Of(Partnership kept, Partnership gone, Func<long?, string?> name) =>
    [
        new("stage", "stage", Lifecycle.Word(kept.Stage), Lifecycle.Word(gone.Stage)),
        new("type", "type", kept.Type, gone.Type),
        new("size", "size", kept.RelativeSize is { } size ? Words.Of(size) : null, gone.RelativeSize is { } other ? Words.Of(other) : null),
        new("importance", "importance", kept.Importance is { } tier ? Words.OfImportance(tier) : null, gone.Importance is { } level ? Words.OfImportance(level) : null),
        new("shareOfOurs", "their share of ours", Share(kept.ShareOfOurs), Share(gone.ShareOfOurs)),
        new("shareOfTheirs", "our share of theirs", Share(kept.ShareOfTheirs), Share(gone.ShareOfTheirs)),
        new("value", "value a year", Money(kept.ValueCents), Money(gone.ValueCents)),
        new("responsible", "responsible", name(kept.ResponsibleId), name(gone.ResponsibleId)),
        new("since", "together since", kept.Since is { } since ? Say.Day(since) : null, gone.Since is { } first ? Say.Day(first) : null),
    ];

    /// <summary>One value of two: the kept one's unless it has none, or the other was chosen.</summary>
    public static string? Choose(IReadOnlySet<string> taken, string field, string? kept, string? gone) => gone is not null && (kept is null || taken.Contains(field)) ? gone : kept;

    public static T? Choose<T>(IReadOnlySet<string> taken, string field, T? kept, T? gone)
        where T : struct => gone is not null && (kept is null || taken.Contains(field)) ? gone : kept;

    /// <summary>Whether a text is the domain that stood for a name.</summary>
    public static bool IsOnlyDomain(Organisation organisation) => organisation.IsSuggested || MailAddresses.TryNormaliseDomain(organisation.Name, out _);

    private static string? Country(string? code) => code is null ? null : Countries.Name(code);

    private static string? Number(int? number) => number?.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string? Money(long? cents) => cents is null ? null : Say.ExactMoney(cents);

    private static string? Share(double? share) => share is null ? null : Say.Share(share);
}
