using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Shares;

/// <summary>With whom an organisation is shared, and with whom the viewer could share it.</summary>
public sealed class ReadShares(Visible visible)
{
    private static readonly Prepared<Asked, Found> Shares = new((visible, asked) =>
        from share in visible.Shares
        where share.OrganisationId == asked.OrganisationId
        select new Found(
            share.Id,
            share.SharedById,
            share.At,
            visible.Teams.Where(team => team.Id == share.TeamId).Select(team => team.Name).FirstOrDefault(),
            visible.Users.Where(user => user.Id == share.UserId).Select(user => user.Name).FirstOrDefault(),
            visible.Users.Where(user => user.Id == share.SharedById).Select(user => user.Name).FirstOrDefault()));

    /// <param name="Id">Of the share.</param>
    /// <param name="Name">Of the user or team.</param>
    /// <param name="IsTeam">A team, not a user.</param>
    /// <param name="At">Since when.</param>
    /// <param name="By">Who shared it; null when nobody who is known.</param>
    /// <param name="MayEnd">Whether the viewer may end it.</param>
    public sealed record Row(long Id, string Name, bool IsTeam, DateTime At, string? By, bool MayEnd);

    /// <param name="Teams">Teams it is not shared with yet, by id.</param>
    /// <param name="Users">Users who do not see everything, and with whom it is not shared yet, by id.</param>
    public sealed record Choices(IReadOnlyList<KeyValuePair<string, string>> Teams, IReadOnlyList<KeyValuePair<string, string>> Users)
    {
        public bool Any => Teams.Count + Users.Count > 0;
    }

    public async Task<IReadOnlyList<Row>> RunAsync(long organisationId)
    {
        var viewer = visible.Viewer;
        var shares = await Shares.ListAsync(visible, new Asked(organisationId));
        return
        [
            .. shares.OrderByDescending(share => share.Team is not null).ThenBy(share => share.Team ?? share.User, StringComparer.OrdinalIgnoreCase).ThenBy(share => share.Id)
                .Select(share => new Row(share.Id, share.Team ?? share.User ?? "Somebody", share.Team is not null, share.At, share.By, viewer.MayKeep || (viewer.MayEdit && share.SharedById == viewer.UserId))),
        ];
    }

    /// <summary>Null when the viewer sees only some sides of it, and so cannot share the whole.</summary>
    public async Task<Choices?> ChoicesAsync(long organisationId)
    {
        if (!await visible.IsWholeAsync(organisationId))
        {
            return null;
        }

        var shares = visible.Shares.Where(share => share.OrganisationId == organisationId);
        var teams = await visible.Teams.Where(team => !shares.Any(share => share.TeamId == team.Id)).Select(team => new { team.Id, team.Name }).ToListAsync();
        var users = await visible.Users.Where(user => user.DisabledAt == null && (user.Role == Role.Member || user.Role == Role.Reader) && !shares.Any(share => share.UserId == user.Id))
            .Select(user => new { user.Id, user.Name }).ToListAsync();
        return new Choices(
            [.. teams.Select(team => KeyValuePair.Create(Ids.Text(team.Id), team.Name)).OrderBy(team => team.Value, StringComparer.OrdinalIgnoreCase)],
            [.. users.Select(user => KeyValuePair.Create(Ids.Text(user.Id), user.Name)).OrderBy(user => user.Value, StringComparer.OrdinalIgnoreCase)]);
    }

    private sealed record Asked(long OrganisationId);

    private sealed record Found(long Id, long? SharedById, DateTime At, string? Team, string? User, string? By);
}
