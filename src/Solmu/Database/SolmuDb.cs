using System.Text;
using Microsoft.EntityFrameworkCore;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Audit;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Conventions;
using Solmu.Duplicates;
using Solmu.Fairness;
using Solmu.Feeds;
using Solmu.Firms;
using Solmu.Imports;
using Solmu.Inbox;
using Solmu.Keys;
using Solmu.Letters;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Plans;
using Solmu.Proposals;
using Solmu.Ratings;
using Solmu.Reviews;
using Solmu.Shares;
using Solmu.Tags;
using Solmu.Teams;
using Solmu.Ties;
using Solmu.Today;
using Solmu.Views;
using Solmu.Webhooks;

namespace Solmu.Database;

/// <summary>
/// One model for both databases. Pages and queries do not read these sets; they go through <see cref="Visible"/>.
/// </summary>
public abstract class SolmuDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>What is being done here, and by whom; null in a context for reading.</summary>
    public Acting? Acting { get; set; }

    /// <summary>What has been written here so far.</summary>
    public Touched Touched { get; internal set; } = new();

    public DbSet<Firm> Firms => Set<Firm>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<OrganisationDomain> OrganisationDomains => Set<OrganisationDomain>();

    public DbSet<Partnership> Partnerships => Set<Partnership>();

    public DbSet<StageStep> StageSteps => Set<StageStep>();

    public DbSet<Contract> Contracts => Set<Contract>();

    public DbSet<PartnershipReview> PartnershipReviews => Set<PartnershipReview>();

    public DbSet<HandOverPlan> HandOverPlans => Set<HandOverPlan>();

    public DbSet<HandOverStep> HandOverSteps => Set<HandOverStep>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonEmail> PersonEmails => Set<PersonEmail>();

    public DbSet<Affiliation> Affiliations => Set<Affiliation>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<ContactPerson> ContactPeople => Set<ContactPerson>();

    public DbSet<ContactOrganisation> ContactOrganisations => Set<ContactOrganisation>();

    public DbSet<UndecidedAddress> UndecidedAddresses => Set<UndecidedAddress>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<OrganisationTag> OrganisationTags => Set<OrganisationTag>();

    public DbSet<PersonTag> PersonTags => Set<PersonTag>();

    public DbSet<Rating> Ratings => Set<Rating>();

    public DbSet<User> Users => Set<User>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<TeamCoverage> TeamCoverages => Set<TeamCoverage>();

    public DbSet<Share> Shares => Set<Share>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<UserView> UserViews => Set<UserView>();

    public DbSet<Mention> Mentions => Set<Mention>();

    public DbSet<Follow> Follows => Set<Follow>();

    public DbSet<TodayMark> TodayMarks => Set<TodayMark>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<DigestWish> DigestWishes => Set<DigestWish>();

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<MailServer> MailServers => Set<MailServer>();

    public DbSet<TieConventions> TieConventions => Set<TieConventions>();

    public DbSet<TieNote> TieNotes => Set<TieNote>();

    public DbSet<Holiday> Holidays => Set<Holiday>();

    public DbSet<Leave> Leaves => Set<Leave>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportChange> ImportChanges => Set<ImportChange>();

    public DbSet<Merge> Merges => Set<Merge>();

    public DbSet<MergeChange> MergeChanges => Set<MergeChange>();

    public DbSet<Apart> Aparts => Set<Apart>();

    public DbSet<IgnoredAddress> IgnoredAddresses => Set<IgnoredAddress>();

    public DbSet<SavedMapping> SavedMappings => Set<SavedMapping>();

    /// <summary>
    /// Ids of the records of a table ("organisations", "people") whose search text holds the fragment, found through an
    /// index. A fragment under three letters finds beginnings of names only.
    /// </summary>
    public abstract IQueryable<long> IdsMatching(string table, string fragment);

    /// <summary>
    /// Every role that somebody has or had, each once: a hop along the index from one to the next, however many people
    /// share it.
    /// </summary>
    public Task<List<string>> RolesAsync() => Database.SqlQuery<string>(
        $"""
        WITH RECURSIVE roles(role) AS (
            SELECT min(role) FROM affiliations
            UNION ALL
            SELECT (SELECT min(next.role) FROM affiliations AS next WHERE next.role > roles.role) FROM roles WHERE roles.role IS NOT NULL
        )
        SELECT role AS "Value" FROM roles WHERE role IS NOT NULL
        """).ToListAsync();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(SolmuDb).Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(SnakeCase(table));
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
                if (property.Name == "Version")
                {
                    property.IsConcurrencyToken = true;
                }

                if (property.IsPrimaryKey())
                {
                    property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
                }
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(SnakeCase(index.GetDefaultDatabaseName()!));
            }
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_' && !char.IsUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
