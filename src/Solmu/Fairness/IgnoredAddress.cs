using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Fairness;

/// <summary>
/// An address, or with nothing before the at sign a whole domain, that mail and calendars are never read of: who writes
/// from there is in no contact and becomes nobody's suggestion.
/// </summary>
[Audited]
public sealed class IgnoredAddress
{
    private IgnoredAddress()
    {
    }

    public IgnoredAddress(string address, DateTime since)
    {
        Id = Ids.New();
        (Address, Since) = (address, since);
    }

    public long Id { get; private set; }

    /// <summary>As mail is compared: in lower case, <c>somebody@edunet.example</c> or <c>@edunet.example</c>.</summary>
    [Personal("to leave out of contacts whoever is not to be read", Erase.Row)]
    public string Address { get; private set; } = "";

    public DateTime Since { get; private set; }

    public bool IsDomain => Address.StartsWith('@');

    /// <summary>Reads what somebody typed: an address, or a domain with or without the at sign.</summary>
    public static bool TryRead(string text, out string address)
    {
        text = text.Trim().TrimStart('*');
        if (!text.StartsWith('@') && text.Contains('@', StringComparison.Ordinal))
        {
            return MailAddresses.TryNormalise(text, out address);
        }

        var isDomain = MailAddresses.TryNormaliseDomain(text.TrimStart('@'), out var domain);
        address = isDomain ? "@" + domain : "";
        return isDomain;
    }
}
