using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Solmu.Database;

/// <summary>Where a list goes on: behind the row with this key of the order and this id.</summary>
public sealed record Position(string Key, long Id);

/// <summary>Which part of a list is asked for. A minus in front of the order turns it round.</summary>
public sealed record PortionOf(string? Search, string Sort, int Limit, Position? After)
{
    /// <summary>What is not known comes last, whichever way a list is turned.</summary>
    private const string LastText = "\U0010FFFF";

    public bool IsTurned => Sort.StartsWith('-');

    public string Field => Sort.TrimStart('-');

    /// <summary>Stands in for a text that is not known.</summary>
    public string NoText => IsTurned ? "" : LastText;

    /// <summary>Stands in for a number that is not known.</summary>
    public long NoNumber => IsTurned ? long.MinValue : long.MaxValue;

    /// <summary>Stands in for a day that is not known.</summary>
    public DateOnly NoDay => IsTurned ? new DateOnly(1, 1, 2) : new DateOnly(9999, 12, 30);
}

/// <summary>A part of a list, and where the next one begins; null at the end.</summary>
public sealed record Portion<T>(IReadOnlyList<T> Items, Position? Next)
{
    public Portion<TOther> Select<TOther>(Func<T, TOther> turn) => new([.. Items.Select(turn)], Next);
}

/// <summary>Where a record stands in an order: by one key that is always known, and by its id, so that the order is total.</summary>
public sealed class Place<TKey>
{
    public required TKey Key { get; init; }

    public required long Id { get; init; }
}

/// <summary>Takes a portion by where the last one ended, not by counting rows: nothing is told twice or left out when rows come and go.</summary>
public static class Portions
{
    /// <summary>The ids of the portion, in order.</summary>
    public static async Task<Portion<long>> TakeAsync<TKey>(this IQueryable<Place<TKey>> places, PortionOf ask)
        where TKey : IComparable<TKey>
    {
        if (ask.After is { } after)
        {
            // The first half of each condition lets an index begin at the right place.
            var (key, id) = (Read<TKey>(after.Key), after.Id);
            places = ask.IsTurned
                ? places.Where(place => place.Key.CompareTo(key) <= 0 && (place.Key.CompareTo(key) < 0 || place.Id < id))
                : places.Where(place => place.Key.CompareTo(key) >= 0 && (place.Key.CompareTo(key) > 0 || place.Id > id));
        }

        places = ask.IsTurned
            ? places.OrderByDescending(place => place.Key).ThenByDescending(place => place.Id)
            : places.OrderBy(place => place.Key).ThenBy(place => place.Id);
        var found = await places.Take(ask.Limit + 1).ToListAsync();
        var shown = found.Take(ask.Limit).ToList();
        return new Portion<long>([.. shown.Select(place => place.Id)], found.Count > ask.Limit ? new Position(Write(shown[^1].Key), shown[^1].Id) : null);
    }

    /// <summary>The rows of a portion, read by their ids, in its order.</summary>
    public static Portion<T> Fill<T>(this Portion<long> portion, IEnumerable<T> rows, Func<T, long> idOf)
    {
        var byId = rows.ToDictionary(idOf);
        return new Portion<T>([.. portion.Items.Where(byId.ContainsKey).Select(id => byId[id])], portion.Next);
    }

    private static string Write<TKey>(TKey key) => key switch
    {
        string text => text,
        DateTime moment => moment.Ticks.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(key, CultureInfo.InvariantCulture)!,
    };

    private static TKey Read<TKey>(string text) => (TKey)(typeof(TKey) switch
    {
        var type when type == typeof(DateTime) => new DateTime(long.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc),
        var type when type == typeof(DateOnly) => DateOnly.FromDayNumber(int.Parse(text, CultureInfo.InvariantCulture)),
        var type => Convert.ChangeType(text, type, CultureInfo.InvariantCulture),
    });
}
