using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Tags;

/// <summary>Tags, and on how many records that the viewer sees each is.</summary>
public sealed class FindTags(Visible visible)
{
    public sealed record Row(long Id, string Name, int Organisations, int People);

    public async Task<Portion<Row>> RunAsync(PortionOf ask)
    {
        var tags = NameFolding.FoldText(ask.Search ?? "") is { Length: > 0 } fragment ? visible.Tags.Where(tag => tag.FoldedName.Contains(fragment)) : visible.Tags;
        var portion = await tags.Select(tag => new Place<string> { Key = tag.FoldedName, Id = tag.Id }).TakeAsync(ask);
        return portion.Fill(await ReadAsync(portion.Items), row => row.Id);
    }

    public async Task<Row?> ByIdAsync(long id) => (await ReadAsync([id])).SingleOrDefault();

    private Task<List<Row>> ReadAsync(IReadOnlyList<long> ids) => visible.Tags.Where(tag => EF.Parameter(ids).Contains(tag.Id)).Select(tag => new Row(
        tag.Id, tag.Name, visible.OrganisationTags.Count(link => link.TagId == tag.Id), visible.PersonTags.Count(link => link.TagId == tag.Id))).ToListAsync();
}
