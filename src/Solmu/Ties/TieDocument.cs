using System.ComponentModel;
using Solmu.Analysis.Ties;

namespace Solmu.Ties;

/// <summary>A tie as documents show it. Figures are 0 to 100; what is not known is null.</summary>
public sealed record TieDocument(
    string Own,
    string Other,
    [property: Description("The partner where the other works; null when that is no partner or the person was only seen in contacts")] string? Partner,
    [property: Description("business or support")] string Kind,
    double? Strength,
    [property: Description("Strength without own rating")] double? Behaviour,
    double Confidence,
    [property: Description("The least strength when any one record is left out")] double? Low,
    [property: Description("The greatest strength when any one record is left out")] double? High,
    [property: Description("warm, cooling, cold, closed or unknown")] string State,
    string? Reason,
    DateOnly? LastContact,
    [property: Description("The last contact in which both took part")] DateTime? LastHeartbeat,
    [property: Description("The mean gap between days with contact")] double? RhythmDays,
    [property: Description("Days with contact in the last 24 months")] int ContactDays,
    IReadOnlyList<TieDocument.Part> Contributions,
    IReadOnlyList<string> Missing,
    [property: Description("What of the records is not counted, and why")] IReadOnlyList<string> Problems,
    [property: Description("How the own rating and the contacts speak against each other, as a sentence; null when they do not")] string? Disagreement,
    [property: Description("Mail and calendar of one of the two are not read, so silence tells nothing")] bool NotRead)
{
    public sealed record Part(string Name, double Value, string Unit, double Points);

    public static TieDocument Of(Tie tie) => new(
        tie.Own.Reference, tie.Other.Reference, tie.Partner?.Name, tie.IsSupport ? "support" : "business",
        tie.Score.Strength, tie.Score.Behaviour, tie.Score.Confidence, tie.Score.Low, tie.Score.High,
        TieWords.State(tie.Score.State), tie.Score.Reason, tie.Score.LastContact, tie.Score.LastHeartbeat, tie.Score.RhythmDays, tie.Score.ContactDays,
        [.. tie.Score.Contributions.Select(part => new Part(part.Name, part.Value, part.Unit, part.Points))], tie.Score.Missing, tie.Problems, TieWords.Disagreement(tie), tie.IsNotRead);
}
