using System.Globalization;
using Solmu.Analysis.Net;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.Ui;

namespace Solmu.Net;

/// <summary>The sentences of the net: what it says at the top, and what its boxes are called.</summary>
internal static class NetWords
{
    private static readonly string[] Countable = ["er", "or", "ist", "body", "ity", "ent", "firm", "partner", "house", "shop", "agency", "lab", "fund", "chain", "centre"];

    public static string Partners(int number) => Say.Count(number, "partner");

    public static string Contacts(int number) => number == 0 ? "no contact" : Say.Count(number, "contact");

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    public static string Title(NetView view)
    {
        var facts = view.Facts;
        if (facts.AllPartners + facts.Ended == 0)
        {
            return "Your value net will stand here";
        }

        if (facts.Partners == 0)
        {
            return view.State.IsFiltered ? "No partner fits what you asked for" : "All partnerships have ended";
        }

        if (view.FocusPerson is { } person)
        {
            return PersonTitle(view, person);
        }

        return view.FocusPartner is { } partner ? PartnerTitle(view, partner) : view.Map is { } map ? MapWords.Title(map, Subject(view)) : NetTitle(view);
    }

    public static string Lead(NetView view)
    {
        var facts = view.Facts;
        if (facts.AllPartners + facts.Ended == 0)
        {
            return "Partners upstream on the left, our people in the middle, partners downstream on the right, and a line for whoever deals with whom.";
        }

        if (facts.Partners == 0)
        {
            return view.State.IsFiltered ? $"The whole net has {Partners(facts.AllPartners)}." : "Nothing runs at the moment.";
        }

        if (view.FocusPerson is { } person)
        {
            var contacts = view.Rows.Sum(place => view.Reading.ContactsOf[place].FirstOrDefault(pair => pair.Person == person).Count);
            var role = view.Reading.People[person] switch { { IsOurs: false } => "No longer with us, and still named as responsible. ", { Role: { } text } => $"{text}. ", _ => "" };
            return $"{role}{Capital(Contacts(contacts))} with partners in the last year.";
        }

        return view.FocusPartner is { } partner ? PartnerLead(view.Reading.Partners[partner]) : view.Map is { } map ? MapWords.Lead(map) : NetLead(view);
    }

    private static string PersonTitle(NetView view, int person)
    {
        var (name, held) = (view.Reading.People[person].Name, view.Facts.Held[person]);
        return held.Partners == 0
            ? $"{name} deals with none of these partners"
            : $"{Say.Number(held.Partners)} of {Partners(view.Facts.Partners)} {(held.Partners == 1 ? "deals" : "deal")} with {name}{Alone(held)}";
    }

    private static string Alone((int Partners, int Alone) held) => held.Alone == 0 ? ""
        : held.Alone == held.Partners ? " and with nobody else of us"
        : $", {Say.Number(held.Alone)} of them with nobody else of us";

    private static string PartnerTitle(NetView view, int partner)
    {
        var (name, people) = (view.Reading.Partners[partner].Name, NetFacts.PeopleOf(view.Reading, partner).ToList());
        return people.Count switch
        {
            0 => $"Nobody of us deals with {name}",
            1 => $"{name} hangs on {view.Reading.People[people[0]].Name} alone",
            _ => $"{name} deals with {Say.Number(people.Count)} of our people",
        };
    }

    private static string PartnerLead(NetReading.Partner partner) =>
        $"{Capital(Contacts(partner.Contacts))} in the last year{(partner.LastContact is { } day ? $"; the latest on {Say.Day(day)}" : ", and none known before")}.{(partner.Responsible is null ? " Nobody is responsible." : "")}";

    private static string NetTitle(NetView view)
    {
        var (facts, state) = (view.Facts, view.State);
        var one = facts.Partners == 1;
        var people = facts.People == 1 ? view.Reading.People[OnlyPerson(view)].Name : $"{Say.Number(facts.People)} of our people";
        var verb = state.IsFiltered ? (one ? "is held by" : "are held by") : (one ? "hangs on" : "hang on");
        var end = facts.People == 0 ? (one ? "; nobody of us is known to deal with it" : "; nobody of us is known to deal with them") : $" {verb} {people}{(facts.People == 1 ? " alone" : "")}";
        return $"{Subject(view)}{end}";
    }

