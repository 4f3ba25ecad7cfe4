using System.Collections.Frozen;
using System.Text;
using Solmu.Analysis.Identities;

namespace Solmu.Reading;

/// <summary>
/// Which header stands for which of our fields. Headers are compared without case, accents, punctuation, spaces and
/// numbers, so <c>E-mail 2 Address</c> is found as <c>email address</c>. The first word of each line is ours; the
/// others are what HubSpot, Salesforce, Pipedrive, Outlook, Google Contacts, LinkedIn, Odoo, Dolibarr and ERPNext
/// write. Where several columns of a file stand for one field, the word further to the left wins.
/// </summary>
internal static class HeaderWords
{
    private static readonly FrozenDictionary<FileKind, Entry[]> Entries = new Dictionary<FileKind, Entry[]>
    {
        [FileKind.Organisations] =
        [
            new(Field.Name, "name", "name, organisation, organization, organisation name, organization name, account name, "
                + "company name, company, account, customer name, supplier name, lead name, partner name, partner, "
                + "third party name, thirdparty name, third party, legal name, display name, complete name, firm, "
                + "customer, supplier, business name, yritys, firma, nom"),
            new(Field.Domains, "domains", "domains, domain, company domain name, domain name, company domain, email domain, "
                + "web domain, organization domain"),
            new(Field.CompanyMail, "domains", "email, email address, company email, email id, primary email, mail, "
                + "organization email"),
            new(Field.Country, "country", "country, billing country, country region, organization country, "
                + "organization country of address, address country, country name, country code, billing country region, "
                + "shipping country, business country region, company country, maa, land, pays"),
            new(Field.City, "city", "city, billing city, town, organization city of address, "
                + "organization city town village locality of address, organization city, address city, city town, "
                + "shipping city, company city, kaupunki, stadt, ville, organization city town village locality"),
            new(Field.Employees, "employees", "employees, number of employees, employee count, staff count, headcount, "
                + "company size, organization number of employees"),
            new(Field.TurnoverEur, "turnover_eur", "turnover eur, turnover, annual revenue, revenue, annual turnover, "
                + "turnover in eur, annual revenue eur, organization annual revenue, liikevaihto, umsatz"),
            new(Field.Website, "website", "website, website url, web site, web page, url, web, homepage, website link, "
                + "organization website, company website"),
            new(Field.Side, "side", "side, value net side, partner side"),
            new(Field.Type, "type", "type, partner type, account type, company type, organization type, supplier group, "
                + "customer group, customer type, supplier type, third party type, thirdparty type, organization label"),
            new(Field.Stage, "stage", "stage, partner stage, lifecycle stage, partnership stage"),
            new(Field.Importance, "importance", "importance, strategic importance, replaceability"),
            new(Field.Since, "since", "since, partner since, customer since, partnership since, start of partnership"),
            new(Field.Responsible, "responsible", "responsible, account owner, company owner, owner, organization owner, "
                + "account manager, salesperson, sales representative, sales representatives, relationship owner, "
                + "responsible person, partner manager, vastuuhenkilo"),
            new(Field.ShareOfOurSales, "share_of_our_sales", "share of our sales, share of sales, share of our purchases"),
            new(Field.OurShareOfTheirs, "our_share_of_theirs", "our share of theirs, our share, our share of their sales"),
            new(Field.ValueEur, "value_eur", "value eur, value, partnership value, annual value, value per year, "
                + "value eur per year"),
            new(Field.ContractEnds, "contract_ends", "contract ends, contract end, contract end date, contract expires, "
                + "contract expiry, contract expiry date, agreement ends"),
            new(Field.Tags, "tags", "tags, tag, labels, label, categories, category, customers tags categories, "
                + "suppliers tags categories, tags categories, avainsanat"),
        ],
        [FileKind.People] =
        [
            new(Field.Name, "name", "name, full name, display name, complete name, contact name, person name, person, "
                + "contact, file as, nimi"),
            new(Field.FirstName, "name", "first name, given name, firstname, person first name, contact first name, etunimi, vorname, prenom"),
            new(Field.MiddleName, "name", "middle name, additional name, middle names"),
            new(Field.LastName, "name", "last name, family name, surname, lastname, person last name, contact last name, sukunimi, nachname"),
            new(Field.NamePrefix, "name", "name prefix"),
            new(Field.NameSuffix, "name", "name suffix, suffix"),
            new(Field.Email, "email", "email, email address, email value, primary email, person email work, person email, "
                + "email work, person email other, person email home, email id, work email, additional email addresses, "
                + "additional emails, business email, mail, contact email, email home, email other, other email, "
                + "secondary email, sahkoposti"),
            new(Field.Organisation, "organisation", "organisation, organization, organisation name, organization name, "
                + "company, company name, account name, associated company, primary associated company, person organization, "
                + "related company, account, employer, third party, thirdparty name, third party name, parent name, "
                + "parent company, customer, supplier, firm, yritys, firma, societe"),
            new(Field.Role, "role", "role, job title, title, position, organization title, job position, person job title, "
                + "designation, post function, job, function, business title, titteli"),
            new(Field.Phone, "phone", "phone, phone number, mobile phone, mobile, business phone, phone value, mobile phone number, "
                + "person phone work, person phone mobile, person phone, mobile no, phone no, work phone, telephone, "
                + "primary phone, business phone number, office phone, phone pro, phone mobile, home phone, other phone, "
                + "phone work, phone personal, person phone home, person phone other, puhelin"),
            new(Field.From, "from", "from, start date, employed from, works since"),
            new(Field.To, "to", "to, until, end date, left, employed until"),
            new(Field.City, "city", "city, business city, mailing city, address city, work city, town, home city, other city"),
            new(Field.Country, "country", "country, business country region, country region, mailing country, address country, "
                + "business country, home country region, other country region, home country"),
            new(Field.Language, "language", "language, preferred language, contact language"),
            new(Field.Tags, "tags", "tags, tag, labels, label, categories, category, group membership, person label, contact tags categories"),
            new(Field.Suggested, "suggested", "suggested"),
        ],
        [FileKind.Contacts] =
        [
            new(Field.Time, "time", "time, date, activity date, date time, datetime, start, start date, start time, when, sent, "
                + "sent on, sent date, activity due date, due date, due date only, communication date, starts on, start date time, "
                + "activity start, event start, time sent, timestamp, date and time, activity add time, paiva"),
            new(Field.TimeOfDay, "time", "time of day, activity due time, due time, clock, hour"),
            new(Field.Medium, "medium", "medium, communication medium, channel, activity type, type, task subtype, contact type, "
                + "event type, communication type, activity subtype, interaction type"),
            new(Field.From, "from", "from, sender, from address, from email, from email address, organizer, organiser, "
                + "organizer email, activity assigned to email, assigned to email, owner email"),
            new(Field.To, "to", "to, recipients, recipient, to address, to email, to addresses, to email address, attendees, "
                + "participants, person email, contact email, attendee emails, guests, email, activity contact email"),
            new(Field.Cc, "cc", "cc, copy to, cc address, cc addresses, optional attendees"),
            new(Field.About, "about", "about, subject, activity subject, email subject, summary, topic, activity title, title, "
                + "meeting name, label, meeting subject"),
            new(Field.Minutes, "minutes", "minutes, duration minutes, duration in minutes, minutes spent, activity duration, "
                + "duration min, length minutes"),
            new(Field.Organisation, "organisation", "organisation, organization, company, account, account name, company account, "
                + "activity organization, company name, associated company, third party, partner"),
        ],
        [FileKind.Ties] =
        [
            new(Field.Own, "own", "own, our person, ours, own person, rater, rated by"),
            new(Field.Other, "other", "other, their person, theirs, other person, person, rated"),
            new(Field.Closeness, "closeness", "closeness, close, how close"),
            new(Field.Trust, "trust", "trust, how much trust"),
            new(Field.Date, "date", "date, rated on, rating date, day"),
        ],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<(FileKind, string), Meaning> Meanings = Collect();

    /// <summary>The fields of all kinds, as a map file names them.</summary>
    public static readonly IReadOnlyList<string> FieldNames =
        [.. FileKinds.Tables.SelectMany(kind => Entries[kind]).Select(entry => entry.Name).Distinct()];

    /// <summary>The name of a field as it stands in a map file and in problems.</summary>
    public static string NameOf(Field field) => NamesByField[(int)field];

    /// <summary>Whether a map file may name this field: ours, or any word that is recognised.</summary>
    public static bool IsField(string name) => FileKinds.Tables.Any(kind => Find(kind, name) is not null);

    /// <summary>The fields of a kind, in the order of our own columns.</summary>
    public static IEnumerable<string> NamesOf(FileKind kind) => Entries[kind].Select(entry => entry.Name).Distinct();

    public static Meaning? Find(FileKind kind, string header) =>
        Meanings.TryGetValue((kind, Key(header)), out var meaning) ? meaning : null;

    /// <summary>A header without everything that tools write differently.</summary>
    public static string Key(string header)
    {
        var key = new StringBuilder();
        foreach (var word in NameFolding.FoldPerson(header).Split(' '))
        {
            if (!word.All(char.IsAsciiDigit))
            {
                key.Append(word);
            }
        }

        return key.ToString();
    }

    private static readonly string[] NamesByField = [.. Enum.GetValues<Field>().Select(field =>
        Entries.Values.SelectMany(entries => entries).First(entry => entry.Field == field).Name)];

    private static FrozenDictionary<(FileKind, string), Meaning> Collect()
    {
        var meanings = new Dictionary<(FileKind, string), Meaning>();
        foreach (var (kind, entries) in Entries)
        {
            foreach (var entry in entries)
            {
                var words = entry.Words.Split(", ");
                for (var i = 0; i < words.Length; i++)
                {
                    meanings.TryAdd((kind, Key(words[i])), new Meaning(entry.Field, i));
                }
            }
        }

        return meanings.ToFrozenDictionary();
    }

    /// <summary>What a header stands for; a lower rank wins where several columns hold one field.</summary>
    internal sealed record Meaning(Field Field, int Rank);

    private sealed record Entry(Field Field, string Name, string Words);
}
