using System.Text;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Exports;
using Solmu.Firms;
using Solmu.Today;

namespace Solmu.Feeds;

/// <summary>
/// What Solmu has to say to the viewer, as a calendar: whom to contact, on the day it is; the ends of contracts they
/// answer for; and their next meetings. The same day it reads the same as long as nothing changes.
/// </summary>
internal sealed class WriteFeed(Viewer viewer, Moment moment, FocalFirms firms, ReadOwnToday today, FindComingEnds ends, ReadComing coming)
{
    private const int EndDays = 400;
    private const string RemindBefore = "-P30D";
    private static readonly TimeSpan UsualLength = TimeSpan.FromMinutes(30);

    /// <param name="home">The address at which Solmu is reached, for the links.</param>
    public async Task<byte[]> RunAsync(string home)
    {
        var firm = await firms.RequireAsync();
        var day = firm.Day(moment.Now);
        using var text = new StringWriter();
        var calendar = new CalendarText(text, firm.StartOf(day));
        await calendar.BeginAsync("Solmu: " + viewer.Name);
        await calendar.RefreshAsync("PT1H");
        var own = await today.RunAsync();
        foreach (var item in own.Items)
        {
            await calendar.WriteAsync(Suggestion(item, day, home));
        }

        foreach (var contract in await ends.RunAsync(EndDays, everybodys: false))
        {
            var link = $"{home}/partners/{contract.Slug}";
            await calendar.WriteAsync(new CalendarEntry(ExportCalendar.NameOf(contract.Id), contract.Version - 1, ExportCalendar.SentenceOf(contract.Title, contract.Partner), link) { Day = contract.EndsOn, Url = link, Reminds = RemindBefore });
        }

        foreach (var contact in viewer.PersonId is { } self ? await coming.RunAsync(self) : [])
        {
            await calendar.WriteAsync(Meeting(contact, home));
        }

        await calendar.EndAsync();
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>It stands on the day it is, and moves along as long as the reason stands: each day is a later edition of it.</summary>
    private static CalendarEntry Suggestion(TodayItem item, DateOnly day, string home)
    {
        var link = $"{home}/ties/{Ids.Text(item.Tie.Own.Id)}/{Ids.Text(item.Tie.Other.Id)}";
        var who = item.Tie.Other.DisplayName + (item.Partner is { } partner ? " at " + partner.Name : "");
        return new CalendarEntry($"today-{Ids.Text(item.Tie.Own.Id)}-{Ids.Text(item.Tie.Other.Id)}", day.DayNumber, $"Contact {who}: {item.Reason}", link) { Day = day, Url = link };
    }

    private static CalendarEntry Meeting(ContactRow contact, string home)
    {
        var link = $"{home}/contacts/{Ids.Text(contact.Id)}";
        var others = contact.Others.Select(person => person.DisplayName + (person.Organisation is { } at ? $" ({at})" : "")).ToList();
        var with = others.Count == 0 ? "somebody" : string.Join(", ", others);
        var verb = contact.Medium switch { Medium.Phone => "Call", Medium.Met or Medium.Event => "Meet", _ => "Talk to" };
        var length = contact.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : UsualLength;
        return new CalendarEntry("meeting-" + Ids.Text(contact.Id), contact.Version - 1, $"{verb} {with}", link) { Starts = contact.At, Ends = contact.At + length, Url = link };
    }
}
