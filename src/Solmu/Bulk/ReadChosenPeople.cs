using Microsoft.EntityFrameworkCore;
using Solmu.Access;

namespace Solmu.Bulk;

/// <summary>The chosen people and the tags on them.</summary>
public sealed class ReadChosenPeople(Visible visible)
{
    public sealed record Row(long Id, string Name);

    public sealed record Hand(IReadOnlyList<Row> Rows, string Seal, IReadOnlyList<(string Name, int Count)> Tags);

    public async Task<Hand> RunAsync(IReadOnlyList<long> ids)
    {
        var rows = await visible.People.Where(person => EF.Parameter(ids).Contains(person.Id)).OrderBy(person => person.SortName).ThenBy(person => person.Id).Select(person => new Row(
            person.Id, person.Name ?? visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault() ?? "Somebody without a name")).ToListAsync();
        var found = rows.ConvertAll(row => row.Id);
        var tags = await (from link in visible.PersonTags
                          join tag in visible.Tags on link.TagId equals tag.Id
                          where EF.Parameter(found).Contains(link.PersonId)
                          group link by tag.Name into links
                          orderby links.Key
                          select new { Name = links.Key, Count = links.Count() }).ToListAsync();
        return new Hand(rows, Chosen.Seal(rows.Select(row => (row.Id, 0))), [.. tags.Select(tag => (tag.Name, tag.Count))]);
    }
}
