using Solmu.Analysis.Identities;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ratings;
using Solmu.Reviews;
using Solmu.Tags;

namespace Solmu.Sample;

/// <summary>
/// The net of an invented firm: eighty people in Finland and seven sales offices, about 120 sales partners in more than
/// 70 countries, a handful of technology and manufacturing partners, five years of contacts. Made from fixed seeds: the
/// same day gives the same net to the last letter, and every date moves with the day it is made for.
/// </summary>
internal sealed class SampleNet
{
    public const string FirmName = "SolvTech";
    public const string FirmDomain = "solvtech.example";
    public const string Zone = "Europe/Helsinki";

    private readonly SampleIds ids = new();
    private readonly HashSet<string> names = [.. SampleStaff.Interface.Concat(SampleStaff.Left).Select(member => member.Name)];
    private readonly HashSet<string> addresses = [];

    private SampleNet(DateOnly today, TimeZoneInfo zone, long firmId, long importId, ISet<string> takenSlugs, ISet<string> takenDomains)
    {
        (Today, FirmId, ImportId) = (today, firmId, importId);
        MadeAt = TimeZoneInfo.ConvertTimeToUtc(today.ToDateTime(TimeOnly.MinValue), zone);
        var staff = new SampleCast(this);
        staff.Hire();
        foreach (var partner in SamplePartner.Upstream.Concat(SamplePartner.Support).Concat(SamplePartner.Downstream))
        {
            var organisation = Found(partner, takenSlugs, takenDomains);
            var story = new SampleStory(this, staff, partner, organisation);
            story.Tell();
            Stories.Add(story);
        }

        staff.ChangeEmployers(Stories);
        foreach (var story in Stories)
        {
            new SampleContacts(this, story, zone).Write();
        }

        People.ForEach(Rate);
    }

    public DateOnly Today { get; }

    public long FirmId { get; }

    public long ImportId { get; }

    /// <summary>When everything here counts as recorded: the beginning of the day it was made for.</summary>
    public DateTime MadeAt { get; }

    public List<Organisation> Organisations { get; } = [];

    public List<Person> People { get; } = [];

    public List<Partnership> Partnerships { get; } = [];

    public List<StageStep> StageSteps { get; } = [];

    public List<Contract> Contracts { get; } = [];

    public List<PartnershipReview> Reviews { get; } = [];

    public List<Contact> Contacts { get; } = [];

    public List<Note> Notes { get; } = [];

    public List<Tag> Tags { get; } = [.. SampleTexts.Tags.Select(name => SampleIds.Give(new Tag(name)))];

    public List<OrganisationTag> OrganisationTags { get; } = [];

    public List<Rating> Ratings { get; } = [];

    internal SampleIds Ids => ids;

    internal List<SampleStory> Stories { get; } = [];

    public static SampleNet Make(DateOnly today, TimeZoneInfo zone, long firmId, long importId, ISet<string>? takenSlugs = null, ISet<string>? takenDomains = null) =>
        new(today, zone, firmId, importId, takenSlugs ?? new HashSet<string>(), takenDomains ?? new HashSet<string>());

    internal Person Add(string? name, string country, string city, string domain, long organisationId, string role, DateOnly? from, DateOnly? until, SampleDice dice)
    {
        name ??= SampleNames.Of(country, dice, names);
        var person = ids.Give(new Person(name, importId: ImportId));
        person.Describe(null, city, country, null);
        person.AddEmail(AddressOf(name, domain), ImportId);
        ids.Give(person.Emails[^1]);
        ids.Give(person.Join(organisationId, role, from, until, ImportId));
        People.Add(person);
        return person;
    }

    internal string AddressOf(string name, string domain)
    {
        var local = string.Join('.', NameFolding.FoldPerson(name).Split(' '));
        var address = $"{local}@{domain}";
        for (var number = 2; !addresses.Add(address); number++)
        {
            address = $"{local}{number}@{domain}";
        }

        return address;
    }

    private Organisation Found(SamplePartner partner, ISet<string> takenSlugs, ISet<string> takenDomains)
    {
        var dice = SampleDice.For("organisation " + partner.Name);
        var slug = Slugs.Free(partner.Name, takenSlugs.Contains);
        takenSlugs.Add(slug);
        var organisation = ids.Give(new Organisation(partner.Name, slug, ImportId));
        var employees = partner.Size switch
        {
            RelativeSize.Smaller => dice.Between(4, 35),
            RelativeSize.Similar => dice.Between(50, 130),
            _ => dice.Between(300, 9000),
        };
        long? turnover = dice.Chance(0.6) ? employees * dice.Between(80, 190) * 1000L * 100 : null;
        organisation.Describe(partner.Country, partner.City, employees, turnover, "https://www." + partner.Domain);
        if (takenDomains.Add(partner.Domain))
        {
            organisation.AddDomain(partner.Domain, ImportId);
        }

        Organisations.Add(organisation);
        return organisation;
    }

    /// <summary>Somebody of ours says how close a tie is, for about every third pair that has met often enough.</summary>
    private void Rate(Person own)
    {
        foreach (var tie in Stories.SelectMany(story => story.Ties).Where(tie => tie.Own == own && tie.ContactsADay > 0.02))
        {
            var dice = SampleDice.For($"rating {own.Name} {tie.Other.Name}");
            if (!dice.Chance(0.5) || Ratings.Any(known => known.OwnId == own.Id && known.OtherId == tie.Other.Id))
            {
                continue;
            }

            var closeness = Math.Clamp((int)(1.5 + (tie.ContactsADay * 40) + dice.Between(0, 1.5)), 1, 5);
            var on = Today.AddDays(-dice.Between(20, 300));
            Ratings.Add(ids.Give(new Rating(own.Id, tie.Other.Id, on, closeness, Math.Clamp(closeness + dice.Between(-1, 1), 1, 5), ImportId)));
            if (dice.Chance(0.35))
            {
                Ratings.Add(ids.Give(new Rating(own.Id, tie.Other.Id, on.AddDays(-dice.Between(180, 400)), Math.Max(1, closeness - dice.Between(0, 1)), null, ImportId)));
            }
        }
    }
}
