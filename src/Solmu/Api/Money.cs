using Solmu.Database;

namespace Solmu.Api;

/// <summary>Euros as the API writes them, and the cents that are kept.</summary>
internal static class Money
{
    private const decimal Most = 10_000_000_000_000m;

    public static decimal? Euros(long? cents) => cents / 100m;

    public static long? Cents(string field, decimal? euros) => euros switch
    {
        null => null,
        <= -Most or >= Most => throw new RuleViolation(field, "That is more money than there is."),
        { } amount => (long)Math.Round(amount * 100, MidpointRounding.AwayFromZero),
    };
}
