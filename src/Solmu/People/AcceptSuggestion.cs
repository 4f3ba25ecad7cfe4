using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.People;

/// <summary>Takes somebody seen in contacts into the net. Answers the name, or null when there is no such person.</summary>
public sealed class AcceptSuggestion(Writer writer, Viewer viewer)
{
    public Task<string?> RunAsync(long personId) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var person = await Visible.To(viewer, db).People.Include(person => person.Emails).FirstOrDefaultAsync(person => person.Id == personId);
        if (person is { IsSuggested: true } or { IsIgnored: true })
        {
            person.Accept();
            await db.SaveChangesAsync();
        }

        return person?.DisplayName;
    });
}

/// <summary>Sets a suggestion aside for good. Answers the name, or null when there is no such person.</summary>
public sealed class IgnoreSuggestion(Writer writer, Viewer viewer)
{
    public Task<string?> RunAsync(long personId) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var person = await Visible.To(viewer, db).People.Include(person => person.Emails).FirstOrDefaultAsync(person => person.Id == personId);
        if (person is { IsIgnored: false })
        {
            person.Ignore();
            await db.SaveChangesAsync();
        }

        return person?.DisplayName;
    });
}
