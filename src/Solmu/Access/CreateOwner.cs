using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;

namespace Solmu.Access;

/// <summary>Uses up the one-time link: makes the owner and, where nobody did it yet, sets up the firm.</summary>
public sealed class CreateOwner(Writer writer, CurrentViewer current, OwnerLink link, SetUpFirm setUpFirm, Passwords passwords, TimeProvider clock)
{
    public sealed record Input(string Code, string Name, string Email, string Password, SetUpFirm.Input? Firm);

    /// <summary>The owner's id; null when the link is wrong, used or too old.</summary>
    public async Task<long?> RunAsync(Input input)
    {
        if (!await link.IsOpenAsync(input.Code))
        {
            return null;
        }

        var name = input.Name.Trim();
        if (name.Length is 0 or > Person.MaxNameLength)
        {
            throw new RuleViolation("yourName", name.Length == 0 ? "Give your name." : $"A name has at most {Person.MaxNameLength} characters.");
        }

        if (!MailAddresses.TryNormalise(input.Email, out var email))
        {
            throw new RuleViolation("email", "Give your e-mail address, such as outi.virta@solvtech.example.");
        }

        PasswordRules.Require("password", input.Password, [name, email, input.Firm?.Name, .. input.Firm?.Domains ?? []]);
        var hash = passwords.Hash(input.Password);
        return await writer.RunAsync(current.OrNobody, db => CreateAsync(db, input, name, email, hash));
    }

    private async Task<long?> CreateAsync(SolmuDb db, Input input, string name, string email, string hash)
    {
        // Deleting it is the check: of two forms with the same link one finds nothing left to delete.
        if (await link.Matching(db, input.Code).ExecuteDeleteAsync() == 0)
        {
            return null;
        }

        if (input.Firm is not null && !await db.Firms.AnyAsync())
        {
            await setUpFirm.RunAsync(db, input.Firm);
        }

        if (await db.Users.AnyAsync(user => user.Email == email))
        {
            throw new RuleViolation("email", $"{email} is among the users already. Sign in with the link of the invitation, or take another address.");
        }

        var firm = await FocalFirms.RequireAsync(db);
        var owner = new User(email, name, Role.Owner, hash, clock.GetUtcNow().UtcDateTime);
        if (firm.Domains.Contains(MailAddresses.DomainOf(email)))
        {
            owner.IsPerson(await OneOfUsAsync(db, firm, name, email));
        }

        db.Add(owner);
        await db.SaveChangesAsync();
        return owner.Id;
    }

    /// <summary>The owner is one of our people, so that contacts logged by the owner have our side.</summary>
    private static async Task<long> OneOfUsAsync(SolmuDb db, FocalFirm firm, string name, string email)
    {
        var folded = NameFolding.FoldPerson(name);
        var known = await (from address in db.PersonEmails
                           join person in db.People on address.PersonId equals person.Id
                           where address.Address == email && person.FoldedName == folded
                           select (long?)person.Id).FirstOrDefaultAsync();
        if (known is { } id)
        {
            return id;
        }

        var owner = new Person(name);
        owner.AddEmail(email);
        owner.Join(firm.OrganisationId, role: null, from: null);
        db.Add(owner);
        await db.SaveChangesAsync();
        return owner.Id;
    }
}
