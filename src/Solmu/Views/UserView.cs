using Solmu.Access;
using Solmu.Database;

namespace Solmu.Views;

/// <summary>
/// A way of looking at a list that somebody wants to find again: filters, order and columns, as the address of the list
/// says them. It holds no rows, so whoever opens a shared one sees what they may see anyway.
/// </summary>
[Audited]
public sealed class UserView : IGuarded
{
    public const int MaxNameLength = 60;
    public const int MaxQueryLength = 1000;

    private UserView()
    {
    }

    public UserView(long userId, ListKind list, string name, string query, bool isShared, bool isDefault, DateTime at)
    {
        Id = Ids.New();
        (UserId, List, Query, CreatedAt) = (userId, list, query, at);
        Set(name, isShared, isDefault);
    }

    public long Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public long UserId { get; private set; }

    public ListKind List { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What the address of the list asks, without the page.</summary>
    [Personal("to look at a list in the same way again; what was searched for may be a name", Erase.Keep)]
    public string Query { get; private set; } = "";

    /// <summary>Everybody who signs in is offered it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Its user sees the list so when nothing else is asked.</summary>
    public bool IsDefault { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>A view is its user's; a shared one an owner or manager can tidy up too.</summary>
    public static bool MayChange(Viewer viewer, long userId, bool isShared) => viewer.UserId == userId || (isShared && viewer.MayKeep);

    public void RequireChangeBy(Viewer viewer)
    {
        if (!MayChange(viewer, UserId, IsShared))
        {
            throw new RuleViolation(null, "Only whoever saved this view, an owner or a manager can change it.");
        }
    }

    public void Change(string name, bool isShared, bool isDefault)
    {
        Set(name, isShared, isDefault);
        Version++;
    }

    /// <summary>Looks at something else under the same name.</summary>
    public void LookAt(string query) => Query = query;

    /// <summary>There is one default of each list; another one has become it.</summary>
    public void Yield()
    {
        IsDefault = false;
        Version++;
    }

    private void Set(string name, bool isShared, bool isDefault)
    {
        name = name.Trim();
        if (name.Length is 0 or > MaxNameLength)
        {
            throw new RuleViolation("name", name.Length == 0 ? "Give the view a name." : $"A name has at most {MaxNameLength} characters.");
        }

        (Name, IsShared, IsDefault) = (name, isShared, isDefault);
    }
}

/// <summary>The lists that can be looked at in a way of one's own.</summary>
public enum ListKind
{
    Partners,
    People,
    Contacts,
    Contracts,
}
