using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Solmu.Access;

/// <summary>Keeps passwords as PBKDF2 with SHA-512. Checking takes the same work whether or not there is such a user.</summary>
public sealed class Passwords
{
    private const int Rounds = 210_000;

    private readonly PasswordHasher<User> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new(() => Hash(Session.NewToken()));

    /// <summary>Takes a good part of a tenth of a second: never inside a change.</summary>
    public string Hash(string password) => hasher.HashPassword(null!, password);

    public bool Matches(string? hash, string password)
    {
        var isKnown = !string.IsNullOrEmpty(hash);
        var result = hasher.VerifyHashedPassword(null!, isKnown ? hash! : nobodys.Value, password);
        return isKnown && result != PasswordVerificationResult.Failed;
    }
}
