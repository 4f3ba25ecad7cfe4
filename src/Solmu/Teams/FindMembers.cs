using Microsoft.EntityFrameworkCore;
using Solmu.Access;

namespace Solmu.Teams;

/// <summary>Whoever can be in a team: the users who are not disabled, and those who are in it anyway.</summary>
public sealed class FindMembers(Visible visible)
{
    public async Task<List<FindTeams.Member>> RunAsync(IEnumerable<long> also)
    {
        var kept = also.ToList();
        var users = await visible.Users.Where(user => user.DisabledAt == null || kept.Contains(user.Id)).Select(user => new FindTeams.Member(user.Id, user.Name)).ToListAsync();
        return [.. users.OrderBy(user => user.Name, StringComparer.OrdinalIgnoreCase).ThenBy(user => user.UserId)];
    }
}
