using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Shares;

namespace Solmu.People;

/// <summary>
/// Somebody works elsewhere now: what held that day ends the day before, the new employer starts. Contacts stay where
/// they were filed, and the ties stay with the person. Answers false when there is no such person.
/// </summary>
public sealed class ChangeEmployer(Writer writer, Viewer viewer, Newcomers newcomers)
{
    public sealed record Input(long PersonId, int Version, string? Organisation, string? Role, DateOnly On, string? Email = null);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        var person = await visible.WholePeople.FirstOrDefaultAsync(person => person.Id == input.PersonId);
        if (person is null)
        {
            return false;
        }

        StaleEdit.Refuse("This person", input.Version, person.VersionFor(viewer));
        var employer = await Employers.NamedAsync(db, visible, newcomers, input.Organisation);
        person.ChangeEmployer(employer.Id, PersonFacts.Line("role", input.Role), input.On);
        var addresses = new PersonFacts(null, input.Email).Addresses();
        if (addresses.Count > 0)
        {
            person.UseEmails([.. addresses.Concat(person.Emails.OrderBy(email => email.Position).Select(email => email.Address)).Distinct()]);
        }

        await db.SaveChangesAsync();
        return true;
    });
}
