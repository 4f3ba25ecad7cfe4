using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Identities;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ratings;
using Solmu.Reading;
using Solmu.Tags;

namespace Solmu.Imports;

/// <summary>
/// What files would change, worked out against what is there before anything is written (decision 0011). The preview
/// shows it, the run applies it. Rows are taken kind by kind, so the order of files does not matter.
/// </summary>
internal sealed class ImportPlan
{
    private readonly Dictionary<FileReading, List<RowDraft>> rows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FileReading, List<RefusedRow>> refused = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FileReading, int> ignored = new(ReferenceEqualityComparer.Instance);
    private readonly List<Problem> remarks = [];
    private readonly Dictionary<string, Tag> tags = [];

    private ImportPlan(SolmuDb db, FocalFirm firm, DateTime now, Import import)
    {
        (Db, Firm, Now, Import) = (db, firm, now, import);
        Organisations = new KnownOrganisations(import.Id);
        People = new KnownPeople(import.Id);
    }

    public SolmuDb Db { get; }

    public FocalFirm Firm { get; }

    public DateTime Now { get; }

    public DateOnly Day => Firm.Day(Now);

    public Import Import { get; }

    public KnownOrganisations Organisations { get; }

    public KnownPeople People { get; }

    public List<Partnership> NewPartnerships { get; } = [];

    public List<StageStep> NewSteps { get; } = [];

    public List<Contract> NewContracts { get; } = [];

    public PlannedContacts NewContacts { get; } = new();

    /// <summary>Meetings that were there and are changed, each with what it was.</summary>
    public Dictionary<Contact, ContactImage> Meetings { get; } = [];

    public List<UndecidedAddress> NewUndecided { get; } = [];

    public List<Rating> NewRatings { get; } = [];

    public List<Tag> NewTags { get; } = [];

    public List<OrganisationTag> NewOrganisationTags { get; } = [];

    public List<PersonTag> NewPersonTags { get; } = [];

    public static async Task<ImportPlan> MakeAsync(SolmuDb db, FocalFirm firm, IReadOnlyList<FileReading> files, DateTime now, long? userId, IProgress<ImportProgress>? progress = null)
    {
        var import = new Import(string.Join(", ", files.Select(file => file.File)), now, userId);
        var plan = new ImportPlan(db, firm, now, import);
        await plan.LoadAsync(files);
        var organisations = new OrganisationRows(plan);
        var people = new PersonRows(plan);
        var contacts = new ContactRows(plan);
        var ratings = new RatingRows(plan);
        await contacts.LoadAsync(files);
        await ratings.LoadAsync(files);

        var total = files.Sum(file => file.Records.Count);
        var done = 0;
        foreach (var file in files.OrderBy(file => Turn(file.Kind!.Value)))
        {
            plan.rows[file] = new List<RowDraft>(file.Records.Count);
            plan.refused[file] = [];
            contacts.StartFile(file);
            foreach (var record in file.Records)
            {
                var row = new RowDraft(record.Line);
                try
                {
                    switch (record)
                    {
                        case OrganisationRecord organisation: organisations.Take(organisation, row, file); break;
                        case PersonRecord person: people.Take(person, row, file); break;
                        case VCardRecord card: people.Take(PersonRows.FromCard(card), row, file); break;
                        case ContactRecord contact: contacts.Take(contact, row); break;
                        case RatingRecord rating: ratings.Take(rating, row); break;
                    }

                    if (!row.IsPassedOver)
                    {
                        plan.rows[file].Add(row);
                    }
                    else if (row.IsIgnored)
                    {
                        plan.ignored[file] = plan.ignored.GetValueOrDefault(file) + 1;
                    }
                }
                catch (RuleViolation rule)
                {
                    plan.refused[file].Add(new RefusedRow(record.Line, [], [new Problem(file.File, record.Offset is null ? record.Line : null, record.Offset, rule.Field, rule.Message)]));
                }

                if (++done % 5000 == 0)
                {
                    progress?.Report(new ImportProgress("Reading rows", done, total));
                }
            }
        }

        organisations.AssignResponsible();
        return plan;
    }

    /// <summary>The outcome, counted; asked before or after the plan is applied.</summary>
    public ImportResult Result(IReadOnlyList<FileReading> files, bool isDryRun)
    {
        Db.ChangeTracker.DetectChanges();
        return new ImportResult(isDryRun ? null : Import.Id, [.. files.Select(Result)]);
    }

    public Tag Tag(string name)
    {
        var folded = NameFolding.FoldText(name);
        if (!tags.TryGetValue(folded, out var tag))
        {
            tags[folded] = tag = new Tag(name, Import.Id);
            NewTags.Add(tag);
        }

        return tag;
    }

    /// <summary>Something in a row that is taken all the same could not be kept.</summary>
    public void Remark(FileReading file, int line, string? field, string message) => remarks.Add(new Problem(file.File, line, null, field, message));

