using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.Tags;

namespace Solmu.Bulk;

/// <summary>One change to several partnerships at once. A row that cannot take it stays as it is and is named.</summary>
public sealed class ChangePartnerships(Writer writer, Viewer viewer, Moment moment, TimeProvider clock, OnceOnly once)
{
    /// <summary>Seal is that of the rows as they were looked at.</summary>
    public sealed record Input(IReadOnlyList<long> Ids, string? Seal, Change What, OnceKey? Once = null);

    /// <summary>What is to be done, with what that takes.</summary>
    public abstract record Change
    {
        private Change()
        {
        }

        public sealed record AddTag(string? Name) : Change;

        public sealed record TakeOffTag(string? Name) : Change;

        /// <summary>Null for nobody.</summary>
        public sealed record Responsible(long? PersonId) : Change;

        public sealed record Step(Stage To, DateOnly On, string? Evidence) : Change;
    }

    public async Task<Changed> RunAsync(Input input) => JsonSerializer.Deserialize<Changed>(await writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, async () =>
    {
        var visible = Visible.To(viewer, db);
        var rows = await visible.Partnerships.Where(partnership => input.Ids.Contains(partnership.Id)).ToListAsync();
        Chosen.Require(rows.Count);
        if (input.Seal != Chosen.Seal(rows.Select(row => (row.Id, row.Version))))
        {
            throw new StaleEdit("What you have chosen");
        }

        var work = new Work(db, visible, rows);
        await (input.What switch
        {
            Change.AddTag add => work.AddTagAsync(add.Name),
            Change.TakeOffTag off => work.TakeOffTagAsync(off.Name),
            Change.Responsible responsible => work.MakeResponsibleAsync(responsible.PersonId, await moment.DayAsync()),
            Change.Step step => work.StepAsync(step, await moment.DayAsync(), viewer.UserId, clock.GetUtcNow().UtcDateTime),
            _ => throw new InvalidOperationException("There is no such change."),
        });
        await db.SaveChangesAsync();
        return JsonSerializer.Serialize(new Changed(work.Count, work.Same, work.Stayed, work.Count == 0 ? null : await TagWords.EntryAsync(visible, db)));
    })))!;

    private sealed class Work(SolmuDb db, Visible visible, List<Partnership> rows)
    {
        public int Count { get; private set; }

        public int Same { get; private set; }

        public List<Changed.Kept> Stayed { get; } = [];

        public async Task AddTagAsync(string? name)
        {
            var tags = await TagWords.FindAsync(visible, name);
            var tag = tags.FirstOrDefault() ?? await TagWords.WrittenAsync(db, name!);
            var (organisations, had) = await TaggedAsync([.. tags.Select(one => one.Id), tag.Id]);
            foreach (var id in organisations.Where(id => !had.Exists(link => link.OrganisationId == id)))
            {
                db.Add(new OrganisationTag(id, tag.Id));
                Count++;
            }

            Same = organisations.Count - Count;
        }

        public async Task TakeOffTagAsync(string? name)
        {
            var (organisations, had) = await TaggedAsync((await TagWords.FindAsync(visible, name)).ConvertAll(tag => tag.Id));
            db.RemoveRange(had);
            Count = had.DistinctBy(link => link.OrganisationId).Count();
            Same = organisations.Count - Count;
        }

        public async Task MakeResponsibleAsync(long? personId, DateOnly day)
        {
            await OwnPeople.RequireAsync(visible, await FocalFirms.RequireAsync(db), personId, day);
            foreach (var row in rows.Where(row => row.ResponsibleId != personId))
            {
                row.Describe(row.Facts() with { ResponsibleId = personId });
                Count++;
            }

            Same = rows.Count - Count;
        }

        public async Task StepAsync(Change.Step step, DateOnly today, long? userId, DateTime at)
        {
            if (step.On > today)
            {
                throw new RuleViolation("on", "A step is written down when it was taken, not before.");
            }

            if (string.IsNullOrWhiteSpace(step.Evidence) || step.Evidence.Length > Partnership.MaxEvidenceLength)
            {
                throw new RuleViolation("evidence", string.IsNullOrWhiteSpace(step.Evidence) ? "Write down what shows it." : $"At most {Partnership.MaxEvidenceLength} characters; keep longer text in a note.");
            }

            var names = await NamesAsync();
            var ids = rows.ConvertAll(row => row.Id);
            var last = await visible.StageSteps.Where(one => ids.Contains(one.PartnershipId)).GroupBy(one => one.PartnershipId).Select(steps => new { steps.Key, On = steps.Max(one => one.On) }).ToDictionaryAsync(one => one.Key, one => one.On);
            foreach (var row in rows)
            {
                if (row.Stage == step.To)
                {
                    Same++;
                }
                else if (Lifecycle.WhyNot(row.Stage, step.To) is { } reason)
                {
                    Stayed.Add(new Changed.Kept(names[row.OrganisationId], reason));
                }
                else if (last.TryGetValue(row.Id, out var on) && step.On < on)
                {
                    Stayed.Add(new Changed.Kept(names[row.OrganisationId], $"The last step was taken on {on.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}; this one comes after it."));
                }
                else
                {
                    db.Add(row.Move(step.To, step.On, step.Evidence, null, userId, at));
                    Count++;
                }
            }
        }

        private async Task<(List<long> Organisations, List<OrganisationTag> Had)> TaggedAsync(List<long> tags)
        {
            var organisations = rows.Select(row => row.OrganisationId).Distinct().ToList();
            return (organisations, await visible.OrganisationTags.Where(link => organisations.Contains(link.OrganisationId) && tags.Contains(link.TagId)).ToListAsync());
        }

        private Task<Dictionary<long, string>> NamesAsync()
        {
            var ids = rows.Select(row => row.OrganisationId).Distinct().ToList();
            return visible.Organisations.Where(organisation => ids.Contains(organisation.Id)).ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name);
        }
    }
}
