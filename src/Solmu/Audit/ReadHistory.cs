using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;

namespace Solmu.Audit;

/// <summary>What was done to one record and what stands under it, newest first, down to the import that brought it.</summary>
public sealed class ReadHistory(Visible visible, AuditLines lines)
{
    /// <summary>Of an organisation, its partnerships, their contracts, and what was noted, agreed and shared there.</summary>
    public async Task<AuditLines.Stretch> OfOrganisationAsync(long id, string? before)
    {
        var partnerships = await FindAudit.PartnershipsAsync(visible, [id]);
        var imports = await visible.Organisations.Where(organisation => organisation.Id == id).Select(organisation => organisation.ImportId).ToListAsync();
        return await ReadAsync([id, .. partnerships, .. await MergedAsync(id)], imports, before);
    }

    public async Task<AuditLines.Stretch> OfPersonAsync(long id, string? before) =>
        await ReadAsync([id, .. await MergedAsync(id)], await visible.People.Where(person => person.Id == id).Select(person => person.ImportId).ToListAsync(), before);

    public async Task<AuditLines.Stretch> OfContactAsync(long id, string? before) =>
        await ReadAsync([id], await visible.Contacts.Where(contact => contact.Id == id).Select(contact => contact.ImportId).ToListAsync(), before);

    public async Task<AuditLines.Stretch> OfContractAsync(long id, string? before) =>
        await ReadAsync([id], await visible.Contracts.Where(contract => contract.Id == id).Select(contract => contract.ImportId).ToListAsync(), before);

    /// <summary>Those whose history belongs to this one since they were merged into it.</summary>
    private Task<List<long>> MergedAsync(long id) => visible.Merges.Where(merge => merge.KeptId == id && merge.UndoneAt == null).Select(merge => merge.GoneId).ToListAsync();

    private Task<AuditLines.Stretch> ReadAsync(IReadOnlyList<long> ids, IEnumerable<long?> imports, string? before) => lines.ReadAsync(
        ids.SelectMany(id => new[] { visible.AuditEntries.Where(entry => entry.RecordId == id), visible.AuditEntries.Where(entry => entry.UnderId == id) })
            .Concat(imports.OfType<long>().Select(import => visible.AuditEntries.Where(entry => entry.RecordId == import))),
        before);
}
