using System.Globalization;
using Solmu.Analysis.Partnerships;
using Solmu.Partnerships;
using Solmu.Reviews;
using Solmu.Ui;

namespace Solmu.Health;

/// <summary>How the standing of a partnership is told.</summary>
public static class HealthWords
{
    public static string Of(Viability viability) => viability switch
    {
        Viability.Sound => "sound",
        Viability.Strained => "strained",
        _ => "in distress",
    };

    public static string Of(HealthLevel level) => level == HealthLevel.Firm ? "the firms" : "the people";

    public static string Points(double? points) => points is { } known ? Math.Round(known).ToString(CultureInfo.InvariantCulture) : Say.NotKnown;

    public static string Part(string name) => name switch
    {
        "contract" => "Contract",
        "performance" => "Goals reached",
        "delivery" => "On time and accepted",
        "viability" => "Their money",
        "review" => "Reviews held",
        "ties" => "Strongest ties",
        "roles" => "Key roles reached",
        "redundancy" => "Spread over people",
        _ => "Ties not cooling",
    };

    public static string Of(RiskFactor factor) => factor switch
    {
        RiskFactor.KeyPersonLeaving => "Somebody who holds it leaves",
        RiskFactor.Performance => "Goals missed twice",
        RiskFactor.ContractExpiry => "Contract ends, no talks",
        RiskFactor.Conflict => "Conflict for over a month",
        RiskFactor.CoolingTie => "Strongest tie cools",
        RiskFactor.Distress => "Money troubles",
        _ => "They get less than half of what they ask for",
    };

    /// <summary>One sentence: the figure and what holds it down.</summary>
    public static string Sentence(Standing standing) => standing.Health switch
    {
        { Health: { } health } => $"Health {Points(health)} of 100{Binding(standing)}",
        { Firm: null, Managerial: null } => "Its health is not known yet",
        { Firm: null } => $"Its health is not known yet: too little is recorded between the firms{Binding(standing)}",
        _ => "Its health is not known yet: no tie with the people there is known",
    };

    /// <summary>What to write down so that a part is known, and where.</summary>
    public static (string Text, string Href) Record(string part, string slug, Side side) => part switch
    {
        "contract" => ("Write down the contract with its last day", $"/partners/{slug}/contracts/new"),
        "performance" => ("Write down the goal and what was reached", Review(slug, side)),
        "delivery" => ("Write down the share on time and accepted", Review(slug, side)),
        "viability" => ("Write down how their money stands", Review(slug, side)),
        "review" => ("Write down how many reviews were planned and held", Review(slug, side)),
        "roles" => ("Mark who there decides, does the work, or answers for the technical side: on their own page", $"/partners/{slug}#people"),
        "freshness" => ("Log contacts: from four days on Solmu knows what is usual", $"/contacts/new?partner={slug}"),
        _ => ("Log a contact, or bring in mail and calendars", $"/contacts/new?partner={slug}"),
    };

    private static string Review(string slug, Side side) => $"/partners/{slug}/partnerships/{Words.Of(side)}/reviews/new";

    private static string Binding(Standing standing)
    {
        var bus = standing.Health.Parts.First(part => part.Name == "redundancy");
        var departure = bus.Value == 0 && standing.Health.Managerial > 0 ? ": one departure away from the end" : "";
        return standing.Health switch
        {
            { Health: null } => departure,
            { Bottleneck: HealthLevel.Managerial, Managerial: 0 } => ", held down by the people: no live tie is left",
            { Bottleneck: HealthLevel.Managerial } => $", held down by the people{departure}",
            { Bottleneck: HealthLevel.Firm } => ", held down by the firms" + Weakest(standing),
            _ => "",
        };
    }

    private static string Weakest(Standing standing) =>
        standing.Health.Parts.Where(part => part is { Level: HealthLevel.Firm, Points: not null }).MaxBy(part => part.Weight * (1 - part.Value!.Value)) is { Value: < 1 } part
            ? $": {Part(part.Name).ToLowerInvariant()}, {standing.Evidence.GetValueOrDefault(part.Name)}"
            : "";
}
