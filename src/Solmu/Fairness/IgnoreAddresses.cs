using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Fairness;

/// <summary>Puts addresses and domains on the list of those that mail and calendars are never read of. What was read before stays.</summary>
public sealed class IgnoreAddresses(Writer writer, Viewer viewer, Moment moment)
{
    public const int MostAtOnce = 1_000;

    /// <param name="Lines">An address or a domain each.</param>
    public sealed record Input(IReadOnlyList<string> Lines);

    /// <param name="Added">Those that were not on the list.</param>
    /// <param name="Known">How many of the lines were on it already.</param>
    public sealed record Result(IReadOnlyList<string> Added, int Known);

    public Task<Result> RunAsync(Input input) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var visible = Visible.To(viewer, db);
        var wanted = Read(input.Lines, await FocalFirms.RequireAsync(db));
        var known = await visible.IgnoredAddresses.Where(one => wanted.Contains(one.Address)).Select(one => one.Address).ToListAsync();
        var added = wanted.Except(known).ToList();
        db.AddRange(added.Select(address => new IgnoredAddress(address, moment.Now)));
        await db.SaveChangesAsync();
        return new Result(added, known.Count);
    });

    private static List<string> Read(IReadOnlyList<string> lines, FocalFirm firm)
    {
        var wanted = new List<string>();
        var rules = new Rules();
        rules.Refuse(lines.Count == 0, "addresses", "Write at least one address, such as somebody@edunet.example, or a domain, such as @edunet.example.");
        rules.Refuse(lines.Count > MostAtOnce, "addresses", $"At most {MostAtOnce} lines go in at once.");
        foreach (var line in lines.Take(MostAtOnce))
        {
            if (!IgnoredAddress.TryRead(line, out var address))
            {
                rules.Refuse(true, "addresses", $"“{line.Trim()}” is neither an address nor a domain.");
            }
            else if (address.StartsWith('@') && firm.Domains.Any(own => MailDomains.Candidates(own).Contains(address[1..])))
            {
                rules.Refuse(true, "addresses", $"{address} is where your own people write from: no mail and no meeting would be read at all.");
            }
            else
            {
                wanted.Add(address);
            }
        }

        rules.Throw();
        return [.. wanted.Distinct()];
    }
}