    /// <summary>Whether an address is one of ours: by the person behind it, else by the firm's domains.</summary>
    public bool IsOurs(PersonDraft draft, string? address = null) =>
        draft.Entity.Affiliations.Exists(affiliation => affiliation.OrganisationId == Firm.OrganisationId)
        || (address is not null && draft.Entity.Affiliations.Count == 0 && IsOurDomain(MailAddresses.DomainOf(address)));

    public bool IsOurDomain(string domain) => MailDomains.Candidates(domain).Any(Firm.Domains.Contains);

    /// <summary>Somebody known by an address only: one of ours, or suggested under the organisation of the mail domain.</summary>
    public PersonDraft Suggest(string address, string? name)
    {
        var draft = People.Make(name, isSuggested: true);
        People.AddEmail(draft, address);
        var domain = MailAddresses.DomainOf(address);
        if (IsOurDomain(domain))
        {
            draft.Entity.Join(Firm.OrganisationId, null, null, null, Import.Id);
        }
        else if (!MailDomains.IsFreeMail(domain))
        {
            var organisation = Organisations.ByMailDomain(domain) ?? Organisations.Suggest(domain);
            draft.Entity.Join(organisation.Entity.Id, null, null, null, Import.Id);
        }

        return draft;
    }

    private static int Turn(FileKind kind) => kind switch
    {
        FileKind.Organisations => 0,
        FileKind.People => 1,
        FileKind.VCard => 2,
        FileKind.Contacts or FileKind.Mail or FileKind.Calendar => 3,
        _ => 4,
    };

    private async Task LoadAsync(IReadOnlyList<FileReading> files)
    {
        var keys = new ImportKeys(files);
        await Organisations.LoadAsync(Db, keys.Domains, keys.OrganisationNames, Firm.OrganisationId);
        await People.LoadAsync(Db, keys.Addresses, keys.PersonNames, Firm.OrganisationId);
        People.Hear(keys.Written);
        foreach (var tag in await Db.Tags.OrderBy(tag => tag.Name).ToListAsync())
        {
            tags.TryAdd(tag.FoldedName, tag);
        }

        foreach (var chunk in Organisations.All.Select(draft => draft.Entity.Id).Chunk(Chunks.Size))
        {
            foreach (var partnership in await Db.Partnerships.AsTracking().Where(partnership => chunk.Contains(partnership.OrganisationId)).ToListAsync())
            {
                Organisations.ById(partnership.OrganisationId)!.Partnerships[partnership.Side] = new PartnershipDraft(partnership, isNew: false);
            }

            foreach (var contract in await Db.Contracts.AsTracking().Join(Db.Partnerships.Where(partnership => chunk.Contains(partnership.OrganisationId)), contract => contract.PartnershipId, partnership => partnership.Id, (contract, partnership) => new { contract, partnership.OrganisationId, partnership.Side }).ToListAsync())
            {
                Organisations.ById(contract.OrganisationId)!.Partnerships[contract.Side].Contracts.Add(contract.contract);
            }

            foreach (var link in await Db.OrganisationTags.Where(link => chunk.Contains(link.OrganisationId)).ToListAsync())
            {
                Organisations.ById(link.OrganisationId)!.TagIds.Add(link.TagId);
            }
        }

        var people = People.All.ToDictionary(draft => draft.Entity.Id);
        foreach (var chunk in people.Keys.Chunk(Chunks.Size))
        {
            foreach (var link in await Db.PersonTags.Where(link => chunk.Contains(link.PersonId)).ToListAsync())
            {
                people[link.PersonId].TagIds.Add(link.TagId);
            }
        }
    }

    private FileResult Result(FileReading file)
    {
        var counts = rows[file].CountBy(row => row.Fate(Db)).ToDictionary();
        var results = rows[file].Select(row => new RowResult(row.Line, row.Fate(Db), row.Name)).Where(row => row.Fate is RowFate.Created or RowFate.Updated).Take(PreviewView.MostRows)
            .Concat(file.Refused.Concat(refused[file]).Select(row => new RowResult(row.Line, RowFate.Refused, string.Join(" ", row.Problems.Select(problem => problem.Message)))))
            .OrderBy(row => row.Line).ToList();
        var problems = file.Problems.Concat(refused[file].SelectMany(row => row.Problems)).Concat(remarks.Where(remark => remark.File == file.File)).OrderBy(problem => problem.Line).ToList();
        return new FileResult(file.File, file.Kind!.Value, file.RowCount, counts.GetValueOrDefault(RowFate.Created), counts.GetValueOrDefault(RowFate.Updated), counts.GetValueOrDefault(RowFate.Unchanged), problems, results)
        {
            Ignored = ignored.GetValueOrDefault(file),
            RefusedByPlan = refused[file].GroupBy(row => row.Line).ToDictionary(row => row.Key, row => row.First().Problems),
        };
    }
}

/// <summary>How far a long import is.</summary>
internal sealed record ImportProgress(string Step, int Done, int Total)
{
    /// <summary>Tells in megabytes how far a mailbox is read.</summary>
    public static Action<long, long> Reading(IProgress<ImportProgress> progress) =>
        (done, all) => progress.Report(new ImportProgress("Megabytes of mail read", (int)(done / 1_000_000), (int)(all / 1_000_000)));
}
