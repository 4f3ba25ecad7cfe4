using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.People;

namespace Solmu.Sample;

/// <summary>Five years of contacts with one partner: each tie has its rhythm, summers and Decembers are quiet.</summary>
internal sealed class SampleContacts(SampleNet net, SampleStory story, TimeZoneInfo zone)
{
    private static readonly (Medium Medium, double Share)[] Mix =
    [
        (Medium.Mail, 0.56), (Medium.Phone, 0.13), (Medium.Video, 0.13), (Medium.Message, 0.09), (Medium.Met, 0.06), (Medium.Event, 0.02), (Medium.Letter, 0.01),
    ];

    private readonly SampleDice dice = SampleDice.For("contacts with " + story.Partner.Name);

    public void Write()
    {
        foreach (var tie in story.Ties)
        {
            Write(tie);
        }
    }

    private void Write(SampleStory.Tie tie)
    {
        var span = Math.Max(1, tie.Until.DayNumber - tie.From.DayNumber);
        for (var days = dice.Wait(1 / tie.ContactsADay); days < span; days += dice.Wait(1 / tie.ContactsADay))
        {
            var day = Workday(tie.From.AddDays((int)days));
            var isQuiet = day.Month == 7 || (day.Month == 12 && day.Day > 20);
            if (day < net.Today && day >= tie.From && dice.Chance(Likely(tie.Trend, days / span) * (isQuiet ? 0.35 : 1)) && Knows(tie.Own, net.FirmId, day) && Knows(tie.Other, story.Organisation.Id, day))
            {
                Write(tie, day);
            }
        }
    }

    private void Write(SampleStory.Tie tie, DateOnly day)
    {
        var medium = Draw();
        var isTogether = medium is Medium.Met or Medium.Video or Medium.Phone or Medium.Event;
        var local = day.ToDateTime(new TimeOnly(dice.Between(8, 16), isTogether ? 15 * dice.Between(0, 3) : dice.Between(0, 59)));
        int? minutes = medium switch { Medium.Met => 30 * dice.Between(2, 10), Medium.Video => 15 * dice.Between(2, 6), Medium.Phone => dice.Between(3, 40), _ => null };
        var about = dice.Chance(isTogether ? 0.85 : 0.6) ? SampleTexts.About(story.Partner.Side, story.Plot.Stage, medium, story.Partner.City, day, net.Today, dice) : null;
        var at = TimeZoneInfo.ConvertTimeToUtc(local, zone);
        var contact = net.Ids.Give(new Contact(at, medium, minutes, about, at, null, importId: net.ImportId));
        var theyWrite = !isTogether && dice.Chance(0.45);
        contact.Add(tie.Own.Id, theyWrite ? Part.To : Part.From, isOurs: true, net.FirmId);
        contact.Add(tie.Other.Id, theyWrite ? Part.From : Part.To, isOurs: false, story.Organisation.Id);
        if (dice.Chance(0.12))
        {
            var colleague = dice.Pick(story.People);
            if (Knows(colleague, story.Organisation.Id, day))
            {
                contact.Add(colleague.Id, isTogether ? Part.To : Part.Cc, isOurs: false, story.Organisation.Id);
            }
        }

        net.Contacts.Add(contact);
    }

    /// <summary>How much of the usual rhythm is left, from the first day (0) to the last (1).</summary>
    private static double Likely(SampleTrend trend, double progress) => trend switch
    {
        SampleTrend.Growing => 0.25 + (0.75 * progress),
        SampleTrend.Fading => progress < 0.7 ? 0.9 : 0.9 - (2.2 * (progress - 0.7)),
        _ => 0.75,
    };

    private static bool Knows(Person person, long organisationId, DateOnly day) =>
        person.Affiliations.Any(affiliation => affiliation.OrganisationId == organisationId && affiliation.HoldsOn(day));

    private static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private Medium Draw()
    {
        var left = dice.Share();
        foreach (var (medium, share) in Mix)
        {
            left -= share;
            if (left < 0)
            {
                return medium;
            }
        }

        return Medium.Mail;
    }
}
