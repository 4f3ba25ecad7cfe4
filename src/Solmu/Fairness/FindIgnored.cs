using Microsoft.EntityFrameworkCore;
using Solmu.Access;

namespace Solmu.Fairness;

/// <summary>The list of addresses and domains that are never read: domains first, each in the order of the alphabet.</summary>
public sealed class FindIgnored(Visible visible)
{
    /// <param name="Id">Its number.</param>
    /// <param name="Address">The address, or the domain behind an at sign.</param>
    /// <param name="Since">Since when nothing is read.</param>
    /// <param name="People">How many people here have such an address: what was read of them before is still there.</param>
    public sealed record Row(long Id, string Address, DateTime Since, int People);

    public async Task<List<Row>> RunAsync()
    {
        var rows = await visible.IgnoredAddresses.OrderBy(one => one.Address)
            .Select(one => new Row(one.Id, one.Address, one.Since, visible.PersonEmails.Count(email => email.Address == one.Address))).ToListAsync();
        return [.. rows.OrderBy(row => !row.Address.StartsWith('@'))];
    }

    /// <summary>Which of these addresses are ignored, by themselves or with their domain.</summary>
    public async Task<List<string>> AmongAsync(IReadOnlyCollection<string> addresses) =>
        addresses.Count == 0 ? [] : [.. addresses.Where((await NotRead.LoadAsync(visible.IgnoredAddresses)).Holds)];
}
