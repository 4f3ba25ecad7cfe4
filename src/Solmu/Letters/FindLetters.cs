using Microsoft.EntityFrameworkCore;
using Solmu.Access;

namespace Solmu.Letters;

/// <summary>The letters of the last thirty days, the newest first, and the mail server they leave through.</summary>
public sealed class FindLetters(Visible visible)
{
    private const int Shown = 100;

    public sealed record Row(long Id, string To, string Subject, DateTime WrittenAt, LetterState State, int Tries, DateTime? NextAt, DateTime? TriedAt, string? Error);

    /// <summary>All of it but the password.</summary>
    public sealed record Server(string Host, int Port, MailSecurity Security, string? UserName, bool HasPassword, string From, int Version);

    public Task<List<Row>> RunAsync() => visible.Letters.OrderByDescending(letter => letter.WrittenAt).ThenBy(letter => letter.To).ThenBy(letter => letter.Id).Take(Shown)
        .Select(letter => new Row(letter.Id, letter.To, letter.Subject, letter.WrittenAt, letter.State, letter.Tries, letter.NextAt, letter.TriedAt, letter.Error)).ToListAsync();

    public Task<Letter?> ByIdAsync(long id) => visible.Letters.FirstOrDefaultAsync(letter => letter.Id == id);

    public Task<Server?> ServerAsync() => visible.MailServers
        .Select(server => new Server(server.Host, server.Port, server.Security, server.UserName, server.Password != null, server.From, server.Version)).FirstOrDefaultAsync();
}
