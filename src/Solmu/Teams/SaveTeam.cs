using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Organisations;

namespace Solmu.Teams;

/// <summary>Makes a team, or changes who is in it and what it looks after. From the next request on its members see that.</summary>
public sealed class SaveTeam(Writer writer, Viewer viewer, OnceOnly once)
{
    private const int MostParts = 300;

    /// <param name="Id">Null for a new team.</param>
    /// <param name="Version">Of the form; null when it is not checked.</param>
    /// <param name="Name">What the team is called.</param>
    /// <param name="Members">Users.</param>
    /// <param name="Covers">Parts of the net: countries by code or name, a side, or both; both open stands for everything.</param>
    /// <param name="Once">The form's key.</param>
    public sealed record Input(long? Id, int? Version, string? Name, IReadOnlyList<long> Members, IReadOnlyList<Part> Covers, OnceKey? Once = null);

    public sealed record Part(string? Country, Side? Side);

    /// <summary>The team's id as text; null when there is no such team.</summary>
    public Task<string?> RunAsync(Input input) => writer.RunAsync(viewer.AsKeeper(), async db => input.Id is null
        ? await once.RunAsync(db, viewer, input.Once, async () => (await SaveAsync(db, input))!)
        : await SaveAsync(db, input));

    private async Task<string?> SaveAsync(SolmuDb db, Input input)
    {
        var visible = Visible.To(viewer, db);
        var rules = new Rules();
        var covers = rules.Get(() => Read(input.Covers)) ?? [];
        await rules.CheckAsync(() => CheckMembersAsync(visible, input.Members));
        var team = input.Id is null ? rules.Get(() => new Team(input.Name ?? "")) : await visible.Teams.Include(found => found.Members).Include(found => found.Coverages).FirstOrDefaultAsync(found => found.Id == input.Id);
        if (team is null && input.Id is not null)
        {
            return null;
        }

        if (input.Id is not null)
        {
            StaleEdit.Refuse("This team", input.Version ?? team!.Version, team!.Version);
        }

        var name = input.Name?.Trim();
        rules.Refuse(await visible.Teams.AnyAsync(other => other.Name == name && other.Id != input.Id), "name", $"There is a team {name} already.");
        rules.Throw();
        team!.Change(input.Name ?? "", [.. input.Members], covers);
        if (input.Id is null)
        {
            db.Add(team);
        }
        else
        {
            // Their keys are made here, so that they would pass for rows that are there already.
            foreach (var part in team.Coverages.Where(part => db.Entry(part).State == EntityState.Modified).ToList())
            {
                db.Entry(part).State = EntityState.Added;
            }
        }

        await db.SaveChangesAsync();
        return Ids.Text(team.Id);
    }

    private static async Task CheckMembersAsync(Visible visible, IReadOnlyList<long> members)
    {
        var wanted = members.Distinct().ToList();
        if (await visible.Users.CountAsync(user => wanted.Contains(user.Id)) != wanted.Count)
        {
            throw new RuleViolation("members", "Choose among the users.");
        }
    }

    private static List<Coverage> Read(IReadOnlyList<Part> parts)
    {
        if (parts.Count > MostParts)
        {
            throw new RuleViolation("countries", $"A team covers at most {MostParts} parts.");
        }

        return [.. parts.Select(part => new Coverage(CodeOf(part.Country), part.Side)).Distinct()];
    }

    private static string? CodeOf(string? country) =>
        country is null ? null
        : Countries.TryFind(country, out var code) ? code
        : throw new RuleViolation("countries", $"{country} is not a country Solmu knows. Write its English name or its two letters.");
}
