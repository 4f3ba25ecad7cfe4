using Solmu.Database;

namespace Solmu.Access;

/// <summary>Who is looking or acting, and through which door: a signed-in user, or one of the three without a user.</summary>
public sealed record Viewer(long? UserId, string Email, string Name, Role Role, long? PersonId)
{
    /// <summary>The operator, who owns the files anyway; what the operator does is recorded as such.</summary>
    public static readonly Viewer Console = new(null, "", "the console", Role.Owner, null) { Door = Door.Command };

    /// <summary>Solmu itself, at work that nobody asked for just now.</summary>
    public static readonly Viewer Solmu = new(null, "", "Solmu", Role.Owner, null) { Door = Door.None };

    /// <summary>Whoever stands at the sign-in page or holds a one-time link. Nobody sees nothing.</summary>
    public static readonly Viewer Nobody = new(null, "", "nobody", Role.Reader, null) { Door = Door.Page, IsNobody = true };

    public Door Door { get; init; } = Door.Page;

    public bool IsNobody { get; private init; }

    /// <summary>The number of the user, and one that no user has where there is none.</summary>
    public long Self => UserId ?? 0;

    /// <summary>The key by which a program came in for the viewer.</summary>
    public long? KeyId { get; init; }

    /// <summary>By when the viewer must have set up a second factor; null for whoever has one or need not.</summary>
    public DateTime? SecondFactorDue { get; init; }

    /// <summary>The time for that is over: nothing opens but the page that sets it up.</summary>
    public bool IsHeldUp { get; init; }

    /// <summary>A program that comes for the operator is not the operator: private notes stay with their authors.</summary>
    public bool IsConsole => UserId is null && KeyId is null && !IsNobody && Door is not Door.Mcp;

    /// <summary>Owners, managers and the operator see the whole net; others see their part of it (<see cref="Visible"/>).</summary>
    public bool SeesAll => Role is Role.Owner or Role.Manager;

    public bool MayEdit => Role is not Role.Reader;

    public bool MayKeep => Role is Role.Owner or Role.Manager;

    public bool MayOwn => Role is Role.Owner;

    /// <summary>What is computed once for several viewers is kept under this: equal only for those who see the same.</summary>
    public Sight Sight => SeesAll ? default : new Sight(UserId, PersonId);

    public Viewer Through(Door door) => this with { Door = door };

    /// <summary>The same viewer, once it is sure that they may change what they see.</summary>
    public Viewer AsEditor() => MayEdit ? this : throw new RuleViolation(null, "You may look at everything here and change none of it. An owner can give you another role.");

    /// <summary>The same viewer, once it is sure that they look after the whole net.</summary>
    public Viewer AsKeeper() => MayKeep ? this : throw new RuleViolation(null, "That is for owners and managers.");

    /// <summary>The same viewer, once it is sure that they own this Solmu.</summary>
    public Viewer AsOwner() => MayOwn ? this : throw new RuleViolation(null, "That is for owners.");
}

/// <summary>What somebody sees of the net, private notes apart. Everything, or the part of one user.</summary>
public readonly record struct Sight(long? UserId, long? PersonId)
{
    public bool IsEverything => UserId is null;
}

/// <summary>A record that not everybody who sees it may change.</summary>
public interface IGuarded
{
    void RequireChangeBy(Viewer viewer);
}

/// <summary>The way by which somebody reaches Solmu. Behind every door the same rules hold.</summary>
public enum Door
{
    /// <summary>Solmu itself, in the background.</summary>
    None,
    Page,
    Command,
    Import,
    Api,
    Mcp,
    Calendar,
}

/// <summary>Holds the viewer of one request or one command.</summary>
public sealed class CurrentViewer
{
    public Viewer? Viewer { get; set; }

    public Viewer Required => Viewer ?? throw new InvalidOperationException("Nobody is signed in here.");

    /// <summary>For what is done before anybody is signed in.</summary>
    public Viewer OrNobody => Viewer ?? Access.Viewer.Nobody;
}
