using Solmu.Analysis.Identities;

namespace Solmu.Reading;

/// <summary>Makes a record of a row, by the kind of the table. Null when the row is refused.</summary>
internal static class RecordReader
{
    private const string Share = "a share; write it as 0.12 or 12 %.";
    private const string Score = "a whole number from 1 to 5.";

    public static SourceRecord? Read(FileKind kind, TableRow row)
    {
        SourceRecord? record = kind switch
        {
            FileKind.Organisations => Organisation(row),
            FileKind.People => Person(row),
            FileKind.Contacts => Contact(row),
            _ => Rating(row),
        };
        return row.Problems.Count == 0 ? record : null;
    }

    private static OrganisationRecord Organisation(TableRow row)
    {
        var organisation = new OrganisationRecord(row.Line)
        {
            Name = row.Text(Field.Name),
            Domains = Domains(row),
            Country = row.Country(),
            City = row.Text(Field.City),
            Employees = row.Count(Field.Employees, "a number of people; write it as 250."),
            TurnoverEur = row.Euros(Field.TurnoverEur, TryTurnover),
            Website = row.Text(Field.Website),
            Side = row.Value<Analysis.Partnerships.Side>(Field.Side, Vocabulary.TrySide, "a side; write upstream, downstream or support."),
            Type = row.Text(Field.Type),
            Stage = row.Value<Analysis.Partnerships.Stage>(Field.Stage, Vocabulary.TryStage,
                "a stage; write F1 to F5, M1 to M3, T1, T2 or its word, such as negotiating or active."),
            Importance = row.Value<int>(Field.Importance, Vocabulary.TryImportance,
                "an importance; write 1 (next to impossible to replace), 2 or 3 (easily replaced)."),
            Since = row.Day(Field.Since),
            Responsible = Responsible(row),
            ShareOfOurSales = row.Value<decimal>(Field.ShareOfOurSales, Amounts.TryShare, Share),
            OurShareOfTheirs = row.Value<decimal>(Field.OurShareOfTheirs, Amounts.TryShare, Share),
            ValueEur = row.Euros(Field.ValueEur, Amounts.TryEuros),
            ContractEnds = row.Day(Field.ContractEnds),
            Tags = row.Texts(Field.Tags),
        };
        if (organisation.Name is null && organisation.Domains.Count == 0)
        {
            row.Refuse(Field.Name, "The row has neither a name nor a domain; give one of them.");
        }

        return organisation;
    }

    private static List<string> Domains(TableRow row)
    {
        var domains = new List<string>();
        foreach (var text in row.Texts(Field.Domains).SelectMany(text => text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!MailDomains.TryDomainFromWebsite(text.TrimStart('@'), out var domain))
            {
                row.Refuse(Field.Domains, $"{CellText.Quote(text)} is not a domain of its own; write it as example.com.");
            }
            else if (!domains.Contains(domain))
            {
                domains.Add(domain);
            }
        }

        foreach (var person in row.People(Field.CompanyMail))
        {
            var domain = MailAddresses.DomainOf(person.Address!);
            if (!MailDomains.IsFreeMail(domain) && !domains.Contains(domain))
            {
                domains.Add(domain);
            }
        }

        return domains;
    }

    private static string? Responsible(TableRow row) => row.Text(Field.Responsible) is { } text
        ? MailAddresses.TryNormalise(text, out var address) ? address : PersonNames.InSpokenOrder(text)
        : null;

    private static bool TryTurnover(string text, out decimal euros) => Amounts.TryEuros(text, out euros) && euros >= 0;

