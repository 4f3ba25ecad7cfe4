namespace Solmu.People;

/// <summary>Which affiliations hold on a day, and which of them speaks for the person.</summary>
public static class Affiliations
{
    public static IQueryable<Affiliation> HoldingOn(this IQueryable<Affiliation> affiliations, DateOnly day) =>
        affiliations.Where(affiliation => (affiliation.From == null || affiliation.From <= day) && (affiliation.Until == null || affiliation.Until >= day));

    /// <summary>As on the day; somebody with one affiliation only is taken to have been there before and after its known days too.</summary>
    public static Affiliation? Around(this IReadOnlyCollection<Affiliation> affiliations, DateOnly day) =>
        affiliations.On(day) ?? (affiliations.Count == 1 ? affiliations.First() : null);

    /// <summary>Of several that hold, the one that began last.</summary>
    public static Affiliation? On(this IEnumerable<Affiliation> affiliations, DateOnly day) =>
        affiliations.Where(affiliation => affiliation.HoldsOn(day)).OrderByDescending(affiliation => affiliation.From ?? DateOnly.MinValue).ThenBy(affiliation => affiliation.Id).FirstOrDefault();
}
