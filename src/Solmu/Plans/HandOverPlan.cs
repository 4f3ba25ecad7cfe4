using Solmu.Access;
using Solmu.Database;

namespace Solmu.Plans;

/// <summary>Second ties that shall be made, so that no partner hangs on one person.</summary>
[Audited(CanBeTakenBack = true)]
public sealed class HandOverPlan : ISettles
{
    public const int MaxTitleLength = 200;

    private HandOverPlan()
    {
    }

    public HandOverPlan(string title, DateTime madeAt, long? authorId)
    {
        Id = Ids.New();
        (Title, MadeAt, AuthorId) = (title.Trim(), madeAt, authorId);
        Settle();
    }

    public long Id { get; private set; }

    [Personal("to tell whose ties the plan doubles", Erase.Keep)]
    public string Title { get; private set; } = "";

    public DateTime MadeAt { get; private set; }

    /// <summary>The user who made it; null for the console.</summary>
    public long? AuthorId { get; private set; }

    public int Version { get; private set; } = 1;

    public void Settle()
    {
        var rules = new Rules();
        rules.Refuse(Title.Length == 0, "title", "Give the plan a name.");
        rules.Refuse(Title.Length > MaxTitleLength, "title", $"A name has at most {MaxTitleLength} letters.");
        rules.Throw();
    }
}
