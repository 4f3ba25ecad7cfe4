using Solmu.Database;

namespace Solmu.Shares;

/// <summary>
/// Lets a user or a team see an organisation with all its partnerships, or a person who works nowhere they see. Whoever
/// writes one of them down without seeing the whole net is given it in this way.
/// </summary>
[Audited(CanBeTakenBack = true)]
public sealed class Share : IUnder
{
    private Share()
    {
    }

    private Share(long? organisationId, long? personId, long? userId, long? teamId, long? sharedById, DateTime at)
    {
        Id = Ids.New();
        (OrganisationId, PersonId, UserId, TeamId) = (organisationId, personId, userId, teamId);
        (SharedById, At) = (sharedById, at);
    }

    public long Id { get; private set; }

    public long? OrganisationId { get; private set; }

    public long? PersonId { get; private set; }

    public long? UserId { get; private set; }

    public long? TeamId { get; private set; }

    /// <summary>Null when the operator did it, or whoever did it is gone.</summary>
    public long? SharedById { get; private set; }

    public DateTime At { get; private set; }

    long? IUnder.UnderId => OrganisationId ?? PersonId;

    public static Share WithUser(long organisationId, long userId, long? sharedById, DateTime at) => new(organisationId, null, userId, null, sharedById, at);

    public static Share WithTeam(long organisationId, long teamId, long? sharedById, DateTime at) => new(organisationId, null, null, teamId, sharedById, at);

    public static Share OfPerson(long personId, long userId, DateTime at) => new(null, personId, userId, null, userId, at);
}
