using Solmu.Database;

namespace Solmu.Letters;

/// <summary>A user wants the weekly letter.</summary>
[NotAudited("which letters somebody wants changes no record")]
[NotArchived("letters are written by one Solmu")]
public sealed class DigestWish
{
    private DigestWish()
    {
    }

    /// <param name="userId">Who wants it.</param>
    /// <param name="home">The address at which they open Solmu, for the links in it.</param>
    /// <param name="lastDay">The Monday of the week it is: the first letter comes with the next.</param>
    public DigestWish(long userId, string home, DateOnly lastDay) => (UserId, Home, LastDay) = (userId, home, lastDay);

    public long UserId { get; private set; }

    public string Home { get; private set; } = "";

    /// <summary>The Monday for which the last letter was written.</summary>
    public DateOnly LastDay { get; private set; }

    public void Written(DateOnly monday) => LastDay = monday;
}
