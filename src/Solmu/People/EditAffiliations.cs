using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Shares;

namespace Solmu.People;

/// <summary>Adds an employment beside those that are there. Answers false when there is no such person.</summary>
public sealed class AddAffiliation(Writer writer, Viewer viewer, Newcomers newcomers)
{
    public sealed record Input(long PersonId, int Version, string? Organisation, string? Role, DateOnly? From, DateOnly? Until, KeyRole? KeyRole = null);

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
        person.Join(employer.Id, PersonFacts.Line("role", input.Role), input.From, input.Until).Mark(input.KeyRole);
        await db.SaveChangesAsync();
        return true;
    });
}

/// <summary>Corrects role and days of an employment. Answers false when there is no such person.</summary>
public sealed class EditAffiliation(Writer writer, Viewer viewer)
{
    public sealed record Input(long PersonId, int Version, long AffiliationId, string? Role, DateOnly? From, DateOnly? Until, KeyRole? KeyRole = null);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var person = await Visible.To(viewer, db).WholePeople.FirstOrDefaultAsync(person => person.Id == input.PersonId);
        if (person is null)
        {
            return false;
        }

        StaleEdit.Refuse("This person", input.Version, person.VersionFor(viewer));
        person.ChangeAffiliation(input.AffiliationId, PersonFacts.Line("role", input.Role), input.From, input.Until, input.KeyRole);
        await db.SaveChangesAsync();
        return true;
    });
}

/// <summary>Somebody left and no new employer is known. Answers false when there is no such person.</summary>
public sealed class EndAffiliation(Writer writer, Viewer viewer)
{
    public sealed record Input(long PersonId, int Version, long AffiliationId, DateOnly LastDay);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var person = await Visible.To(viewer, db).WholePeople.FirstOrDefaultAsync(person => person.Id == input.PersonId);
        if (person is null)
        {
            return false;
        }

        StaleEdit.Refuse("This person", input.Version, person.VersionFor(viewer));
        person.EndAffiliation(input.AffiliationId, input.LastDay);
        await db.SaveChangesAsync();
        return true;
    });
}
