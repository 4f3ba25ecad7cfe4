using Solmu.Access;
using Solmu.Ui;

namespace Solmu.Fairness;

/// <summary>The notice in words: what is read and why, for staff and partners, filled in from the settings of this installation.</summary>
public sealed record NoticeText(string Firm, DateOnly Day, string Title, string Lead, IReadOnlyList<NoticeText.Section> Sections)
{
    public sealed record Section(string Title, IReadOnlyList<string> Lines);

    public static NoticeText Of(NoticeFacts facts) => new(
        facts.Firm, facts.Day, $"{facts.Firm} reads who was in touch with whom and when, never what was written",
        $"So that {facts.Firm} knows who holds which partner, and no partner is lost when somebody leaves or forgets. For everybody who works at {facts.Firm} or deals with it.",
        [Read(facts), NotRead, WorkedOut, SeenBy(facts), Kept(facts), StayingOut, Ask(facts)]);

    private static Section Read(NoticeFacts facts) => new("What is read",
    [
        $"Mail and calendars, from files that an owner or a manager of this Solmu brings in; Solmu does not reach into anybody’s mailbox. So far {Sources(facts)}.",
        "Of a mail: who wrote to whom, when, and which mail it answers.",
        "Of a meeting: who was invited, when, for how long, and whether it was by video.",
        facts.KeepsSubjects ? "Subjects of mails and titles of meetings are kept, because an owner has chosen so." : "Subjects of mails and titles of meetings are not kept.",
        "Besides, what colleagues write down themselves: contacts, notes, how close they feel to somebody, how often they mean to be in touch and since when they know each other.",
        "Days on which a colleague is away may be noted, so that they are not taken for silence: only the days, never why.",
    ]);

    private static readonly Section NotRead = new("What is never read",
    [
        "What was written in a mail or an invitation, and what was attached.",
        "Mail among colleagues, and what programs and mailing lists send: it is passed over.",
        "Anything of people and addresses that are taken out of reading.",
    ]);

    private static readonly Section WorkedOut = new("What is worked out, and what is not",
    [
        "How strong the tie between one colleague and one person outside is, from 0 to 100, with everything that it rests on, and whether it is cooling. The tie’s page shows the whole sum.",
        "What the firm would lose if somebody left, so that it can let a second colleague get to know the partner. It measures what hangs on a person, not how well somebody works.",
        "No person is scored. There is no ranking of employees, and the figures are not for judging anybody.",
    ]);

    private static Section SeenBy(NoticeFacts facts) => new("Who sees it",
    [
        .. Enum.GetValues<Role>().Select(role => $"Each {Roles.Of(role)} {Roles.Means(role)} ({(facts.Users.GetValueOrDefault(role) is > 0 and var many ? Say.Number(many) : "none")} now)."),
        "What hangs on each colleague is shown by name to owners and managers only.",
        "Days on which a colleague is away are shown to that colleague, owners and managers only; a tie is measured without them for everybody.",
        "Notes marked private are their author’s alone. Every change is in an audit log.",
    ]);

    private static Section Kept(NoticeFacts facts) => new("Where and how long it is kept",
    [
        $"In {facts.Firm}’s own installation of Solmu{(facts.SendsMail ? "; weekly letters go to its own users, through its own mail server" : ", which sends nothing by mail")}.",
        "Until somebody takes back the import that brought it or removes it; nothing goes by itself. For a tie an old contact counts less and less.",
        "Backups keep it as long as they are kept.",
    ]);

    private static readonly Section StayingOut = new("How to stay out",
    [
        "Whoever works with Solmu says so on the page Your account: from then on nothing of their mail and calendar is read.",
        "Everybody else, colleague or partner, asks one of those below. They can also put an address or a whole domain on the list of what is never read.",
        "What was read before can be forgotten on request. Whoever stays out or comes back need not say why.",
    ]);

    private static Section Ask(NoticeFacts facts) => new("Whom to ask",
        facts.Owners.Count == 0 ? [$"The people who run Solmu at {facts.Firm}."] : [.. facts.Owners.Select(owner => $"{owner.Name}, {owner.Email}")]);

    private static string Sources(NoticeFacts facts) => (facts.HasMail, facts.HasCalendars) switch
    {
        (true, true) => "mail and calendars were read",
        (true, false) => "mail was read, and no calendar",
        (false, true) => "calendars were read, and no mail",
        _ => "neither was read",
    };
}
