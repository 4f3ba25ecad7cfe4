using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Letters;

/// <summary>Says through which mail server letters leave. Before that nothing is sent anywhere.</summary>
internal sealed class SetMailServer(Writer writer, Viewer viewer, MailSeal seal)
{
    private const int NoVersion = -1;

    /// <param name="Host">The name of the server.</param>
    /// <param name="Port">Its port; null for the usual one.</param>
    /// <param name="Security">How the way there is protected.</param>
    /// <param name="UserName">As whom Solmu signs in there; null when the server asks nobody.</param>
    /// <param name="Password">The password; null keeps the one of before, as long as server and user stay.</param>
    /// <param name="From">The address that letters come from.</param>
    /// <param name="Version">What the form was filled in against; -1 when there was no server.</param>
    public sealed record Input(string? Host, int? Port, MailSecurity Security, string? UserName, string? Password, string? From, int Version = NoVersion);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsOwner(), async db =>
    {
        var known = await Visible.To(viewer, db).MailServers.AsTracking().FirstOrDefaultAsync();
        StaleEdit.Refuse("The mail server", input.Version, known?.Version ?? NoVersion);
        var facts = FactsOf(input, known);
        if (known is null)
        {
            db.Add(new MailServer(facts));
        }
        else
        {
            known.Change(facts);
        }

        await db.SaveChangesAsync();
    });

    private MailServerFacts FactsOf(Input input, MailServer? known)
    {
        var host = input.Host?.Trim().ToLowerInvariant() ?? "";
        var user = string.IsNullOrWhiteSpace(input.UserName) ? null : input.UserName.Trim();
        var port = input.Port ?? input.Security switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 };
        var keeps = input.Password is null && known?.Password is not null && known.Host == host && known.UserName == user;
        var rules = new Rules(null);
        rules.Refuse(host.Length is 0 or > MailServer.MaxLength || Uri.CheckHostName(host) == UriHostNameType.Unknown, "host", "Name the server, such as mail.solvtech.example.");
        rules.Refuse(port is < 1 or > 65535, "port", "A port is a number from 1 to 65535.");
        rules.Refuse(!MailAddresses.TryNormalise(input.From ?? "", out var from) || from.Length > MailServer.MaxLength, "from", "Give the address that letters come from.");
        rules.Refuse(user?.Length > MailServer.MaxLength, "userName", $"A user has at most {MailServer.MaxLength} characters.");
        rules.Refuse(user is not null && input.Password is null && !keeps, "password", "Type the password; for another server or user it is asked for again.");
        rules.Refuse(user is null && input.Password is not null, "userName", "Say whose password that is.");
        rules.Refuse(user is not null && input.Security == MailSecurity.None && !IsHere(host), "security", "A password goes over an encrypted way only.");
        rules.Throw();
        return new MailServerFacts(host, port, input.Security, user, user is null ? null : keeps ? known!.Password : seal.Close(input.Password!), from!);
    }

    private static bool IsHere(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

/// <summary>Nothing is sent from now on; letters that wait lie here to be read.</summary>
internal sealed class RemoveMailServer(Writer writer, Viewer viewer)
{
    public Task RunAsync() => writer.RunAsync(viewer.AsOwner(), async db =>
    {
        var visible = Visible.To(viewer, db);
        db.RemoveRange(await visible.MailServers.AsTracking().ToListAsync());
        (await visible.Letters.AsTracking().Where(letter => letter.NextAt != null).ToListAsync()).ForEach(letter => letter.LayDown());
        await db.SaveChangesAsync();
    });
}
