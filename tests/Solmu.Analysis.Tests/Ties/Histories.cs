using Solmu.Analysis.Ties;

namespace Solmu.Analysis.Tests.Ties;

internal static class Histories
{
    public static readonly DateTime At = new(2026, 6, 30, 12, 0, 0, DateTimeKind.Utc);
    public static readonly DateOnly Today = new(2026, 6, 30);

    public static TieContact DaysAgo(double days, Medium medium, Initiator initiator, TieTopics topics = TieTopics.None, int attendees = 2, bool isMutual = false)
    {
        var at = At.AddDays(-days);
        return new TieContact(at, DateOnly.FromDateTime(at), medium, initiator, attendees, topics, isMutual);
    }

    public static TieHistory Worked() => new()
    {
        Contacts = new[]
        {
            DaysAgo(10, Medium.Met, Initiator.Us, TieTopics.Commercial),
            DaysAgo(20, Medium.Mail, Initiator.Us),
            DaysAgo(25, Medium.Mail, Initiator.Them),
            DaysAgo(40, Medium.Video, Initiator.Them, TieTopics.Technical),
            DaysAgo(70, Medium.Phone, Initiator.Us),
            DaysAgo(100, Medium.Mail, Initiator.Us),
        },
        Ratings = [new TieRating(new DateOnly(2026, 1, 1), 5, 4)],
        FirstMet = new DateOnly(2022, 6, 30),
        ChannelShare = 0.8,
    };

    public static TieHistory Random(Random random)
    {
        var contacts = new TieContact[random.Next(0, 40)];
        var span = random.Next(5, 1500);
        for (var i = 0; i < contacts.Length; i++)
        {
            contacts[i] = DaysAgo(
                random.NextDouble() * random.Next(1, span), (Medium)random.Next(7), (Initiator)random.Next(3),
                random.Next(3) == 0 ? (TieTopics)random.Next(32) : TieTopics.None, random.Next(2, 30), random.Next(2) == 0);
        }

        return new TieHistory
        {
            Contacts = contacts,
            Ratings = random.Next(2) == 0 ? [] : [new TieRating(Today.AddDays(-random.Next(600)), random.Next(1, 6), random.Next(2) == 0 ? null : random.Next(1, 6))],
            FirstMet = random.Next(2) == 0 ? null : Today.AddDays(-random.Next(3000)),
            Absences = random.Next(2) == 0 ? [] : [new(Today.AddDays(-60), Today.AddDays(-40)), new(Today.AddDays(-45), Today.AddDays(-random.Next(40)))],
        };
    }

    public static TieScore Score(TieHistory history, TieParameters? parameters = null) =>
        TieMeasure.Measure(history, At, Today, parameters ?? TieParameters.Default);
}
