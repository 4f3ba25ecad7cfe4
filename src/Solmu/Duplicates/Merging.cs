using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.People;
using Solmu.Ui;

namespace Solmu.Duplicates;

/// <summary>What merging people and merging organisations have in common. Used within a change; it saves at its end.</summary>
internal sealed class Merging(SolmuDb db, Merge merge, Viewer viewer)
{
    private readonly References references = new(db);

    /// <summary>What did not find a place in the record that stays, a line for each.</summary>
    public List<string> GaveWay { get; } = [];

    /// <summary>Facts of which the value was not chosen.</summary>
    public void Leave(IEnumerable<Difference> differences, IReadOnlySet<string> taken, string? of = null) => GaveWay.AddRange(
        differences.Where(difference => difference.IsDifferent && difference.Field != Difference.Name)
            .Select(difference => $"{(of is null ? difference.Label : $"{of}, {difference.Label}")}: {(taken.Contains(difference.Field) ? difference.Kept : difference.Gone)}"));

    public Task MoveAsync(Type record, long from, long to) => references.MoveAsync(record, from, to);

    /// <summary>Two employments of one person at one place that say the same, or of which one says nothing but the place, are one.</summary>
    public void Tidy(IEnumerable<Affiliation> affiliations)
    {
        foreach (var place in affiliations.Where(one => db.Entry(one).State != EntityState.Deleted).GroupBy(one => (one.PersonId, one.OrganisationId)))
        {
            var left = place.OrderBy(one => one.Id).ToList();
            foreach (var one in place.OrderByDescending(one => one.Id))
            {
                if (left.Count > 1 && left.Exists(other => other != one && (IsBare(one) || (one.Role, one.From, one.Until) == (other.Role, other.From, other.Until))))
                {
                    left.Remove(one);
                    db.Remove(one);
                }
            }
        }

        static bool IsBare(Affiliation one) => one is { Role: null, From: null, Until: null };
    }

    /// <summary>Writes down what gave way, takes the other record out, and keeps what taking back needs.</summary>
    public async Task SaveAsync(object gone)
    {
        db.Remove(gone);
        if (GaveWay.Count > 0)
        {
            db.Add(await NoteAsync());
        }

        db.Add(merge);
        var changes = RowImages.Of(db, merge);
        db.Tell(Act.Merged, merge.Kind == Twice.Person ? nameof(Person) : nameof(Organisation), merge.KeptId, ("moved", references.Moved));
        await db.SaveChangesAsync();
        await BulkInsert.WriteAsync(db, changes);
    }

    private async Task<Note> NoteAsync()
    {
        var isPerson = merge.Kind == Twice.Person;
        var day = (await FocalFirms.RequireAsync(db)).Day(merge.At);
        var text = $"{merge.GoneName} was merged into this on {Say.Day(day)}. It also said:\n{string.Join('\n', GaveWay)}";
        return new Note(isPerson ? null : merge.KeptId, isPerson ? merge.KeptId : null, text.Length > Note.MaxTextLength ? text[..Note.MaxTextLength] : text, isPrivate: false, viewer.UserId, merge.At);
    }
}