    private static PersonRecord Person(TableRow row)
    {
        var name = row.Text(Field.Name);
        var people = row.People(Field.Email);
        var person = new PersonRecord(row.Line)
        {
            Name = name is not null ? PersonNames.InSpokenOrder(name)
                : PersonNames.Join(row.Text(Field.NamePrefix), row.Text(Field.FirstName), row.Text(Field.MiddleName),
                    row.Text(Field.LastName), row.Text(Field.NameSuffix)) ?? (people.Count > 0 ? people[0].Name : null),
            Emails = [.. people.Select(p => p.Address!)],
            Organisation = row.Text(Field.Organisation),
            Role = row.Text(Field.Role),
            Phones = row.Texts(Field.Phone),
            From = row.Day(Field.From),
            To = row.Day(Field.To),
            City = row.Text(Field.City),
            Country = row.Country(),
            Language = row.Text(Field.Language),
            Tags = PeopleTags(row),
            Suggested = row.Value<Suggestion>(Field.Suggested, Vocabulary.TrySuggestion, "one of yes, no and ignored."),
        };
        if (person.Name is null && person.Emails.Count == 0)
        {
            row.Refuse(Field.Name, "The row has neither a name nor an e-mail address; give one of them.");
        }

        return person;
    }

    // Google marks its own groups with a star and puts everybody into "myContacts".
    private static IReadOnlyList<string> PeopleTags(TableRow row)
    {
        var tags = row.Texts(Field.Tags);
        return tags.Count == 0 ? tags : [.. tags.Where(tag => !tag.StartsWith("* ", StringComparison.Ordinal))];
    }

    private static ContactRecord? Contact(TableRow row)
    {
        var time = row.Moment();
        var medium = row.Value<Analysis.Ties.Medium>(Field.Medium, Vocabulary.TryMedium,
            "a medium; write met, video, phone, mail, message, event or letter.");
        var from = row.People(Field.From);
        var to = row.People(Field.To);
        var cc = row.People(Field.Cc);
        var minutes = row.Value<int>(Field.Minutes, Amounts.TryMinutes, "a number of minutes; write it as 90 or 1:30.");
        if (time is null)
        {
            RefuseIfMissing(row, Field.Time, "The row has no time; write it as 2026-03-12 14:05.");
        }

        if (medium is null)
        {
            RefuseIfMissing(row, Field.Medium, "The row has no medium; write met, video, phone, mail, message, event or letter.");
        }

        if (from.Count + to.Count == 0 && row.Problems.Count == 0)
        {
            row.Refuse(Field.From, "The row names nobody in from or to; give at least one e-mail address.");
        }

        return row.Problems.Count > 0 ? null : new ContactRecord(row.Line)
        {
            Time = time!.Value,
            Medium = medium!.Value,
            From = from,
            To = to,
            Cc = cc,
            About = row.Text(Field.About),
            Minutes = minutes,
            Organisation = row.Text(Field.Organisation),
        };
    }

    private static RatingRecord? Rating(TableRow row)
    {
        var own = Rated(row, Field.Own);
        var other = Rated(row, Field.Other);
        var closeness = row.Value<int>(Field.Closeness, TryScore, Score);
        var trust = row.Value<int>(Field.Trust, TryScore, Score);
        var date = row.Day(Field.Date);
        if (closeness is null && trust is null && row.Problems.Count == 0)
        {
            row.Refuse(Field.Closeness, "The row has neither closeness nor trust; give one of them from 1 to 5.");
        }

        return row.Problems.Count > 0 ? null : new RatingRecord(row.Line)
        {
            Own = own!,
            Other = other!,
            Closeness = closeness,
            Trust = trust,
            Date = date,
        };
    }

    private static PersonReference? Rated(TableRow row, Field field)
    {
        RefuseIfMissing(row, field, $"The row does not say whose tie it is; give an e-mail address or a name in {HeaderWords.NameOf(field)}.");
        if (row.Text(field) is not { } text)
        {
            return null;
        }

        var person = PeopleCells.ReadOne(text);
        if (person is null)
        {
            row.Refuse(field, $"{CellText.Quote(text)} is not one person; give one e-mail address or one name.");
        }

        return person;
    }

    private static bool TryScore(string text, out int score) => Amounts.TryCount(text, out score) && score is >= 1 and <= 5;

    private static void RefuseIfMissing(TableRow row, Field field, string message)
    {
        if (row.Text(field) is null)
        {
            row.Refuse(field, message);
        }
    }
}
