using Microsoft.EntityFrameworkCore;
using Solmu.Access;

namespace Solmu.Fairness;

/// <summary>The people whose mail and calendar are not read because they, or somebody for them, said so.</summary>
public sealed class FindNotRead(Visible visible)
{
    public sealed record Row(long Id, string Name, DateTime Since);

    public Task<List<Row>> RunAsync() =>
        visible.People.Where(person => person.NotReadSince != null).OrderBy(person => person.SortName).ThenBy(person => person.Id)
            .Select(person => new Row(person.Id, person.Name ?? visible.PersonEmails.Where(email => email.PersonId == person.Id).OrderBy(email => email.Position).Select(email => email.Address).FirstOrDefault() ?? "Somebody without a name", person.NotReadSince!.Value)).ToListAsync();

    /// <summary>Since when nothing is read of these; who is read is not among them.</summary>
    public Task<Dictionary<long, DateTime>> AmongAsync(params long[] people) =>
        visible.People.Where(person => people.Contains(person.Id) && person.NotReadSince != null).ToDictionaryAsync(person => person.Id, person => person.NotReadSince!.Value);
}
