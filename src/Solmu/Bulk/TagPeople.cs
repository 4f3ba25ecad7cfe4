using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Tags;

namespace Solmu.Bulk;

/// <summary>Puts a tag on several people, or takes it off.</summary>
public sealed class TagPeople(Writer writer, Viewer viewer, OnceOnly once)
{
    public sealed record Input(IReadOnlyList<long> Ids, string? Seal, string? Tag, bool TakesOff, OnceKey? Once = null);

    public async Task<Changed> RunAsync(Input input) => JsonSerializer.Deserialize<Changed>(await writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () =>
    {
        var visible = Visible.To(viewer, db);
        var people = await visible.People.Where(person => input.Ids.Contains(person.Id)).Select(person => person.Id).ToListAsync();
        Chosen.Require(people.Count);
        if (input.Seal != Chosen.Seal(people.Select(id => (id, 0))))
        {
            throw new StaleEdit("What you have chosen");
        }

        var tags = await TagWords.FindAsync(visible, input.Tag);
        var had = tags.ConvertAll(tag => tag.Id);
        var links = await visible.PersonTags.Where(link => people.Contains(link.PersonId) && had.Contains(link.TagId)).ToListAsync();
        var tagged = links.Select(link => link.PersonId).ToHashSet();
        if (input.TakesOff)
        {
            db.RemoveRange(links);
        }
        else
        {
            var tag = tags.FirstOrDefault() ?? await TagWords.WrittenAsync(db, input.Tag!);
            db.AddRange(people.Where(id => !tagged.Contains(id)).Select(id => new PersonTag(id, tag.Id)));
        }

        await db.SaveChangesAsync();
        var count = input.TakesOff ? tagged.Count : people.Count - tagged.Count;
        return JsonSerializer.Serialize(new Changed(count, people.Count - count, [], count == 0 ? null : await TagWords.EntryAsync(visible, db)));
    })))!;
}
