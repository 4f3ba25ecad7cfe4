using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Audit;

/// <summary>Everybody who can have done something, by name.</summary>
public sealed class FindUserNames(Visible visible)
{
    public async Task<List<KeyValuePair<string, string>>> RunAsync() =>
        (await visible.Users.OrderBy(user => user.Name).ThenBy(user => user.Id).Select(user => new { user.Id, user.Name }).ToListAsync()).ConvertAll(user => KeyValuePair.Create(Ids.Text(user.Id), user.Name));
}
