using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Identities;

namespace Solmu.Fairness;

/// <summary>The addresses that mail and calendars are not read of: those on the list, and those of people who are taken out of reading.</summary>
public sealed class NotRead
{
    public static readonly NotRead Nobody = new([]);

    private readonly HashSet<string> addresses = [];
    private readonly HashSet<string> domains = [];

    public NotRead(IEnumerable<string> listed)
    {
        foreach (var one in listed)
        {
            if (one.StartsWith('@'))
            {
                domains.Add(one[1..]);
            }
            else
            {
                addresses.Add(one);
            }
        }
    }

    public bool IsNobody => addresses.Count == 0 && domains.Count == 0;

    public static async Task<NotRead> LoadAsync(IQueryable<IgnoredAddress> list, IQueryable<string>? alsoAddresses = null)
    {
        var listed = await list.Select(one => one.Address).ToListAsync();
        return new NotRead(alsoAddresses is null ? listed : listed.Concat(await alsoAddresses.ToListAsync()));
    }

    /// <summary>An address as mail is compared. A domain holds those below it too.</summary>
    public bool Holds(string address) =>
        addresses.Contains(address) || (domains.Count > 0 && MailDomains.Candidates(MailAddresses.DomainOf(address)).Any(domains.Contains));
}
