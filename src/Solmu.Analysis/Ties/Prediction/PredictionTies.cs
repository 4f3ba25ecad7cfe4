namespace Solmu.Analysis.Ties.Prediction;

/// <summary>A tie with its contacts in order of time.</summary>
/// <param name="Own">One of ours.</param>
/// <param name="Other">The person outside.</param>
/// <param name="Contacts">Sorted by time.</param>
/// <param name="IsDirect">For each whether one of the two sent it to the other, rather than both being on it.</param>
internal sealed record PredictionTie(int Own, int Other, TieContact[] Contacts, bool[] IsDirect)
{
    /// <summary>How many contacts there are up to a moment.</summary>
    public int CountUntil(DateTime at)
    {
        var (low, high) = (0, Contacts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Contacts[middle].At <= at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>
    /// Two-way contact after one moment and up to another: met, video, phone or event, or writing from each side straight
    /// to the other.
    /// </summary>
    public bool HasTwoWay(DateTime after, DateTime until)
    {
        var (fromUs, fromThem) = (false, false);
        for (var i = CountUntil(after); i < Contacts.Length && Contacts[i].At <= until; i++)
        {
            fromUs |= IsDirect[i] && Contacts[i].Initiator == Initiator.Us;
            fromThem |= IsDirect[i] && Contacts[i].Initiator == Initiator.Them;
            if ((fromUs && fromThem) || Contacts[i].IsHeartbeat)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Makes ties of contacts: each of ours on a contact with each person outside on it.</summary>
internal static class PredictionTies
{
    public static List<PredictionTie> Of(PredictionInput input)
    {
        var found = new Dictionary<(int Own, int Other), List<(TieContact Contact, bool IsDirect)>>();
        foreach (var contact in input.Contacts.OrderBy(contact => contact.At))
        {
            var people = contact.To.Append(contact.From).Distinct().ToList();
            if (people.Exists(person => person < 0 || person >= input.IsOurs.Count))
            {
                throw new ArgumentException("A contact names somebody who is not among the people.", nameof(input));
            }

            Link(contact, people, input.IsOurs, found);
        }

        return [.. found.Select(pair => new PredictionTie(
            pair.Key.Own, pair.Key.Other, [.. pair.Value.Select(link => link.Contact)], [.. pair.Value.Select(link => link.IsDirect)]))];
    }

    private static void Link(
        PredictionContact contact, List<int> people, IReadOnlyList<bool> isOurs, Dictionary<(int Own, int Other), List<(TieContact Contact, bool IsDirect)>> found)
    {
        var initiator = isOurs[contact.From] ? Initiator.Us : Initiator.Them;
        foreach (var own in people.Where(person => isOurs[person]))
        {
            foreach (var other in people.Where(person => !isOurs[person]))
            {
                if (!found.TryGetValue((own, other), out var contacts))
                {
                    found[(own, other)] = contacts = [];
                }

                contacts.Add((new TieContact(contact.At, contact.Day, contact.Medium, initiator, people.Count), own == contact.From || other == contact.From));
            }
        }
    }
}
