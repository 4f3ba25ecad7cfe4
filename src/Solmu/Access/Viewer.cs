namespace Solmu.Access;

/// <summary>Who is looking: a signed-in user, or the operator at the console.</summary>
public sealed record Viewer(long? UserId, string Email, string Name, Role Role, long? PersonId)
{
    public static readonly Viewer Console = new(null, "", "the console", Role.Owner, null);

    /// <summary>The operator owns the files anyway; what the operator does is recorded as such.</summary>
    public bool IsConsole => UserId is null;
}

/// <summary>Holds the viewer of one request or one command.</summary>
public sealed class CurrentViewer
{
    public Viewer? Viewer { get; set; }

    public Viewer Required => Viewer ?? throw new InvalidOperationException("Nobody is signed in here.");
}
