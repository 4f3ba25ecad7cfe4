using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.People;

namespace Solmu.Users;

/// <summary>Lets somebody in: makes a link with which they set name and password. No mail is sent.</summary>
public sealed class InviteUser(Writer writer, Viewer viewer, Links links, Moment moment, FocalFirms firms, OnceOnly once, TimeProvider clock)
{
    /// <param name="Email">With it they sign in.</param>
    /// <param name="Role">What they may do.</param>
    /// <param name="Name">They can change it.</param>
    /// <param name="PersonId">Which of our people they are. Null: the one with the address; when it is an address of ours and nobody has it, somebody new.</param>
    /// <param name="Once">The form's key.</param>
    public sealed record Input(string? Email, Role Role, string? Name = null, long? PersonId = null, OnceKey? Once = null);

    /// <summary>The link is told here and never again, so a second sending of the same form finds none.</summary>
    public sealed record Invited(long UserId, Links.Offer? Link);

    public async Task<Invited> RunAsync(Input input)
    {
        if (!MailAddresses.TryNormalise(input.Email ?? "", out var email))
        {
            throw new RuleViolation("email", "Give an e-mail address, such as outi.virta@solvtech.example.");
        }

        var name = string.IsNullOrWhiteSpace(input.Name) ? null : User.RequireName("name", input.Name);
        var firm = await firms.RequireAsync();
        var day = await moment.DayAsync();
        Links.Offer? link = null;
        var text = await writer.RunAsync(viewer.AsOwner(), db => once.RunAsync(db, viewer, input.Once, async () =>
        {
            var visible = Visible.To(viewer, db);
            if (await visible.Users.AnyAsync(user => user.Email == email))
            {
                throw new RuleViolation("email", $"{email} is among the users already.");
            }

            var person = input.PersonId is { } chosen ? await FindAsync(visible, firm, day, chosen) : await ByAddressAsync(visible, firm, day, email, name);
            var user = User.Invite(email, name ?? person?.Name ?? email, input.Role, clock.GetUtcNow().UtcDateTime);
            if (person is not null)
            {
                user.IsPerson(person.Id);
            }

            db.Add(user);
            await db.SaveChangesAsync();
            link = await links.OfferAsync(db, user);
            return Ids.Text(user.Id);
        }));
        return Ids.TryParse(text, out var id) ? new Invited(id, link) : throw new InvalidOperationException("The answer of the first submission is not an id.");
    }

    /// <summary>Refuses whoever is none of us, and whoever somebody else is already.</summary>
    internal static async Task<Person> FindAsync(Visible visible, FocalFirm firm, DateOnly day, long personId, long? exceptUser = null)
    {
        var isOurs = await OwnPeople.IsOneAsync(visible, firm, personId, day);
        if (!isOurs || await visible.People.FirstOrDefaultAsync(person => person.Id == personId) is not { } person)
        {
            throw new RuleViolation("person", "Choose one of your own people.");
        }

        return await visible.Users.AnyAsync(user => user.PersonId == personId && user.Id != exceptUser)
            ? throw new RuleViolation("person", $"Somebody signs in as {person.DisplayName} already.")
            : person;
    }

    private async Task<Person?> ByAddressAsync(Visible visible, FocalFirm firm, DateOnly day, string email, string? name)
    {
        var holders = await (from address in visible.PersonEmails
                             where address.Address == email && !visible.Users.Any(user => user.PersonId == address.PersonId)
                             select address.PersonId).ToListAsync();
        var people = new List<Person>();
        foreach (var holder in holders)
        {
            if (await OwnPeople.IsOneAsync(visible, firm, holder, day))
            {
                people.Add(await visible.People.FirstAsync(person => person.Id == holder));
            }
        }

        if (people.Count > 0 || holders.Count > 0 || !firm.Domains.Contains(MailAddresses.DomainOf(email)))
        {
            var folded = name is null ? null : NameFolding.FoldPerson(name);
            return people.Count == 1 ? people[0] : people.Find(person => person.FoldedName == folded);
        }

        var newcomer = new Person(name);
        newcomer.AddEmail(email);
        newcomer.Join(firm.OrganisationId, role: null, from: null);
        visible.Db.Add(newcomer);
        return newcomer;
    }
}
