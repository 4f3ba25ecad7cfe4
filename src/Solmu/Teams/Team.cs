using Solmu.Analysis.Partnerships;
using Solmu.Database;

namespace Solmu.Teams;

/// <summary>Some users who look after a part of the net together.</summary>
[Audited]
public sealed class Team
{
    public const int MaxNameLength = 100;

    private Team()
    {
    }

    public Team(string name)
    {
        Id = Ids.New();
        SetName(name);
    }

    public long Id { get; private set; }

    public string Name { get; private set; } = "";

    public int Version { get; private set; } = 1;

    public List<TeamMember> Members { get; private set; } = [];

    public List<TeamCoverage> Coverages { get; private set; } = [];

    public void Change(string name, IReadOnlyCollection<long> userIds, IReadOnlyCollection<Coverage> covers)
    {
        SetName(name);
        Members.RemoveAll(member => !userIds.Contains(member.UserId));
        Members.AddRange(userIds.Distinct().Where(id => Members.All(member => member.UserId != id)).Select(id => new TeamMember(Id, id)).ToList());
        Coverages.RemoveAll(known => !covers.Contains(known.What));
        Coverages.AddRange(covers.Distinct().Where(what => Coverages.All(known => known.What != what)).Select(what => new TeamCoverage(Id, what)).ToList());
        Version++;
    }

    private void SetName(string name)
    {
        name = name.Trim();
        if (name.Length is 0 or > MaxNameLength)
        {
            throw new RuleViolation("name", name.Length == 0 ? "A team needs a name." : $"A name has at most {MaxNameLength} characters.");
        }

        Name = name;
    }
}

/// <summary>Which partnerships: those of a country, of a side, of both, or all of them.</summary>
public readonly record struct Coverage(string? Country, Side? Side);

/// <summary>A user in a team.</summary>
[PartOf(nameof(TeamId))]
public sealed class TeamMember
{
    private TeamMember()
    {
    }

    public TeamMember(long teamId, long userId) => (TeamId, UserId) = (teamId, userId);

    public long TeamId { get; private set; }

    public long UserId { get; private set; }
}

/// <summary>A part of the net that everybody in a team sees. What is left open holds for every country or side.</summary>
[PartOf(nameof(TeamId))]
public sealed class TeamCoverage
{
    private TeamCoverage()
    {
    }

    public TeamCoverage(long teamId, Coverage what)
    {
        Id = Ids.New();
        (TeamId, Country, Side) = (teamId, what.Country, what.Side);
    }

    public long Id { get; private set; }

    public long TeamId { get; private set; }

    /// <summary>ISO 3166 alpha-2.</summary>
    public string? Country { get; private set; }

    public Side? Side { get; private set; }

    public Coverage What => new(Country, Side);
}
