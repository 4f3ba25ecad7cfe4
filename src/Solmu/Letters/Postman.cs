using System.Net.Sockets;
using System.Security.Cryptography;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.AspNetCore.DataProtection;
using MimeKit;
using Solmu.Database;

namespace Solmu.Letters;

/// <summary>Hands a letter to the mail server of the firm, and to nobody else.</summary>
internal sealed class Postman(MailSeal seal)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Why the letter was not taken, null when it was; and whether another try would be in vain.</summary>
    public sealed record Outcome(string? Error, bool IsForGood = false);

    public async Task<Outcome> SendAsync(MailServer server, Letter letter, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            using var client = new SmtpClient { Timeout = (int)Longest.TotalMilliseconds, CheckCertificateRevocation = false };
            await client.ConnectAsync(server.Host, server.Port, server.Security switch { MailSecurity.Tls => SecureSocketOptions.SslOnConnect, MailSecurity.StartTls => SecureSocketOptions.StartTls, _ => SecureSocketOptions.None }, limit.Token);
            if (server.UserName is { } user)
            {
                if (seal.Open(server.Password ?? "") is not { } password)
                {
                    return new Outcome("The password cannot be read with the keys of this installation. Type it again.");
                }

                await client.AuthenticateAsync(user, password, limit.Token);
            }

            using var message = MessageOf(letter, server.From);
            await client.SendAsync(message, limit.Token);
            await client.DisconnectAsync(true, limit.Token);
            return new Outcome(null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Outcome($"The mail server did not answer within {Longest.TotalSeconds:0} seconds.");
        }
        catch (SmtpCommandException refused)
        {
            return new Outcome($"The mail server answered {(int)refused.StatusCode}: {refused.Message}", refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500);
        }
        catch (Exception failure) when (failure is AuthenticationException or SslHandshakeException or ProtocolException or CommandException or IOException or SocketException or NotSupportedException or ServiceNotConnectedException)
        {
            return new Outcome(failure switch
            {
                AuthenticationException => "The mail server did not take the user and password.",
                SslHandshakeException => "The certificate of the mail server could not be trusted, or it does not speak TLS on this port.",
                NotSupportedException => "The mail server cannot do what is set: it offers no encryption, or no way to sign in.",
                SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "There is no such mail server.",
                SocketException => "There was no connection to the mail server.",
                _ => "The mail server broke off.",
            });
        }
    }

    /// <summary>The letter as it goes through the world. Sent twice by mishap, it is one letter still.</summary>
    public static MimeMessage MessageOf(Letter letter, string from)
    {
        var message = new MimeMessage { Subject = letter.Subject, Date = new DateTimeOffset(letter.WrittenAt, TimeSpan.Zero), MessageId = $"{Ids.Text(letter.Id)}@{from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]}" };
        message.From.Add(new MailboxAddress("Solmu", from));
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody();
        return message;
    }
}

/// <summary>Seals the password of the mail server with the keys of this installation, so that the database alone does not give it away.</summary>
internal sealed class MailSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("solmu.mail");

    public string Close(string password) => protector.Protect(password);

    public string? Open(string closed)
    {
        try
        {
            return protector.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
