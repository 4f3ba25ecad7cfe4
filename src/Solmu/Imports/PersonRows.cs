using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Reading;
using Solmu.Tags;

namespace Solmu.Imports;

/// <summary>Takes rows of people and cards into the plan.</summary>
internal sealed class PersonRows(ImportPlan plan)
{
    public static PersonRecord FromCard(VCardRecord card) => new(card.Line)
    {
        Name = card.Name,
        Emails = card.Emails,
        Organisation = card.Org.Count > 0 ? card.Org[0] : null,
        Role = card.Title,
        Phones = card.Phones,
        Tags = card.Categories,
        City = card.City,
        Country = card.Country,
        Language = card.Language,
        Suggested = card.Suggested,
    };

    public void Take(PersonRecord row, RowDraft draft, FileReading file)
    {
        TagNames.Check(row.Tags);
        if (row.From > row.To)
        {
            throw new RuleViolation("to", "Somebody cannot leave before they came.");
        }

        draft.Name = row.Name ?? (row.Emails.Count > 0 ? row.Emails[0] : "");
        var organisation = OrganisationOf(row);
        var person = Find(row, organisation);
        if (person is null)
        {
            person = plan.People.Make(row.Name, isSuggested: IsSuggested(row));
            if (row.Suggested == Suggestion.Ignored)
            {
                person.Entity.Ignore();
            }

            draft.Made = true;
        }
        else
        {
            Settle(person, row);
        }

        draft.Touched = true;
        draft.IsChanged = person.IsChanged;
        foreach (var email in row.Emails)
        {
            plan.People.AddEmail(person, email);
        }

        Describe(person, row);
        Affiliate(person, row, organisation);
        if (organisation is null)
        {
            TellWhatIsLeftOut(row, file);
        }

        foreach (var tag in row.Tags.Select(plan.Tag))
        {
            if (person.TagIds.Add(tag.Id))
            {
                plan.NewPersonTags.Add(new PersonTag(person.Entity.Id, tag.Id, plan.Import.Id));
                person.HasGrown = true;
            }
        }
    }

    /// <summary>A suggestion that somebody lists as known is one no longer; a name that was missing is filled in.</summary>
    private void Settle(PersonDraft person, PersonRecord row)
    {
        if (person.Entity.Name is null && row.Name is not null)
        {
            plan.People.Name(person, row.Name);
        }

        if (person.Entity.IsSuggested && !IsSuggested(row))
        {
            person.Entity.Accept();
        }
    }

    private static bool IsSuggested(PersonRecord row) => row.Suggested is Suggestion.Yes or Suggestion.Ignored;

    private PersonDraft? Find(PersonRecord row, OrganisationDraft? organisation)
    {
        foreach (var email in row.Emails)
        {
            var found = plan.People.One(email, row.Name, out var isAmbiguous);
            if (isAmbiguous)
            {
                throw new RuleViolation("email", $"Two people share {email}; the row needs the name of one of them.");
            }

            if (found is not null)
            {
                return found;
            }
        }

        if (row.Name is null)
        {
            return null;
        }

        // The same name at the same place is the same person as long as no address says otherwise.
        var sameName = plan.People.ByName(row.Name).Where(person => (row.Emails.Count == 0 || person.Entity.Emails.Count == 0) && WorksAt(person, organisation)).ToList();
        return sameName.Count == 1 ? sameName[0] : null;
    }

    private static bool WorksAt(PersonDraft person, OrganisationDraft? organisation) => organisation is null
        ? person.Entity.Affiliations.Count == 0
        : person.Entity.Affiliations.Exists(affiliation => affiliation.OrganisationId == organisation.Entity.Id);

    private OrganisationDraft? OrganisationOf(PersonRecord row)
    {
        var domains = row.Emails.Select(MailAddresses.DomainOf).Where(domain => !MailDomains.IsFreeMail(domain)).ToList();
        var byDomain = domains.Select(plan.Organisations.ByMailDomain).FirstOrDefault(found => found is not null);
        if (row.Organisation is not { } name)
        {
            return byDomain ?? (domains.Count > 0 ? plan.Organisations.Suggest(domains[0]) : null);
        }

        if (plan.Organisations.ByName(name) is { } known)
        {
            return known;
        }

        if (byDomain is { Entity.IsSuggested: true })
        {
            plan.Organisations.Rename(byDomain, name);
            return byDomain;
        }

        var made = plan.Organisations.Make(name);
        if (byDomain is null && domains.Count > 0)
        {
            plan.Organisations.AddDomain(made, MailDomains.Candidates(domains[0])[^1]);
        }

        return made;
    }

    /// <summary>Somebody has a role at an organisation; without one there is nothing to hang it on.</summary>
    private void TellWhatIsLeftOut(PersonRecord row, FileReading file)
    {
        if (row.Role is { } role)
        {
            plan.Remark(file, row.Line, "role", $"The row names no organisation, so the role {CellText.Quote(role)} is left out; the rest of the row is taken.");
        }
        else if (row.From is not null || row.To is not null)
        {
            plan.Remark(file, row.Line, row.From is not null ? "from" : "to", "The row names no organisation, so the days there are left out; the rest of the row is taken.");
        }
    }

    private static void Describe(PersonDraft person, PersonRecord row)
    {
        var known = person.Entity;
        var phone = row.Phones.Count > 0 ? string.Join("; ", row.Phones) : null;
        var next = (Phone: phone ?? known.Phone, City: row.City ?? known.City, Country: row.Country ?? known.Country, Language: row.Language ?? known.Language);
        if (next != (known.Phone, known.City, known.Country, known.Language))
        {
            known.Describe(next.Phone, next.City, next.Country, next.Language);
        }
    }

    private void Affiliate(PersonDraft person, PersonRecord row, OrganisationDraft? organisation)
    {
        if (organisation is null)
        {
            return;
        }

        var there = person.Entity.Affiliations.Where(affiliation => affiliation.OrganisationId == organisation.Entity.Id).ToList();
        var same = there.Find(affiliation => (row.Role ?? affiliation.Role, row.From ?? affiliation.From, row.To ?? affiliation.Until) == (affiliation.Role, affiliation.From, affiliation.Until))
            ?? there.Find(affiliation => row.From is not null && affiliation.From == row.From)
            ?? there.Find(affiliation => (row.From is null || affiliation.From is null) && (affiliation.Until is null || row.To is null || affiliation.Until == row.To));
        if (same is null)
        {
            person.Entity.Join(organisation.Entity.Id, row.Role, row.From, row.To, plan.Import.Id);
            person.HasGrown = true;
            return;
        }

        var next = (Role: row.Role ?? same.Role, From: row.From ?? same.From, Until: row.To ?? same.Until);
        if (next != (same.Role, same.From, same.Until))
        {
            person.Entity.ChangeAffiliation(same, next.Role, next.From, next.Until);
        }
    }
}
