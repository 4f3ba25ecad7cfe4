using Microsoft.EntityFrameworkCore;
using Solmu.Access;

namespace Solmu.Users;

public enum UserState
{
    Active,

    /// <summary>Has not accepted the invitation yet.</summary>
    Invited,

    /// <summary>Was invited, and the link is too old by now.</summary>
    Expired,

    Disabled,
}

/// <summary>Everybody who may sign in, by name.</summary>
public sealed class FindUsers(Visible visible, Links links)
{
    public sealed record Row(long Id, string Name, string Email, Role Role, UserState State, DateTime? InvitedUntil, DateTime? SignedInAt, DateTime? SecondFactorSince, long? PersonId, string? Person, int Version)
    {
        public IReadOnlyList<Membership> Teams { get; init; } = [];
    }

    public sealed record Membership(long TeamId, string Name);

    public Task<List<Row>> AllAsync() => ReadAsync(visible.Users);

    public async Task<Row?> ByIdAsync(long id) => (await ReadAsync(visible.Users.Where(user => user.Id == id))).SingleOrDefault();

    public async Task<Row?> ByEmailAsync(string email)
    {
        email = email.Trim().ToLowerInvariant();
        return (await ReadAsync(visible.Users.Where(user => user.Email == email))).SingleOrDefault();
    }

    private async Task<List<Row>> ReadAsync(IQueryable<User> users)
    {
        var invited = await links.InvitedUntilAsync();
        var rows = await (from user in users
                          join person in visible.People on user.PersonId equals person.Id into people
                          from person in people.DefaultIfEmpty()
                          select new { User = user, Person = person == null ? null : person.Name ?? person.SortName }).ToListAsync();
        var teams = (await (from member in visible.TeamMembers
                            join user in users on member.UserId equals user.Id
                            join team in visible.Teams on member.TeamId equals team.Id
                            select new { member.UserId, team.Id, team.Name }).ToListAsync()).ToLookup(member => member.UserId, member => new Membership(member.Id, member.Name));
        return
        [
            .. rows.Select(row => new Row(
                row.User.Id, row.User.Name, row.User.Email, row.User.Role, StateOf(row.User, invited), row.User.HasPassword ? null : Until(row.User.Id), row.User.SignedInAt, row.User.HasSecondFactor ? row.User.SecondFactorSince : null, row.User.PersonId, row.Person, row.User.Version)
                {
                    Teams = [.. teams[row.User.Id].OrderBy(team => team.Name, StringComparer.OrdinalIgnoreCase)],
                })
                .OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Email, StringComparer.Ordinal),
        ];

        DateTime? Until(long id) => invited.TryGetValue(id, out var until) ? until : null;
    }

    private static UserState StateOf(User user, Dictionary<long, DateTime> invited) =>
        user.DisabledAt is not null ? UserState.Disabled
        : user.HasPassword ? UserState.Active
        : invited.ContainsKey(user.Id) ? UserState.Invited
        : UserState.Expired;
}