    private static int OnlyPerson(NetView view) => Enumerable.Range(0, view.Reading.People.Count).First(place => view.Reading.People[place].IsOurs && view.Facts.Held[place].Partners > 0);

    private static string Subject(NetView view)
    {
        var (facts, state) = (view.Facts, view.State);
        var stage = state.Stage is { } at ? $"{Lifecycle.Word(at)} " : "";
        var side = state.Side is { } stands ? $"{NetState.Lower<Side>(stands)} " : "";
        var words = new List<string> { state.Type is { } type ? $"{Say.Number(facts.Partners)} {stage}{side}{Typed(type, facts.Partners)}" : $"{Say.Number(facts.Partners)} {stage}{side}{(facts.Partners == 1 ? "partner" : "partners")}" };
        words.Add(state.Country is { } country ? country == NetState.NoCountry ? "without a known country" : $"in {Countries.Name(country)}" : facts.Countries switch
        {
            0 => "",
            1 => $"in {Countries.Name(view.Rows.Select(place => view.Reading.Partners[place].Country).OfType<string>().First())}",
            _ => $"in {Say.Number(facts.Countries)} countries",
        });
        words.Add(state.Search is { } search ? $"found by “{search}”" : "");
        words.Add(state.Tag is { } tag ? $"tagged “{tag}”" : "");
        words.Add(state.ResponsibleId switch
        {
            null => "",
            0 => "with nobody responsible",
            _ => view.Rows.Count > 0 && view.Reading.Partners[view.Rows[0]].Responsible is { } place ? $"under {view.Reading.People[place].Name}" : "",
        });
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    /// <summary>Types are free words; only those that can be counted get a plural, the others stand behind.</summary>
    private static string Typed(string type, int number)
    {
        if (!Countable.Any(end => type.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
        {
            return $"{(number == 1 ? "partner" : "partners")} ({type})";
        }

        return number == 1 ? type : type.EndsWith('y') ? $"{type[..^1]}ies" : $"{type}s";
    }

    private static string NetLead(NetView view)
    {
        var facts = view.Facts;
        var said = new List<string>();
        var top = facts.Held.Select((held, place) => (held.Alone, place)).Where(entry => view.Reading.People[entry.place].IsOurs).OrderByDescending(entry => entry.Alone).ThenBy(entry => entry.place).FirstOrDefault();
        if (top.Alone >= 2 && facts.People > 1)
        {
            said.Add($"{view.Reading.People[top.place].Name} alone holds {Say.Number(top.Alone)} of them");
        }

        if (facts.Silent > 0)
        {
            said.Add(facts.Silent == facts.Partners ? "no contact with any of them is known for the last year" : $"{Say.Number(facts.Silent)} had no contact in the last year");
        }

        if (facts.Fading > 0)
        {
            said.Add($"the strongest tie with {(facts.Fading == facts.Partners ? "each of them" : Say.Number(facts.Fading))} is cooling or cold");
        }

        if (facts.NobodyResponsible > 0)
        {
            said.Add(facts.NobodyResponsible == facts.Partners ? "nobody is named as responsible" : $"{Say.Number(facts.NobodyResponsible)} {(facts.NobodyResponsible == 1 ? "has" : "have")} nobody responsible");
        }

        if (said.Count == 0)
        {
            said.Add("each had contact in the last year and has somebody responsible");
        }

        if (facts.Ended > 0 && !view.State.IsFiltered)
        {
            said.Add($"{Say.Number(facts.Ended)} more {(facts.Ended == 1 ? "has" : "have")} ended");
        }

        return $"{Capital(string.Join("; ", said))}.";
    }

    public static string GroupName(NetReading reading, NetGrouping by, string key) => (by, key) switch
    {
        (NetGrouping.Country, "") => "Country not known",
        (NetGrouping.Country, _) => Countries.Name(key),
        (NetGrouping.Type, "") => "Type not known",
        (NetGrouping.Type, _) => Capital(key),
        (_, "") => "Nobody responsible",
        _ => Ids.TryParse(key, out var id) && reading.People.FirstOrDefault(person => person.Id == id) is { } person ? person.Name : key,
    };
}
