using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Teams;

/// <summary>The teams with their members and what they look after, by name.</summary>
public sealed class FindTeams(Visible visible)
{
    public sealed record Row(long Id, string Name, int Version, IReadOnlyList<Member> Members, IReadOnlyList<Coverage> Covers, int Shared);

    public sealed record Member(long UserId, string Name);

    public Task<List<Row>> AllAsync() => ReadAsync(visible.Teams);

    public async Task<Row?> ByIdAsync(long id) => (await ReadAsync(visible.Teams.Where(team => team.Id == id))).SingleOrDefault();

    private async Task<List<Row>> ReadAsync(IQueryable<Team> teams)
    {
        var rows = await teams.Select(team => new { team.Id, team.Name, team.Version, Shared = visible.Shares.Count(share => share.TeamId == team.Id) }).ToListAsync();
        var members = (await (from member in visible.TeamMembers
                              join team in teams on member.TeamId equals team.Id
                              join user in visible.Users on member.UserId equals user.Id
                              select new { team.Id, User = new Member(user.Id, user.Name) }).ToListAsync()).ToLookup(member => member.Id, member => member.User);
        var covers = (await (from part in visible.TeamCoverages
                             join team in teams on part.TeamId equals team.Id
                             select new { team.Id, part.Country, part.Side }).ToListAsync()).ToLookup(part => part.Id, part => new Coverage(part.Country, part.Side));
        return
        [
            .. rows.OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id).Select(row => new Row(
                row.Id, row.Name, row.Version, [.. members[row.Id].OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase)],
                [.. covers[row.Id].OrderBy(part => part.Country, StringComparer.Ordinal).ThenBy(part => part.Side)], row.Shared)),
        ];
    }
}
