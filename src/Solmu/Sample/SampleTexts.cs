using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;

namespace Solmu.Sample;

/// <summary>What the contacts, notes and evidence of the sample net say.</summary>
internal static class SampleTexts
{
    public static IReadOnlyList<string> Tags { get; } =
        ["schools", "universities", "public sector", "corporate training", "demo unit", "key market", "price list B", "visit this year"];

    public static IReadOnlyList<string> Notes { get; } =
    [
        "Their owner decides alone; talk to the owner before the half-year goals.",
        "Strong with universities, weak with schools. Worth a joint visit to the ministry.",
        "Pays late in December every year; finance knows.",
        "Wants the road map in writing. Tell them what is released, not who develops it for us.",
        "Two sellers finished our product training; a third one waits for a date.",
        "Sells a rival's product beside ours since last spring.",
        "Installs well without our help; could support smaller neighbours.",
        "Asks for exclusivity in the country; we said no twice.",
        "Good reference: the language centre in {city} takes visitors.",
        "Nobody speaks English on the phone; write, or call in the morning.",
    ];

    public static IReadOnlyList<string> PersonNotes { get; } =
    [
        "Prefers a call to a mail. Never on Fridays.",
        "Wants to move up; a joint reference would help.",
        "Knows the tender rules better than we do.",
        "Started as a teacher; talks about pupils before prices.",
        "Will retire within two years.",
    ];

    private static readonly Dictionary<Medium, string[]> Downstream = new()
    {
        [Medium.Mail] =
        [
            "Offer for {n} rooms in {city}", "Price list and delivery times", "Asked for the reference list", "Order confirmed: {n} units", "Question on licence terms",
            "Road map up to release {release}", "Report for {month}", "Invitation to the partner day", "Defect in {n} headsets", "Tender documents from {city}", "Loan of a demo unit",
            "Marketing material for the autumn", "Offer for the university in {city}", "Delivery note and invoice", "Answer to a support case",
        ],
        [Medium.Phone] = ["Delivery to {city} is late, new date agreed", "Tender in {city}: what to offer", "Asked for a better price", "Support case is still open", "Next visit agreed", "Payment is due"],
        [Medium.Video] = ["Monthly review: {small} offers, {n} visits", "Training on release {release}", "Demo for a customer in {city}", "Plan for the coming half-year", "Installation in {city}: open questions"],
        [Medium.Met] = ["Half-year review in {city}", "Visited a customer together in {city}", "Sales training for {small} sellers", "Yearly talk: goals and budget agreed", "Installation approved in {city}"],
        [Medium.Event] = ["Met at the education technology fair", "Partner day in Tampere", "Shared a stand at the fair in {city}"],
        [Medium.Message] = ["Short question on a delivery", "Thanks for the visit", "Meeting moved by a day", "New phone number"],
        [Medium.Letter] = ["Signed contract by post", "Season's greetings"],
    };

    private static readonly Dictionary<Medium, string[]> Forming = new()
    {
        [Medium.Mail] = ["Introduced ourselves", "Terms for partners", "Price list sent", "Answered questions on the product", "Draft of the partner contract", "Asked for references in the country"],
        [Medium.Phone] = ["First talk", "Asked how they sell today", "Open points of the contract"],
        [Medium.Video] = ["Demo of the product", "What they sell, and to whom", "Terms talked through"],
        [Medium.Met] = ["Visited them in {city}", "Negotiated in {city}"],
        [Medium.Event] = ["Met at the education technology fair"],
        [Medium.Message] = ["Date of the next talk"],
        [Medium.Letter] = ["Brochures sent"],
    };

    private static readonly Dictionary<Medium, string[]> Upstream = new()
    {
        [Medium.Mail] =
        [
            "Schedule of release {release}", "Defect list: {small} open", "Order for {n}0 units", "Change to the board", "Quality report for {month}", "Test results of release {release}",
            "Offer for the next phase", "Components will be scarce in spring", "Customs papers", "Invoice and hours for {month}",
        ],
        [Medium.Phone] = ["Shipment is held at customs", "Fix for the defect agreed", "Delay of {small} days", "Price of components"],
        [Medium.Video] = ["Weekly talk on release {release}", "Review of the open defects", "Road map and common plans", "Change of schedule"],
        [Medium.Met] = ["Audit on the spot", "Joint development week in Tampere", "Yearly talk: which skills we need", "Negotiated the new price"],
        [Medium.Event] = ["Met at the component fair", "Developer conference"],
        [Medium.Message] = ["Build is ready", "Truck has left", "Question on a drawing"],
        [Medium.Letter] = ["Signed contract by post"],
    };

    private static readonly Dictionary<Medium, string[]> Support = new()
    {
        [Medium.Mail] = ["Application for the export grant", "Seminar programme", "Topic for a thesis", "Minutes of the board"],
        [Medium.Phone] = ["Report on the grant is due", "Speaker for the seminar"],
        [Medium.Video] = ["Steering group", "Plan for the joint project"],
        [Medium.Met] = ["General meeting", "Visit to the laboratory"],
        [Medium.Event] = ["Export seminar", "Yearly gathering of the members"],
        [Medium.Message] = ["Date of the next meeting"],
        [Medium.Letter] = ["Decision on the grant"],
    };

    public static string About(Side side, Stage stage, Medium medium, string city, DateOnly day, DateOnly today, SampleDice dice)
    {
        var texts = side switch { Side.Upstream => Upstream, Side.Support => Support, _ => stage <= Stage.F4 ? Forming : Downstream };
        return Fill(dice.Pick(texts[medium]), city, day, today, dice);
    }

    public static string Fill(string text, string city, DateOnly day, DateOnly today, SampleDice dice) => text
        .Replace("{city}", city, StringComparison.Ordinal)
        .Replace("{n}", dice.Between(4, 48).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{small}", dice.Between(2, 9).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{release}", (9 - ((today.DayNumber - day.DayNumber) / 400)).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{month}", day.AddMonths(-1).ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
