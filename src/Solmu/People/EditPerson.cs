using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.People;

/// <summary>Changes what is written down about a person. Answers false when there is no such person.</summary>
public sealed class EditPerson(Writer writer, Viewer viewer)
{
    public sealed record Input(long Id, int Version, PersonFacts Facts, IReadOnlyList<RuleViolation>? Found = null);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var person = await Visible.To(viewer, db).WholePeople.FirstOrDefaultAsync(person => person.Id == input.Id);
        if (person is null)
        {
            return false;
        }

        StaleEdit.Refuse("This person", input.Version, person.VersionFor(viewer));
        var rules = new Rules(input.Found);
        rules.Check(() => input.Facts.ApplyTo(person));
        rules.Throw();
        await db.SaveChangesAsync();
        return true;
    });
}
