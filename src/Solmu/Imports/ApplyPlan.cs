using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Solmu.Audit;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ratings;

namespace Solmu.Imports;

/// <summary>Writes a plan within the caller's transaction: new records in bulk, changed ones one by one, and what undo needs.</summary>
internal static class ApplyPlan
{
    /// <summary>Kinds of records that undo can put back, by the name under which they are kept.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Kinds = new[] { typeof(Organisation), typeof(Partnership), typeof(Contract), typeof(Person), typeof(Affiliation), typeof(Rating) }
        .ToDictionary(type => type.Name);

    public static async Task RunAsync(ImportPlan plan, string summary, IEnumerable<(string What, long Number)> counts, IProgress<ImportProgress>? progress)
    {
        var db = plan.Db;
        db.ChangeTracker.DetectChanges();
        LeaveAlone(plan);
        plan.Import.Sum(summary);
        db.Tell(Act.Imported, nameof(Import), plan.Import.Id, [.. counts]);
        await BulkInsert.WriteAsync(db, [plan.Import]);
        await BulkInsert.WriteAsync(db, Undoing(plan));

        var organisations = plan.Organisations.Made.ConvertAll(draft => draft.Entity);
        var people = plan.People.Made.ConvertAll(draft => draft.Entity);
        await WriteAsync(organisations, "Organisations");
        await WriteAsync([.. organisations.SelectMany(organisation => organisation.Domains)], "Domains");
        await WriteAsync(people, "People");
        await WriteAsync([.. people.SelectMany(person => person.Emails)], "Addresses");
        await WriteAsync([.. people.SelectMany(person => person.Affiliations)], "Affiliations");
        await WriteAsync(plan.NewTags, "Tags");
        await WriteAsync(plan.NewOrganisationTags, "Tags");
        await WriteAsync(plan.NewPersonTags, "Tags");
        await WriteAsync(plan.NewPartnerships, "Partnerships");
        await WriteAsync(plan.NewSteps, "Partnerships");
        await WriteAsync(plan.NewContracts, "Contracts");
        await WriteAsync(plan.NewRatings, "Ratings");
        foreach (var chunk in plan.NewContacts.Portions(5_000))
        {
            await WriteAsync(chunk, "Contacts");
            await WriteAsync([.. chunk.SelectMany(contact => contact.People)], "Contacts");
            await WriteAsync([.. chunk.SelectMany(contact => contact.Organisations)], "Contacts");
        }

        await WriteAsync(plan.NewUndecided, "Contacts");
        await db.SaveChangesAsync();

        async Task WriteAsync<T>(IReadOnlyCollection<T> entities, string step)
            where T : class
        {
            if (entities.Count > 0)
            {
                progress?.Report(new ImportProgress($"Writing {step.ToLowerInvariant()}", 0, 0));
                await BulkInsert.WriteAsync(db, entities);
            }
        }
    }

    /// <summary>A record that rows spoke of but did not change keeps its version.</summary>
    private static void LeaveAlone(ImportPlan plan)
    {
        foreach (var draft in plan.Organisations.All.Where(draft => !draft.IsNew && !draft.IsChanged(plan.Db)))
        {
            plan.Db.Entry(draft.Entity).State = EntityState.Unchanged;
            foreach (var partnership in draft.Partnerships.Values.Where(partnership => !partnership.IsNew))
            {
                plan.Db.Entry(partnership.Entity).State = EntityState.Unchanged;
            }
        }

        foreach (var draft in plan.People.All.Where(draft => !draft.IsNew && !draft.IsChanged(plan.Db)))
        {
            plan.Db.Entry(draft.Entity).State = EntityState.Unchanged;
        }

        foreach (var rating in plan.Db.ChangeTracker.Entries<Rating>().Where(entry => !Changed.Really(plan.Db, entry.Entity)))
        {
            rating.State = EntityState.Unchanged;
        }
    }

    private static List<ImportChange> Undoing(ImportPlan plan)
    {
        var id = plan.Import.Id;
        var versions = plan.People.All.ToDictionary(draft => draft.Entity.Id, draft => draft.Entity.Version);
        var changes = plan.Db.ChangeTracker.Entries()
            .Where(entry => entry.State == EntityState.Modified && Kinds.ContainsKey(entry.Metadata.ClrType.Name))
            .Select(entry => new ImportChange(id, entry.Metadata.ClrType.Name, (long)entry.Property("Id").CurrentValue!, Before(entry), entry.Entity is Affiliation affiliation ? versions[affiliation.PersonId] : ((IRecorded)entry.Entity).Version))
            .ToList();
        changes.AddRange(plan.Organisations.Made.Select(draft => Made(draft.Entity)));
        changes.AddRange(plan.People.Made.Select(draft => Made(draft.Entity)));
        changes.AddRange(plan.NewPartnerships.Select(Made));
        changes.AddRange(plan.NewContracts.Select(Made));
        changes.AddRange(plan.NewRatings.Select(Made));
        changes.AddRange(plan.Meetings.Select(pair => new ImportChange(id, nameof(Contact), pair.Key.Id, pair.Value.Write(), pair.Key.Version)));
        return changes;

        ImportChange Made(IRecorded record) => new(id, record.GetType().Name, record.Id, "", record.Version);
    }

    private static string Before(EntityEntry entry) =>
        JsonSerializer.Serialize(entry.Properties.ToDictionary(property => property.Metadata.Name, property => Cell.Write(property.OriginalValue)));
}
