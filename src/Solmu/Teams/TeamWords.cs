using Solmu.Analysis.Partnerships;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Teams;

/// <summary>What a team looks after, in words and as it is typed.</summary>
internal static class TeamWords
{
    public static readonly IReadOnlyList<Side?> Sides = [null, Side.Upstream, Side.Downstream, Side.Support];

    /// <summary>The form's field for the countries of a side; no side stands for each of them.</summary>
    public static string Field(Side? side) => side is { } one ? "countries-" + Words.Of(one) : "countries";

    public static string Of(Coverage part) => part switch
    {
        { Country: null, Side: null } => "all partners",
        { Country: null, Side: { } side } => $"all {Words.Of(side)}",
        { Country: { } country, Side: null } => Countries.Name(country),
        { Country: { } country, Side: { } side } => $"{Countries.Name(country)} {Words.Of(side)}",
    };

    public static string Of(IReadOnlyList<Coverage> covers) => covers.Count == 0 ? "nothing but what is shared with it" : Say.List([.. covers.Select(Of)]);

    public static string Typed(IReadOnlyList<Coverage> covers, Side? side) =>
        string.Join(", ", covers.Where(part => part.Side == side).Select(part => part.Country is { } country ? Countries.Name(country) : "all"));

    public static IEnumerable<SaveTeam.Part> Read(Typed typed) =>
        from side in Sides
        from country in typed.Words(Field(side))
        select new SaveTeam.Part(country.Equals("all", StringComparison.OrdinalIgnoreCase) ? null : country, side);
}
