using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Shares;

namespace Solmu.People;

/// <summary>Writes down a person, with the employer when that is known.</summary>
public sealed class AddPerson(Writer writer, Viewer viewer, OnceOnly once, Newcomers newcomers)
{
    /// <summary>Without an organisation it is the one that a mail domain points to, if it is here.</summary>
    public sealed record Input(PersonFacts Facts, string? Organisation = null, string? Role = null, DateOnly? From = null, OnceKey? Once = null, IReadOnlyList<RuleViolation>? Found = null);

    public async Task<long> RunAsync(Input input)
    {
        var text = await writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () => Ids.Text(await AddAsync(db, input))));
        return Ids.TryParse(text, out var id) ? id : throw new InvalidOperationException("The answer of the first submission is not an id.");
    }

    private async Task<long> AddAsync(SolmuDb db, Input input)
    {
        var visible = Visible.To(viewer, db);
        var rules = new Rules(input.Found);
        var person = new Person(null);
        rules.Check(() => input.Facts.ApplyTo(person));
        await rules.CheckAsync(() => RefuseKnownAsync(visible, person));
        var role = rules.Get(() => PersonFacts.Line("role", input.Role));
        if (!string.IsNullOrWhiteSpace(input.Organisation))
        {
            await rules.CheckAsync(async () => person.Join((await Employers.NamedAsync(db, visible, newcomers, input.Organisation)).Id, role, input.From));
        }
        else if (await EmployerByMailAsync(db, visible, person) is { } employerId)
        {
            person.Join(employerId, role, input.From);
        }

        rules.Throw();
        newcomers.Add(db, person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    /// <summary>The same name at the same address is the same person; another name at it is somebody else.</summary>
    private static async Task RefuseKnownAsync(Visible visible, Person person)
    {
        var addresses = person.Emails.Select(email => email.Address).ToList();
        var known = await visible.People.FirstOrDefaultAsync(other =>
            other.FoldedName == person.FoldedName && other.Emails.Any(email => addresses.Contains(email.Address)));
        if (known is not null)
        {
            throw new RuleViolation("emails", $"{known.Name ?? addresses[0]} is here already with that address.");
        }
    }

    private async Task<long?> EmployerByMailAsync(SolmuDb db, Visible visible, Person person)
    {
        var book = new AddressBook(db, visible, await FocalFirms.RequireAsync(db), newcomers);
        foreach (var email in person.Emails)
        {
            if (await book.OrganisationAsync(email.Address) is { } employer)
            {
                return employer.Id;
            }
        }

        return null;
    }
}
