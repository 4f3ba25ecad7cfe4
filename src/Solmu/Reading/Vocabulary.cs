using System.Collections.Frozen;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;

namespace Solmu.Reading;

/// <summary>The words that stand for a side, a stage, a medium and an importance, ours first, then other tools'.</summary>
internal static class Vocabulary
{
    private static readonly FrozenDictionary<string, Side> Sides = Words<Side>(
        (Side.Upstream, "upstream, supplier, vendor, technology supplier, technology partner, manufacturer, supply"),
        (Side.Downstream, "downstream, reseller, distributor, dealer, integrator, system integrator, channel partner, "
            + "sales partner, sales, agent"),
        (Side.Support, "support, supporting, support organisation, support organization, trade body, university, funder"));

    private static readonly FrozenDictionary<string, Stage> Stages = Words<Stage>(
        (Stage.F1, "f1, identified, found, lead, new, new lead, prospect, prospecting, subscriber, marketing qualified lead, mql, suspect"),
        (Stage.F2, "f2, contacted, in contact, attempted to contact, connected, sales qualified lead, sql, working"),
        (Stage.F3, "f3, assessed, audited, evaluated, qualified, qualification, needs analysis, qualified to buy"),
        (Stage.F4, "f4, negotiating, negotiation, in negotiation, opportunity, proposal, quotation, offer, contract sent, "
            + "negotiation review, proposal price quote"),
        (Stage.F5, "f5, signed, contract signed, won, closed won"),
        (Stage.M1, "m1, onboarding, start up, implementation, training"),
        (Stage.M2, "m2, active, customer, partner, live, evangelist, existing, current"),
        (Stage.M3, "m3, at risk, risk"),
        (Stage.T1, "t1, ending, terminating, notice given, churning, winding down"),
        (Stage.T2, "t2, ended, terminated, former, inactive, lost, closed lost, churned, closed, former partner, former customer"));

    private static readonly FrozenDictionary<string, Medium> Media = Words<Medium>(
        (Medium.Met, "met, meeting, meet, visit, face to face, in person, customer visit, lunch, dinner, on site, onsite, "
            + "site visit, tapaaminen, besuch"),
        (Medium.Video, "video, video call, video meeting, videoconference, video conference, teams, ms teams, microsoft teams, "
            + "zoom, google meet, webex, skype, online meeting, online, web meeting, virtual meeting, remote meeting, "
            + "demo, screen share"),
        (Medium.Phone, "phone, call, phone call, telephone, tel, telephone call, outbound call, inbound call, logged call, "
            + "voice, puhelu, anruf"),
        (Medium.Mail, "mail, email, e mail, emails, outgoing email, incoming email, email sent, email received, logged email, mass email"),
        (Medium.Message, "message, chat, sms, text, text message, whatsapp, slack, linkedin, linkedin message, signal, "
            + "telegram, wechat, line, imessage, instant message, teams chat, linkedin mail, inmail"),
        (Medium.Event, "event, fair, trade fair, trade show, tradeshow, seminar, webinar, conference, exhibition, workshop, "
            + "training, messe"),
        (Medium.Letter, "letter, post, postal mail, postal letter, paper letter, card, brief"));

    private static readonly FrozenDictionary<string, int> Tiers = Words<int>(
        (1, "1, next to impossible to replace, impossible to replace, irreplaceable, critical, strategic, very high, high, key, a, tier 1"),
        (2, "2, replaceable with effort, replaceable, hard to replace, important, medium, middle, normal, b, tier 2"),
        (3, "3, easily replaced, easy to replace, relatively easy to replace, easily replaceable, low, minor, c, tier 3"));

    private static readonly FrozenDictionary<string, Suggestion> Suggestions = Words<Suggestion>(
        (Suggestion.No, "no, false, 0, n"), (Suggestion.Yes, "yes, true, 1, y, suggested"), (Suggestion.Ignored, "ignored"));

    public static bool TrySide(string text, out Side side) => TryFind(Sides, text, out side);

    /// <summary>Accepts a code with its word too ("M2 active").</summary>
    public static bool TryStage(string text, out Stage stage)
    {
        if (TryFind(Stages, text, out stage))
        {
            return true;
        }

        var key = NameFolding.FoldPerson(text);
        return key.Length > 3 && key[2] == ' ' && Stages.TryGetValue(key[..2], out stage);
    }

    public static bool TryMedium(string text, out Medium medium) => TryFind(Media, text, out medium);

    public static bool TryImportance(string text, out int importance) => TryFind(Tiers, text, out importance);

    public static bool TrySuggestion(string text, out Suggestion suggestion) => TryFind(Suggestions, text, out suggestion);

    // Most cells are spelled as the words are; only the others are folded.
    private static bool TryFind<T>(FrozenDictionary<string, T> words, string text, out T value) =>
        words.TryGetValue(text, out value!) || words.TryGetValue(NameFolding.FoldPerson(text), out value!);

    private static FrozenDictionary<string, T> Words<T>(params (T Value, string Words)[] entries) => entries
        .SelectMany(entry => entry.Words.Split(", ").Select(word => (word, entry.Value)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
}
