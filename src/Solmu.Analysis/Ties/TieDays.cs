using System.Buffers;

namespace Solmu.Analysis.Ties;

/// <summary>The contacts of one tie on one day: they count once, as the richest of them.</summary>
/// <param name="Day">The day.</param>
/// <param name="Count">Contacts of that day.</param>
/// <param name="Richest">Which contact is the richest.</param>
/// <param name="Term">w·g·2^(−age/h) of the richest.</param>
/// <param name="NextTerm">The same of the second richest, 0 where there is none.</param>
internal readonly record struct TieDay(DateOnly Day, int Count, int Richest, double Term, double NextTerm);

/// <summary>The contacts up to a moment, sorted, with what remains of each, and merged to contact-days.</summary>
internal ref struct TieDays
{
    private readonly TieContact[] contactsRented;
    private readonly double[] decaysRented;
    private readonly TieDay[] daysRented;

    private TieDays(int size)
    {
        contactsRented = ArrayPool<TieContact>.Shared.Rent(size);
        decaysRented = ArrayPool<double>.Shared.Rent(size);
        daysRented = ArrayPool<TieDay>.Shared.Rent(size);
    }

    public ReadOnlySpan<TieContact> Contacts { get; private set; }

    public ReadOnlySpan<double> Decays { get; private set; }

    public ReadOnlySpan<TieDay> Days { get; private set; }

    /// <summary>H at the moment.</summary>
    public double Heat { get; private set; }

    /// <summary>H as it was at the earlier moment, from what had happened by then.</summary>
    public double HeatBefore { get; private set; }

    public static TieDays Of(ReadOnlySpan<TieContact> contacts, DateTime at, DateTime before, TieParameters parameters)
    {
        var days = new TieDays(Math.Max(contacts.Length, 1));
        var count = days.CopySorted(contacts, at);
        days.Contacts = days.contactsRented.AsSpan(0, count);
        days.Decays = days.decaysRented.AsSpan(0, count);
        days.Merge(at, before, parameters);
        return days;
    }

    public readonly void Return()
    {
        ArrayPool<TieContact>.Shared.Return(contactsRented);
        ArrayPool<double>.Shared.Return(decaysRented);
        ArrayPool<TieDay>.Shared.Return(daysRented);
    }

    private readonly int CopySorted(ReadOnlySpan<TieContact> contacts, DateTime at)
    {
        var count = 0;
        var isSorted = true;
        foreach (ref readonly var contact in contacts)
        {
            if (contact.At <= at)
            {
                isSorted &= count == 0 || contactsRented[count - 1].At <= contact.At;
                contactsRented[count++] = contact;
            }
        }

        if (!isSorted)
        {
            contactsRented.AsSpan(0, count).Sort(static (one, other) => one.At.CompareTo(other.At));
        }

        return count;
    }

    private void Merge(DateTime at, DateTime before, TieParameters parameters)
    {
        var count = 0;
        for (var first = 0; first < Contacts.Length;)
        {
            var (day, richest, next) = (Contacts[first].Day, -1, -1);
            var (best, second, bestBefore, termBefore) = (-1.0, -1.0, -1.0, 0.0);
            var i = first;
            for (; i < Contacts.Length && Contacts[i].Day == day; i++)
            {
                ref readonly var contact = ref Contacts[i];
                var weight = parameters.WeightOf(contact.Medium, contact.Attendees);
                decaysRented[i] = TieFormulas.Decay((at - contact.At).TotalDays, parameters.HalfLifeDays);
                if (contact.At <= before && weight >= bestBefore)
                {
                    (bestBefore, termBefore) = (weight, weight * TieFormulas.Decay((before - contact.At).TotalDays, parameters.HalfLifeDays));
                }

                if (weight >= best)
                {
                    (second, next, best, richest) = (best, richest, weight, i);
                }
                else if (weight >= second)
                {
                    (second, next) = (weight, i);
                }
            }

            daysRented[count++] = new TieDay(day, i - first, richest, best * decaysRented[richest], next < 0 ? 0 : second * decaysRented[next]);
            Heat += daysRented[count - 1].Term;
            HeatBefore += termBefore;
            first = i;
            if (i < Contacts.Length && Contacts[i].Day < day)
            {
                throw new ArgumentException("The days of the contacts do not follow their times.");
            }
        }

        Days = daysRented.AsSpan(0, count);
    }
}
