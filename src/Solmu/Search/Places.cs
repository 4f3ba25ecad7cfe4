using Solmu.Access;
using Solmu.Analysis.Identities;

namespace Solmu.Search;

/// <summary>A page, or the page on which something is done, with the words it is looked for by.</summary>
public sealed record Place(string Name, string Path, bool IsAction, Role Least, string Words = "")
{
    private readonly string[] words = NameFolding.FoldText($"{Name} {Words}").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether each word of the fragment begins one of its words.</summary>
    public bool Matches(string fragment) =>
        fragment.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(piece => Array.Exists(words, word => word.StartsWith(piece, StringComparison.Ordinal)));
}

/// <summary>Where one can go by name. Whoever may not open a place is not told of it.</summary>
public static class Places
{
    public static readonly IReadOnlyList<Place> All =
    [
        new("Log a contact", "/contacts/new", true, Role.Member, "meeting call write new"),
        new("For you", "/inbox", false, Role.Reader, "inbox mentions follow news"),
        new("Today", "/today", false, Role.Reader, "home first whom to contact"),
        new("Ties", "/ties", false, Role.Reader, "strength matrix cooling"),
        new("Hand-over plans", "/plans", false, Role.Reader, "second ties steps vulnerability"),
        new("Net", "/net", false, Role.Reader, "picture columns home"),
        new("Map of the world", "/net?view=map", false, Role.Reader, "net countries"),
        new("The net as a table", "/net?view=table", false, Role.Reader, "list"),
        new("Partners", "/partners", false, Role.Reader, "list organisations"),
        new("People", "/people", false, Role.Reader, "list persons"),
        new("Contacts", "/contacts", false, Role.Reader, "list meetings calls mail"),
        new("Contracts", "/contracts", false, Role.Reader, "list agreements ends"),
        new("Saved views", "/views", false, Role.Reader, "lists shared"),
        new("Suggested people", "/people?whose=suggested", false, Role.Reader, "accept ignore"),
        new("Our own people", "/people?whose=ours", false, Role.Reader, "colleagues"),
        new("Add a partner", "/partners/new", true, Role.Member, "new organisation"),
        new("Add a person", "/people/new", true, Role.Member, "new"),
        new("Import files", "/imports", true, Role.Manager, "imports csv vcard upload undo"),
        new("Duplicates", "/duplicates", false, Role.Manager, "merge twice"),
        new("Shared addresses", "/people/addresses", false, Role.Manager, "decide mail"),
        new("Audit log", "/audit", false, Role.Manager, "changes history who"),
        new("Keys for programs", "/keys", false, Role.Owner, "api"),
        new("Webhooks", "/webhooks", false, Role.Owner, "programs deliveries"),
        new("Users", "/users", false, Role.Owner, "roles sessions disable accounts"),
        new("Invite a user", "/users/new", true, Role.Owner, "new add"),
        new("Teams", "/teams", false, Role.Manager, "coverage regions members countries sides sharing"),
        new("Proposals", "/proposals", false, Role.Reader, "assistants approve mcp"),
        new("Your account", "/account", false, Role.Reader, "password second factor sessions name sign out"),
        new("Settings", "/settings", false, Role.Reader, "firm"),
    ];

    /// <summary>Those that the viewer may open, all of them when the fragment is empty.</summary>
    public static IEnumerable<Place> For(Viewer viewer, string fragment) => All.Where(place => viewer.Role <= place.Least && place.Matches(fragment));
}
