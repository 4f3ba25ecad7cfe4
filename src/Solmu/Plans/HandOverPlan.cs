using Solmu.Access;
using Solmu.Database;

namespace Solmu.Plans;

/// <summary>Second ties that shall be made, so that no partner hangs on one person.</summary>
[Audited(CanBeTakenBack = true)]
public sealed class HandOverPlan : ISettles
{
    public const int MaxTitleLength = 200;

    /// <summary>What stands for the name where it is not told.</summary>
    public const string Unnamed = "Hand-over plan";

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

    /// <summary>Gives it another name; the same again changes nothing.</summary>
    public void Rename(string title)
    {
        if (title.Trim() != Title)
        {
            Title = title.Trim();
            Settle();
            Version++;
        }
    }

    public void Settle()
    {
        var rules = new Rules();
        rules.Refuse(Title.Length == 0, "title", "Give the plan a name.");
        rules.Refuse(Title.Length > MaxTitleLength, "title", $"A name has at most {MaxTitleLength} letters.");
        rules.Throw();
    }
}
