using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Imports;
using Solmu.Reviews;

namespace Solmu.Sample;

/// <summary>
/// Brings the sample net in as one import that can be taken out again. Without a firm the invented one is set up; with a
/// firm the invented people join it.
/// </summary>
public sealed class LoadSample(Writer writer, Viewer viewer, SetUpFirm setUpFirm, TimeProvider clock)
{
    public const string What = "the sample net";

    public sealed record Loaded(int Partners, int People, int Contacts);

    public Task<Loaded> RunAsync() => writer.RunAsync(viewer.AsKeeper(), async db =>
    {
        if (!await db.Firms.AnyAsync())
        {
            await setUpFirm.RunAsync(db, new SetUpFirm.Input(SampleNet.FirmName, "FI", [SampleNet.FirmDomain], SampleNet.Zone));
        }

        var firm = await db.Firms.SingleAsync();
        if (firm.SampleImportId is not null)
        {
            throw new RuleViolation("sample", "The sample net is loaded already.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var import = new Import(What, now, viewer.UserId);
        var net = await MakeAsync(db, firm, import.Id, now);
        await RefuseTwiceAsync(db, net);
        var loaded = new Loaded(net.Stories.Count, net.People.Count, net.Contacts.Count);
        import.Sum(JsonSerializer.Serialize(new { organisations = loaded.Partners, people = loaded.People, contacts = loaded.Contacts }));
        db.Add(import);
        db.Tell(Act.SampleLoaded, nameof(Import), import.Id, ("partners", loaded.Partners), ("people", loaded.People), ("contacts", loaded.Contacts));
        firm.HoldSample(import.Id);
        await AddDomainAsync(db, firm, import.Id);
        await db.SaveChangesAsync();
        await WriteAsync(db, net);
        return loaded;
    });

    private static async Task<SampleNet> MakeAsync(SolmuDb db, Firm firm, long importId, DateTime now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(firm.Zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
        var slugs = await db.Organisations.Select(organisation => organisation.Slug).ToHashSetAsync();
        var domains = await db.OrganisationDomains.Select(domain => domain.Domain).ToHashSetAsync();
        return SampleNet.Make(today, zone, firm.OrganisationId, importId, slugs, domains);
    }

    /// <summary>The sample is the same each time, so what stayed of an earlier one stands in its place.</summary>
    private static async Task RefuseTwiceAsync(SolmuDb db, SampleNet net)
    {
        var (organisations, people) = (net.Organisations.ConvertAll(organisation => organisation.Id), net.People.ConvertAll(person => person.Id));
        var left = await db.Organisations.Where(organisation => organisations.Contains(organisation.Id)).Select(organisation => organisation.Name)
            .Concat(db.People.Where(person => people.Contains(person.Id)).Select(person => person.Name ?? person.SearchText)).OrderBy(name => name).Take(4).ToListAsync();
        if (left.Count > 0)
        {
            throw new RuleViolation("sample", $"Some of an earlier sample net is still here because you added to it: {string.Join(", ", left.Take(3))}{(left.Count > 3 ? " and others" : "")}. It cannot be loaded beside them.");
        }
    }

    /// <summary>By its domain Solmu knows the invented people as ours.</summary>
    private static async Task AddDomainAsync(SolmuDb db, Firm firm, long importId)
    {
        if (!await db.OrganisationDomains.AnyAsync(domain => domain.Domain == SampleNet.FirmDomain))
        {
            var organisation = await db.Organisations.Include(organisation => organisation.Domains).SingleAsync(organisation => organisation.Id == firm.OrganisationId);
            organisation.AddDomain(SampleNet.FirmDomain, importId);
        }
    }

    private static async Task WriteAsync(SolmuDb db, SampleNet net)
    {
        var known = await db.Tags.ToDictionaryAsync(tag => tag.FoldedName, tag => tag.Id);
        var tags = net.Tags.Where(tag => !known.ContainsKey(tag.FoldedName)).ToList();
        var tagIds = net.Tags.ToDictionary(tag => tag.Id, tag => known.GetValueOrDefault(tag.FoldedName, tag.Id));
        await BulkInsert.WriteAsync(db, Changes(net));
        await BulkInsert.WriteAsync(db, net.Organisations);
        await BulkInsert.WriteAsync(db, net.Organisations.SelectMany(organisation => organisation.Domains).ToList());
        await BulkInsert.WriteAsync(db, net.People);
        await BulkInsert.WriteAsync(db, net.People.SelectMany(person => person.Emails).ToList());
        await BulkInsert.WriteAsync(db, net.People.SelectMany(person => person.Affiliations).ToList());
        await BulkInsert.WriteAsync(db, net.Partnerships);
        await BulkInsert.WriteAsync(db, net.StageSteps);
        await BulkInsert.WriteAsync(db, net.Contracts);
        await BulkInsert.WriteAsync(db, net.Reviews);
        await BulkInsert.WriteAsync(db, net.Notes);
        await BulkInsert.WriteAsync(db, tags);
        await BulkInsert.WriteAsync(db, net.OrganisationTags.ConvertAll(link => new Tags.OrganisationTag(link.OrganisationId, tagIds[link.TagId], link.ImportId)));
        await BulkInsert.WriteAsync(db, net.Ratings);
        await BulkInsert.WriteAsync(db, net.Contacts);
        await BulkInsert.WriteAsync(db, net.Contacts.SelectMany(contact => contact.People).ToList());
        await BulkInsert.WriteAsync(db, net.Contacts.SelectMany(contact => contact.Organisations).ToList());
    }

    /// <summary>By these it is known later what was edited since.</summary>
    private static List<ImportChange> Changes(SampleNet net) => [.. net.Organisations.Concat<IRecorded>(net.People).Concat(net.Partnerships).Concat(net.Contracts).Concat(net.Ratings).Concat(net.Notes)
        .Select(record => new ImportChange(net.ImportId, record.GetType().Name, record.Id, "", record.Version)), .. net.Reviews.Select(review => new ImportChange(net.ImportId, nameof(PartnershipReview), review.Id, "", review.Version))];
}
