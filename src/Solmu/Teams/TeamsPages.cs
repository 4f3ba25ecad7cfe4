using Solmu.Access;
using Solmu.Database;
using Solmu.Ui;

namespace Solmu.Teams;

/// <summary>The pages of teams: who is in them, and which part of the net they look after.</summary>
public static class TeamsPages
{
    /// <param name="Team">Null for a new one.</param>
    /// <param name="Users">Everybody who can be in it.</param>
    /// <param name="Typed">The form.</param>
    public sealed record FormModel(FindTeams.Row? Team, IReadOnlyList<FindTeams.Member> Users, Typed Typed);

    internal static async Task<IResult> ListAsync(FindTeams find) => Page.Show<TeamsPage>(await find.AllAsync());

    internal static async Task<IResult> NewAsync(Desk desk) => Page.Show<TeamPage>(new FormModel(null, await desk.UsersAsync(null), Typed.Nothing));

    internal static async Task<IResult> AddAsync(HttpContext context, Desk desk, SaveTeam save)
    {
        var typed = await Typed.FromAsync(context);
        return await typed.TryAsync(() => save.RunAsync(InputOf(typed, null)))
            ? Page.Go(context, "/teams", "The team is made.")
            : Page.Refuse<TeamPage>(new FormModel(null, await desk.UsersAsync(null), typed));
    }

    internal static async Task<IResult> ShowAsync(string id, Desk desk) => await desk.FindAsync(id) is { } model ? Page.Show<TeamPage>(model) : Page.NotFound;

    internal static async Task<IResult> SaveAsync(HttpContext context, string id, Desk desk, SaveTeam save)
    {
        if (await desk.FindAsync(id) is not { } model)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        if (await typed.TryAsync(() => save.RunAsync(InputOf(typed, model.Team!.Id))))
        {
            return Page.Go(context, "/teams", "Saved.");
        }

        if (typed.IsStale)
        {
            typed.CompareWith(model.Typed, (field, value) => field == "members" ? $"{typed.Ticked(field).Count} chosen here, {model.Team!.Members.Count} there" : value);
        }

        return Page.Refuse<TeamPage>(model with { Typed = typed });
    }

    internal static async Task<IResult> RemoveAsync(HttpContext context, string id, RemoveTeam remove) =>
        Ids.TryParse(id, out var team) && await remove.RunAsync(new RemoveTeam.Input(team)) ? Page.Go(context, "/teams", "The team is gone; its members stay.") : Page.NotFound;

    private static SaveTeam.Input InputOf(Typed typed, long? id) =>
        new(id, id is null ? null : typed.Version, typed.Text("name"), typed.Ticked("members"), [.. TeamWords.Read(typed)], typed.Once);

    /// <summary>Lays out what the page of a team shows.</summary>
    public sealed class Desk(FindTeams find, FindMembers members)
    {
        public async Task<FormModel?> FindAsync(string id)
        {
            if (!Ids.TryParse(id, out var number) || await find.ByIdAsync(number) is not { } team)
            {
                return null;
            }

            var fields = TeamWords.Sides.Select(side => (TeamWords.Field(side), (object?)TeamWords.Typed(team.Covers, side)));
            return new FormModel(team, await UsersAsync(team), Typed.Of(team.Version, [("name", team.Name), ("members", string.Join(',', team.Members.Select(member => Ids.Text(member.UserId)))), .. fields]));
        }

        public Task<List<FindTeams.Member>> UsersAsync(FindTeams.Row? team) => members.RunAsync(team?.Members.Select(member => member.UserId) ?? []);
    }
}
