using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Keys;

/// <summary>
/// Makes a key for a program. It acts as whoever makes it: a user, or the operator when that is done at the console.
/// </summary>
public sealed class AddKey(Writer writer, Viewer viewer, Moment moment, FocalFirms firms, OnceOnly once)
{
    public sealed record Input(string? Name, KeyScope Scope, DateOnly? Until, OnceKey? Once = null);

    /// <summary>The token is told here and never again, so a second sending of the same form finds none.</summary>
    public sealed record Made(long Id, string? Token);

    public async Task<Made> RunAsync(Input input)
    {
        if (input.Scope == KeyScope.Admin && !viewer.MayOwn)
        {
            throw new RuleViolation("scope", "Only the key of an owner can have the scope admin.");
        }

        if (input.Scope == KeyScope.Write && !viewer.MayEdit)
        {
            throw new RuleViolation("scope", "Whoever changes nothing makes keys that read.");
        }

        var token = ApiKey.NewToken();
        var firm = await firms.RequireAsync();
        var today = firm.Day(moment.Now);
        var isNew = false;
        var text = await writer.RunAsync(viewer, db => once.RunAsync(db, viewer, input.Once, async () =>
        {
            var key = new ApiKey(token, input.Name, input.Scope, viewer.UserId, moment.Now, firm.EndOf(input.Until ?? today.AddYears(1)));
            db.Add(key);
            await db.SaveChangesAsync();
            isNew = true;
            return Ids.Text(key.Id);
        }));
        return Ids.TryParse(text, out var id) ? new Made(id, isNew ? token : null) : throw new InvalidOperationException("The answer of the first submission is not an id.");
    }
}
