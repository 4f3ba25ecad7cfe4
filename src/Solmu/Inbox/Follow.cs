using Solmu.Database;

namespace Solmu.Inbox;

/// <summary>A user who wants to hear of what others change at a partner.</summary>
[NotAudited("what somebody keeps an eye on changes no record")]
public sealed class Follow
{
    private Follow()
    {
    }

    public Follow(long userId, long organisationId, DateTime at)
    {
        (UserId, OrganisationId) = (userId, organisationId);
        SeenId = Ids.InOrder(at);
    }

    public long UserId { get; private set; }

    public long OrganisationId { get; private set; }

    /// <summary>The last entry of the audit log that was marked as read; what was before one followed counts as read.</summary>
    public long SeenId { get; private set; }

    public void See(long entryId) => SeenId = Math.Max(SeenId, entryId);
}
