using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Access;

/// <summary>
/// Uses up a link: whoever was invited sets name and password, and whoever lost the password sets a new one. A second
/// factor stays what it was.
/// </summary>
public sealed class UseLink(Writer writer, Links links, Passwords passwords, FocalFirms firms)
{
    public sealed record Input(string? Code, bool IsInvitation, string? Name, string Password);

    /// <summary>The user; null when the link is wrong, used or too old.</summary>
    public async Task<long?> RunAsync(Input input)
    {
        if (await links.FindAsync(input.Code, input.IsInvitation) is not { } holder)
        {
            return null;
        }

        var name = input.IsInvitation ? User.RequireName("yourName", input.Name) : holder.Name;
        var firm = await firms.ReadAsync();
        PasswordRules.Require("password", input.Password, [name, holder.Email, firm?.Name, .. firm?.Domains ?? []]);
        var hash = passwords.Hash(input.Password);
        var viewer = new Viewer(holder.UserId, holder.Email, name, holder.Role, holder.PersonId);
        return await writer.RunAsync(viewer, async db =>
        {
            // Deleting it is the check: of two forms with the same link one finds nothing left to delete.
            if (await links.Matching(db, input.Code, input.IsInvitation).ExecuteDeleteAsync() == 0)
            {
                return (long?)null;
            }

            var user = await db.Users.FirstAsync(user => user.Id == holder.UserId);
            user.ChangePassword(hash);
            if (name != user.Name)
            {
                user.Rename(name);
            }

            if (await db.People.FirstOrDefaultAsync(person => person.Id == user.PersonId && person.Name == null) is { } nameless)
            {
                nameless.Rename(name);
            }

            await db.SaveChangesAsync();
            await Links.TakeBackAsync(db, user.Id);
            await Sessions.EndAllAsync(db, user.Id);
            return user.Id;
        });
    }
}
