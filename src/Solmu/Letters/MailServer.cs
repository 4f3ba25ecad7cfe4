using Solmu.Database;

namespace Solmu.Letters;

/// <summary>The mail server of the firm through which letters leave. There is one row, or none: then nothing is sent.</summary>
[Audited]
[NotArchived("how one Solmu sends mail")]
public sealed class MailServer
{
    public const long OnlyId = 1;
    public const int MaxLength = 253;

    private MailServer()
    {
    }

    public MailServer(MailServerFacts facts) => Put(facts);

    public long Id { get; private set; } = OnlyId;

    public string Host { get; private set; } = "";

    public int Port { get; private set; }

    public MailSecurity Security { get; private set; }

    public string? UserName { get; private set; }

    /// <summary>Sealed with the keys of this installation.</summary>
    [Secret]
    public string? Password { get; private set; }

    /// <summary>The address that letters come from.</summary>
    public string From { get; private set; } = "";

    public int Version { get; private set; } = 1;

    public void Change(MailServerFacts facts)
    {
        Put(facts);
        Version++;
    }

    private void Put(MailServerFacts facts) => (Host, Port, Security, UserName, Password, From) = (facts.Host, facts.Port, facts.Security, facts.UserName, facts.SealedPassword, facts.From);
}

/// <summary>Everything that is said of a mail server at once.</summary>
public sealed record MailServerFacts(string Host, int Port, MailSecurity Security, string? UserName, string? SealedPassword, string From);

/// <summary>How the way to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Encrypted once the server has said that it can, and not at all sent otherwise (port 587).</summary>
    StartTls,

    /// <summary>Encrypted from the first byte (port 465).</summary>
    Tls,

    /// <summary>In the open, for a server on the same machine or network (port 25).</summary>
    None,
}
