using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ratings;
using Solmu.Reviews;
using Solmu.Sample;

namespace Solmu.Imports;

/// <summary>
/// Puts back exactly what was before an import. Records that somebody has edited or used since stay as they are, and
/// are named.
/// </summary>
public sealed class UndoImport(Writer writer, Viewer viewer, Moment moment)
{
    public sealed record Kept(string Kind, string Name, string Reason);

    public sealed record Result(int Undone, IReadOnlyList<Kept> Records);

    /// <summary>Null when there is no such import, or it is not the viewer's to see.</summary>
    public Task<Result?> RunAsync(long importId) => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        var import = await Visible.To(viewer, db).Imports.AsTracking().FirstOrDefaultAsync(import => import.Id == importId);
        if (import is null)
        {
            return null;
        }

        if (import.UndoneAt is not null)
        {
            throw new RuleViolation("batch", "This import was undone already.");
        }

        if (import.IsArchive)
        {
            throw new RuleViolation("batch", "An archive fills an empty Solmu whole, so nothing was before it. Start an empty one, or put a backup back.");
        }

        return await RunAsync(db, import, moment.Now);
    });

    internal static async Task<Result> RunAsync(SolmuDb db, Import import, DateTime now)
    {
        await SampleRows.ForgetAsync(db, import.Id);
        var undoing = new Undoing(db, import.Id);
        await undoing.RunAsync();
        import.MarkUndone(now);
        db.Tell(Act.ImportUndone, nameof(Import), import.Id, ("undone", undoing.Undone), ("kept", undoing.Kept.Count));
        await db.SaveChangesAsync();
        return new Result(undoing.Undone, undoing.Kept);
    }

    /// <summary>One undoing, in an order in which nothing loses what it stands on.</summary>
    private sealed class Undoing(SolmuDb db, long importId)
    {
        private readonly Dictionary<(string Kind, long Id), ImportChange> changes = [];

        public int Undone { get; private set; }

        public List<Kept> Kept { get; } = [];

        public async Task RunAsync()
        {
            foreach (var change in await db.ImportChanges.Where(change => change.ImportId == importId).ToListAsync())
            {
                changes[(change.Kind, change.RecordId)] = change;
            }

            var organisations = await EditedAsync(db.Organisations.Select(record => new Now { Id = record.Id, Version = record.Version, Name = record.Name }), nameof(Organisation), "organisation");
            var people = await EditedAsync(db.People.Select(record => new Now { Id = record.Id, Version = record.Version, Name = record.Name ?? record.SearchText }), nameof(Person), "person");
            var partnerships = await EditedAsync(db.Partnerships.Join(db.Organisations, record => record.OrganisationId, owner => owner.Id, (record, owner) => new Now { Id = record.Id, Version = record.Version, Name = owner.Name }), nameof(Partnership), "partnership");
            var contracts = await EditedAsync(db.Contracts.Select(record => new Now { Id = record.Id, Version = record.Version, Name = record.Title ?? "Contract" }), nameof(Contract), "contract");
            var ratings = await EditedAsync(db.Ratings.Select(record => new Now { Id = record.Id, Version = record.Version, Name = "Rating" }), nameof(Rating), "rating");

            var contacts = await EditedAsync(db.Contacts.Select(record => new Now { Id = record.Id, Version = record.Version, Name = record.About ?? "Meeting" }), nameof(Contact), "contact");

            await KeepMergedAsync(people, nameof(Person), "person");
            await KeepMergedAsync(organisations, nameof(Organisation), "organisation");
            await RemoveContactsAsync();
            await RestoreContactsAsync(contacts);
            await RemoveNotesAsync();
            await RemoveReviewsAsync();
            Undone += await db.Ratings.Where(rating => rating.ImportId == importId && !ratings.Contains(rating.Id)).ExecuteDeleteAsync();
            await RestoreAsync(organisations, people, partnerships, contracts, ratings);
            Undone += await db.Contracts.Where(contract => contract.ImportId == importId && !contracts.Contains(contract.Id)).ExecuteDeleteAsync();
            await RemovePartnershipsAsync(partnerships);
            await KeepUsedPeopleAsync(people);
            await KeepUsedOrganisationsAsync(organisations, people);
            await RemoveGrowthAsync(organisations, people);
            Undone += await db.People.Where(person => person.ImportId == importId && !people.Contains(person.Id)).ExecuteDeleteAsync();
            Undone += await db.Organisations.Where(organisation => organisation.ImportId == importId && !organisations.Contains(organisation.Id)).ExecuteDeleteAsync();
            await db.Tags.Where(tag => tag.ImportId == importId && !db.OrganisationTags.Any(link => link.TagId == tag.Id) && !db.PersonTags.Any(link => link.TagId == tag.Id)).ExecuteDeleteAsync();
            await db.ImportChanges.Where(change => change.ImportId == importId).ExecuteDeleteAsync();
        }

        /// <summary>Records this import made or changed whose version has moved on since.</summary>
        private async Task<List<long>> EditedAsync(IQueryable<Now> records, string kind, string word)
        {
            var edited = new List<long>();
            foreach (var chunk in changes.Values.Where(change => change.Kind == kind).Select(change => change.RecordId).Chunk(Chunks.Size))
            {
                foreach (var record in await records.Where(record => chunk.Contains(record.Id)).ToListAsync())
                {
                    if (record.Version != changes[(kind, record.Id)].VersionAfter)
                    {
                        edited.Add(record.Id);
                        Kept.Add(new Kept(word, record.Name, "edited since"));
                    }
                }
            }

            return edited;
        }

        /// <summary>What belonged to a record of the import that was merged since belongs to another one now.</summary>
        private async Task KeepMergedAsync(List<long> kept, string kind, string word)
        {
            foreach (var chunk in changes.Values.Where(change => change.Kind == kind).Select(change => change.RecordId).Chunk(Chunks.Size))
            {
                foreach (var merge in await db.Merges.Where(merge => merge.UndoneAt == null && chunk.Contains(merge.GoneId)).Select(merge => new { merge.GoneName, merge.KeptId }).ToListAsync())
                {
                    kept.Add(merge.KeptId);
                    Kept.Add(new Kept(word, merge.GoneName, "merged since"));
                }
            }
        }

        private async Task RemoveContactsAsync()
        {
            foreach (var contact in await db.Contacts.Where(contact => contact.ImportId == importId && contact.Version > 1).Select(contact => new { contact.About, contact.At }).ToListAsync())
            {
                Kept.Add(new Kept("contact", contact.About ?? contact.At.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "edited since"));
            }

            Undone += await db.Contacts.Where(contact => contact.ImportId == importId && contact.Version == 1 && !contact.IsCancelled).ExecuteDeleteAsync();
            await db.Contacts.Where(contact => contact.ImportId == importId && contact.Version == 1).ExecuteDeleteAsync();
        }

        /// <summary>Meetings that a later version moved or took back, with everybody who was on them.</summary>
        private async Task RestoreContactsAsync(List<long> edited)
        {
            foreach (var chunk in changes.Values.Where(change => change.Kind == nameof(Contact) && !edited.Contains(change.RecordId)).Chunk(Chunks.Size))
            {
                var images = chunk.ToDictionary(change => change.RecordId, change => ContactImage.Read(change.Before));
                var gone = await GoneAsync(db.People.Select(person => person.Id), images.Values.SelectMany(image => image.PersonIds));
                gone.UnionWith(await GoneAsync(db.Organisations.Select(organisation => organisation.Id), images.Values.SelectMany(image => image.Organisations)));
                foreach (var left in images.Where(pair => pair.Value.PersonIds.Concat(pair.Value.Organisations).Any(gone.Contains)).ToList())
                {
                    Kept.Add(new Kept("contact", "Meeting", "somebody on it was merged or removed since"));
                    images.Remove(left.Key);
                }

                var ids = images.Keys.ToArray();
                await db.ContactPeople.Where(part => ids.Contains(part.ContactId)).ExecuteDeleteAsync();
                await db.ContactOrganisations.Where(filing => ids.Contains(filing.ContactId)).ExecuteDeleteAsync();
                await db.UndecidedAddresses.Where(address => ids.Contains(address.ContactId)).ExecuteDeleteAsync();
                foreach (var contact in await db.Contacts.AsTracking().Where(contact => ids.Contains(contact.Id)).ToListAsync())
                {
                    images[contact.Id].PutBack(db, contact);
                    Undone++;
                }

                await db.SaveChangesAsync();
            }
        }

        private static async Task<HashSet<long>> GoneAsync(IQueryable<long> there, IEnumerable<long> asked)
        {
            var gone = asked.ToHashSet();
            foreach (var some in gone.ToArray().Chunk(Chunks.Size))
            {
                gone.ExceptWith(await there.Where(id => some.Contains(id)).ToListAsync());
            }

            return gone;
        }

        /// <summary>Only the sample net brings notes.</summary>
        private async Task RemoveNotesAsync()
        {
            foreach (var chunk in changes.Values.Where(change => change.Kind == nameof(Note)).Select(change => change.RecordId).Chunk(Chunks.Size))
            {
                Undone += await db.Notes.Where(note => chunk.Contains(note.Id) && note.Version == 1).ExecuteDeleteAsync();
            }
        }

        /// <summary>Only the sample net brings reviews; one that was corrected since keeps its partnership.</summary>
        private async Task RemoveReviewsAsync()
        {
            foreach (var chunk in changes.Values.Where(change => change.Kind == nameof(PartnershipReview)).Select(change => change.RecordId).Chunk(Chunks.Size))
            {
                Undone += await db.PartnershipReviews.Where(review => chunk.Contains(review.Id) && review.Version == 1).ExecuteDeleteAsync();
            }
        }

        private async Task RestoreAsync(params List<long>[] edited)
        {
            var left = edited.SelectMany(ids => ids).ToHashSet();
            foreach (var (key, change) in changes.Where(pair => pair.Value.Before.Length > 0 && pair.Key.Kind != nameof(Contact) && !left.Contains(pair.Key.Id)))
            {
                var record = await db.FindAsync(ApplyPlan.Kinds[key.Kind], key.Id);
                if (record is null || (record is Affiliation affiliation && left.Contains(affiliation.PersonId)))
                {
                    continue;
                }

                Restore(record, change.Before);
                Undone += record is Affiliation ? 0 : 1;
            }

            await db.SaveChangesAsync();
        }

        private void Restore(object record, string before)
        {
            var entry = db.Entry(record);
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(before)!)
            {
                var property = entry.Property(name);
                if (!property.Metadata.IsPrimaryKey())
                {
                    property.CurrentValue = name == nameof(IRecorded.Version) ? (int)property.CurrentValue! + 1 : Cell.Read(value, property.Metadata);
                }
            }
        }

        private async Task RemovePartnershipsAsync(List<long> edited)
        {
            await db.StageSteps.Where(step => step.ImportId == importId && !edited.Contains(step.PartnershipId)).ExecuteDeleteAsync();
            var removable = db.Partnerships.Where(partnership => partnership.ImportId == importId && !edited.Contains(partnership.Id)
                && !db.Contracts.Any(contract => contract.PartnershipId == partnership.Id) && !db.PartnershipReviews.Any(review => review.PartnershipId == partnership.Id) && !db.StageSteps.Any(step => step.PartnershipId == partnership.Id));
            await NameUsedAsync(db.Partnerships.Where(partnership => partnership.ImportId == importId && !edited.Contains(partnership.Id) && !removable.Any(other => other.Id == partnership.Id))
                .Join(db.Organisations, partnership => partnership.OrganisationId, organisation => organisation.Id, (_, organisation) => organisation.Name), "partnership");
            Undone += await removable.ExecuteDeleteAsync();
        }

        /// <summary>What the import added to records: addresses, domains, tags, affiliations.</summary>
        private async Task RemoveGrowthAsync(List<long> organisations, List<long> people)
        {
            await db.OrganisationTags.Where(link => link.ImportId == importId && !organisations.Contains(link.OrganisationId)).ExecuteDeleteAsync();
            await db.PersonTags.Where(link => link.ImportId == importId && !people.Contains(link.PersonId)).ExecuteDeleteAsync();
            await db.OrganisationDomains.Where(domain => domain.ImportId == importId && !organisations.Contains(domain.OrganisationId)).ExecuteDeleteAsync();
            await db.PersonEmails.Where(email => email.ImportId == importId && !people.Contains(email.PersonId)).ExecuteDeleteAsync();
            await db.Affiliations.Where(affiliation => affiliation.ImportId == importId && !people.Contains(affiliation.PersonId)).ExecuteDeleteAsync();
        }

        /// <summary>People on whom something hangs that this import did not bring.</summary>
        private async Task KeepUsedPeopleAsync(List<long> kept)
        {
            var used = await db.People.Where(person => person.ImportId == importId && !kept.Contains(person.Id)
                && (db.ContactPeople.Any(part => part.PersonId == person.Id)
                    || db.Notes.Any(note => note.PersonId == person.Id)
                    || db.Ratings.Any(rating => rating.OwnId == person.Id || rating.OtherId == person.Id)
                    || db.TieNotes.Any(note => note.OwnId == person.Id || note.OtherId == person.Id)
                    || db.Leaves.Any(leave => leave.PersonId == person.Id)
                    || db.Partnerships.Any(partnership => partnership.ResponsibleId == person.Id)
                    || db.Users.Any(user => user.PersonId == person.Id)))
                .Select(person => new Now { Id = person.Id, Name = person.Name ?? person.SearchText }).ToListAsync();
            Keep(used, kept, "person");
        }

        private async Task KeepUsedOrganisationsAsync(List<long> kept, List<long> people)
        {
            var used = await db.Organisations.Where(organisation => organisation.ImportId == importId && !kept.Contains(organisation.Id)
                && (db.ContactOrganisations.Any(filed => filed.OrganisationId == organisation.Id)
                    || db.Notes.Any(note => note.OrganisationId == organisation.Id)
                    || db.Partnerships.Any(partnership => partnership.OrganisationId == organisation.Id)
                    || db.Affiliations.Any(affiliation => affiliation.OrganisationId == organisation.Id && (affiliation.ImportId != importId || people.Contains(affiliation.PersonId)))))
                .Select(organisation => new Now { Id = organisation.Id, Name = organisation.Name }).ToListAsync();
            Keep(used, kept, "organisation");
        }

        private void Keep(List<Now> used, List<long> kept, string kind)
        {
            kept.AddRange(used.Select(record => record.Id));
            Kept.AddRange(used.Select(record => new Kept(kind, record.Name, "used since")));
        }

        private async Task NameUsedAsync(IQueryable<string> names, string kind) =>
            Kept.AddRange((await names.ToListAsync()).Select(name => new Kept(kind, name, "used since")));

        private sealed class Now
        {
            public required long Id { get; init; }

            public int Version { get; init; }

            public required string Name { get; init; }
        }
    }
}
