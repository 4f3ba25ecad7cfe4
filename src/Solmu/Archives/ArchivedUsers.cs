using Microsoft.EntityFrameworkCore.Metadata;
using Solmu.Access;

namespace Solmu.Archives;

/// <summary>
/// Users who are here already, by their address, keep their place and their password; what the archive says of them is
/// said of them here.
/// </summary>
internal sealed class ArchivedUsers(IReadOnlyDictionary<string, long> here)
{
    private static readonly string[] Endings = ["UserId", "AuthorId", "ById", "PrivateTo"];

    private readonly Dictionary<long, long> known = [];

    /// <summary>Persons that users of the archive are, by the users' ids here.</summary>
    public Dictionary<long, long> Persons { get; } = [];

    /// <summary>Whether a column names a user.</summary>
    public static bool IsUser(IProperty property) =>
        Endings.Any(ending => property.Name.EndsWith(ending, StringComparison.Ordinal)) || property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(User));

    public long Here(long id) => known.GetValueOrDefault(id, id);

    /// <summary>Everything but users who are here.</summary>
    public bool IsNew<T>(T row)
    {
        if (row is not User user || !here.TryGetValue(user.Email, out var id))
        {
            return true;
        }

        known[user.Id] = id;
        if (user.PersonId is { } person)
        {
            Persons[id] = person;
        }

        return false;
    }
}
