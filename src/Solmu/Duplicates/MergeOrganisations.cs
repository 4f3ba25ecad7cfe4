using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ui;

namespace Solmu.Duplicates;

/// <summary>
/// Makes one organisation of two, as <see cref="MergePeople"/> does with people. Two partnerships on one side become one;
/// contracts come along. Answers the merge, or null when one of them is not there.
/// </summary>
public sealed class MergeOrganisations(Writer writer, Viewer viewer, OnceOnly once, Moment moment)
{
    /// <summary>Taken are the facts of which the value of the one that goes is wanted; a version that is not given is not compared.</summary>
    public sealed record Input(long KeptId, int? KeptVersion, long GoneId, int? GoneVersion, IReadOnlySet<string> Taken, OnceKey? Once = null);

    public async Task<long?> RunAsync(Input input)
    {
        var text = await writer.RunAsync(viewer.AsKeeper(), db => once.RunAsync(db, viewer, input.Once, async () => await RunAsync(db, input) is { } id ? Ids.Text(id) : ""));
        return Ids.TryParse(text, out var merge) ? merge : null;
    }

    private async Task<long?> RunAsync(SolmuDb db, Input input)
    {
        var both = await Visible.To(viewer, db).Organisations.Include(one => one.Domains).Where(one => one.Id == input.KeptId || one.Id == input.GoneId).ToListAsync();
        if (both.Find(one => one.Id == input.KeptId) is not { } kept || both.Find(one => one.Id == input.GoneId) is not { } gone || kept == gone)
        {
            return null;
        }

        StaleEdit.Refuse(kept.Name, input.KeptVersion ?? kept.Version, kept.Version);
        StaleEdit.Refuse(gone.Name, input.GoneVersion ?? gone.Version, gone.Version);
        await RefuseAsync(db, kept, gone);

        var merge = new Merge(Twice.Organisation, kept.Id, gone.Id, gone.Name, gone.Slug, moment.Now, viewer.UserId);
        var merging = new Merging(db, merge, viewer);
        merging.Leave(Difference.Of(kept, gone), input.Taken);
        await MergePartnershipsAsync(db, merging, kept, gone);
        await merging.MoveAsync(typeof(Organisation), gone.Id, kept.Id);
        await db.OrganisationDomains.AsTracking().Where(domain => domain.OrganisationId == kept.Id).LoadAsync();
        Settle(kept, gone, input.Taken);
        await TidyAsync(db, merging, kept);
        await merging.SaveAsync(gone);
        return merge.Id;
    }

    private async Task RefuseAsync(SolmuDb db, Organisation kept, Organisation gone)
    {
        var firm = await FocalFirms.RequireAsync(db);
        if (gone.Id == firm.OrganisationId)
        {
            throw new RuleViolation(null, $"{gone.Name} is your own firm, which stays. Keep it, and let the other one go.");
        }

        if (kept.Id != firm.OrganisationId)
        {
            return;
        }

        viewer.AsOwner();
        if (await db.Partnerships.AnyAsync(partnership => partnership.OrganisationId == gone.Id) || await db.ContactOrganisations.AnyAsync(filed => filed.OrganisationId == gone.Id))
        {
            throw new RuleViolation(null, $"{gone.Name} has partnerships or contacts of its own, so it is not your own firm.");
        }
    }

    private static void Settle(Organisation kept, Organisation gone, IReadOnlySet<string> taken)
    {
        // A domain is no name while the other one has a real one.
        var name = taken.Contains(Difference.Name) ? gone.Name : kept.Name;
        var isSuggested = kept.IsSuggested && gone.IsSuggested;
        var others = new[] { kept.Name, gone.Name }.Concat(gone.EveryOtherName).ToList();
        if (kept.Name != name)
        {
            kept.Rename(name);
        }

        others.ForEach(kept.AlsoCall);
        kept.Describe(
            Difference.Choose(taken, "country", kept.Country, gone.Country), Difference.Choose(taken, "city", kept.City, gone.City),
            Difference.Choose(taken, "employees", kept.Employees, gone.Employees), Difference.Choose(taken, "turnover", kept.TurnoverCents, gone.TurnoverCents),
            Difference.Choose(taken, "website", kept.Website, gone.Website));
        if (kept.IsSuggested && !isSuggested)
        {
            kept.Accept();
        }
    }

    private static async Task MergePartnershipsAsync(SolmuDb db, Merging merging, Organisation kept, Organisation gone)
    {
        var all = await db.Partnerships.AsTracking().Where(partnership => partnership.OrganisationId == kept.Id || partnership.OrganisationId == gone.Id).ToListAsync();
        foreach (var going in all.Where(partnership => partnership.OrganisationId == gone.Id))
        {
            if (all.Find(partnership => partnership.OrganisationId == kept.Id && partnership.Side == going.Side) is { } staying)
            {
                await MergeAsync(db, merging, staying, going);
            }
        }
    }

    private static async Task MergeAsync(SolmuDb db, Merging merging, Partnership staying, Partnership going)
    {
        long?[] named = [staying.ResponsibleId, going.ResponsibleId];
        var names = await db.People.Where(person => named.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name ?? person.SearchText);
        merging.Leave(Difference.Of(staying, going, id => id is { } person ? names.GetValueOrDefault(person) : null), new HashSet<string>(), $"Partnership {Words.Of(going.Side)}");
        await LeaveStepsAsync(db, merging, staying, going);
        await merging.MoveAsync(typeof(Partnership), going.Id, staying.Id);
        var (one, other) = (staying.Facts(), going.Facts());
        staying.Describe(new PartnershipFacts(
            one.Type ?? other.Type, one.RelativeSize ?? other.RelativeSize, one.Importance ?? other.Importance, one.ShareOfOurs ?? other.ShareOfOurs,
            one.ShareOfTheirs ?? other.ShareOfTheirs, one.ValueCents ?? other.ValueCents, one.ResponsibleId ?? other.ResponsibleId, one.Since ?? other.Since));
        db.Remove(going);
    }

    /// <summary>Two lives do not make one: where both have steps, those of the partnership that goes are written down.</summary>
    private static async Task LeaveStepsAsync(SolmuDb db, Merging merging, Partnership staying, Partnership going)
    {
        if (!await db.StageSteps.AnyAsync(step => step.PartnershipId == staying.Id))
        {
            return;
        }

        foreach (var step in await db.StageSteps.AsTracking().Where(step => step.PartnershipId == going.Id).OrderBy(step => step.On).ThenBy(step => step.RecordedAt).ThenBy(step => step.Id).ToListAsync())
        {
            var evidence = string.Join("; ", new[] { step.FirmEvidence, step.ManagerEvidence }.OfType<string>());
            merging.GaveWay.Add($"{Say.Day(step.On)}: {Lifecycle.Word(step.From)} to {Lifecycle.Word(step.To)}{(evidence.Length > 0 ? $" ({evidence})" : "")}");
            db.Remove(step);
        }
    }

    private static async Task TidyAsync(SolmuDb db, Merging merging, Organisation kept)
    {
        var moved = db.ChangeTracker.Entries<Affiliation>().Where(row => row.State == EntityState.Modified).Select(row => row.Entity.PersonId).ToList();
        foreach (var some in moved.Chunk(500))
        {
            await db.Affiliations.AsTracking().Where(one => one.OrganisationId == kept.Id && some.Contains(one.PersonId)).LoadAsync();
        }

        merging.Tidy([.. db.ChangeTracker.Entries<Affiliation>().Select(row => row.Entity).Where(one => one.OrganisationId == kept.Id && moved.Contains(one.PersonId))]);
    }
}
