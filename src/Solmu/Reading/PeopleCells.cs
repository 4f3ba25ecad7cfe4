using Solmu.Analysis.Identities;

namespace Solmu.Reading;

/// <summary>
/// Reads cells that name people by their addresses. The same few cells come back in thousands of rows, so what was
/// read once is kept.
/// </summary>
internal sealed class PeopleCells
{
    private const int MostKept = 50_000;

    private readonly Dictionary<string, IReadOnlyList<PersonReference>?> known = new(StringComparer.Ordinal);

    /// <summary>The people in a cell; null, with the piece at fault, when one is not an address.</summary>
    public IReadOnlyList<PersonReference>? Read(string cell, out string wrong)
    {
        wrong = cell;
        if (known.TryGetValue(cell, out var people) && people is not null)
        {
            return people;
        }

        people = Parse(cell, ref wrong);
        if (known.Count < MostKept)
        {
            known[cell] = people;
        }

        return people;
    }

    /// <summary>Reads one person, given by address, by name, or by both.</summary>
    public static PersonReference? ReadOne(string cell) =>
        MailAddresses.TryParse(cell, out var name, out var address) ? new PersonReference(NameOrNull(name), address)
        : cell.Contains('@', StringComparison.Ordinal) || cell.Contains(';', StringComparison.Ordinal) ? null
        : new PersonReference(PersonNames.InSpokenOrder(cell), null);

    private static List<PersonReference>? Parse(string cell, ref string wrong)
    {
        var people = new List<PersonReference>();
        foreach (var piece in CellText.Split(cell))
        {
            if (TryAdd(people, piece))
            {
                continue;
            }

            foreach (var part in SplitAtCommas(piece))
            {
                if (!TryAdd(people, part))
                {
                    wrong = part;
                    return null;
                }
            }
        }

        return people;
    }

    private static bool TryAdd(List<PersonReference> people, string piece)
    {
        // Outlook writes the directory path of colleagues in place of an address.
        if (piece.StartsWith("/o=", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (!MailAddresses.TryParse(piece, out var name, out var address))
        {
            return false;
        }

        if (!people.Exists(person => person.Address == address))
        {
            people.Add(new PersonReference(NameOrNull(name), address));
        }

        return true;
    }

    private static string? NameOrNull(string name) =>
        name.Length == 0 || name.Contains('@', StringComparison.Ordinal) ? null : PersonNames.InSpokenOrder(name);

    private static IEnumerable<string> SplitAtCommas(string piece)
    {
        var isQuoted = false;
        var from = 0;
        for (var i = 0; i < piece.Length; i++)
        {
            isQuoted ^= piece[i] == '"';
            if (piece[i] == ',' && !isQuoted)
            {
                if (piece[from..i].Trim() is { Length: > 0 } part)
                {
                    yield return part;
                }

                from = i + 1;
            }
        }

        if (piece[from..].Trim() is { Length: > 0 } last)
        {
            yield return last;
        }
    }
}
