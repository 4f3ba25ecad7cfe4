using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.People;

/// <summary>The person somebody means by an id, an e-mail address or a name.</summary>
public sealed class FindPerson(Visible visible, ReadPerson read)
{
    /// <summary>Refused when there is nobody, or when several could be meant.</summary>
    public async Task<long> RequireAsync(string field, string who)
    {
        who = who.Trim();
        if (Ids.TryParse(who, out var id) && await visible.People.AnyAsync(person => person.Id == id))
        {
            return id;
        }

        return await read.CandidatesAsync(who) switch
        {
            [] => throw new RuleViolation(field, $"{Shown(who)}: there is nobody by that id, address or name."),
            [var only] => only.Id,
            var several => throw new RuleViolation(field, $"{Shown(who)} could be any of {several.Count} people; say which by id: {string.Join(", ", several.Take(5).Select(row => Ids.Text(row.Id)))}."),
        };
    }

    private static string Shown(string who) => who.Length > 100 ? who[..100] + "…" : who;
}
