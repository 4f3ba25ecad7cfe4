using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Organisations;
using Solmu.Shares;

namespace Solmu.People;

/// <summary>
/// Who is behind a mail address, and for whom an unknown one works. Used within a change: it adds the people and
/// organisations that are missing, as suggestions, and leaves the saving to the use case.
/// </summary>
internal sealed class AddressBook(SolmuDb db, Visible visible, FocalFirm firm, Newcomers newcomers)
{
    private readonly Dictionary<string, Organisation> made = [];

    public bool IsOurs(string address) => MailDomains.Candidates(MailAddresses.DomainOf(address)).Any(firm.Domains.Contains);

    public async Task<Person> PersonAsync(string field, string address)
    {
        var known = await KnownAsync(address);
        return known.Count switch
        {
            0 => await SuggestAsync(address),
            1 => known[0],
            _ => throw new AmbiguousPerson(field, address, [.. known.Select(person => person.Id)]),
        };
    }

    /// <summary>Which of our people the viewer is; null for the operator at the console.</summary>
    public async Task<Person?> ViewerAsync()
    {
        var viewer = visible.Viewer;
        if (viewer.UserId is null)
        {
            return null;
        }

        if (viewer.PersonId is { } id && await visible.WholePeople.FirstOrDefaultAsync(person => person.Id == id) is { } linked)
        {
            return linked;
        }

        var known = await KnownAsync(viewer.Email);
        if (known.Count > 1)
        {
            throw new AmbiguousPerson("own", viewer.Email, [.. known.Select(person => person.Id)]);
        }

        if (known.Count == 1 && !viewer.SeesAll)
        {
            // Addresses can be written down by many, and whose person somebody is decides what they see: an owner says so.
            return known[0];
        }

        var self = known.FirstOrDefault() ?? Meet();
        (await visible.Users.FirstOrDefaultAsync(user => user.Id == viewer.UserId))?.IsPerson(self.Id);
        return self;

        Person Meet()
        {
            var person = new Person(viewer.Name);
            person.AddEmail(viewer.Email);
            person.Join(firm.OrganisationId, null, null);
            db.Add(person);
            return person;
        }
    }

    /// <summary>The organisation that an address belongs to, when it is known already.</summary>
    public async Task<Organisation?> OrganisationAsync(string address)
    {
        var candidates = MailDomains.Candidates(MailAddresses.DomainOf(address));
        if (candidates.Any(MailDomains.IsFreeMail))
        {
            return null;
        }

        var found = await (from domain in visible.OrganisationDomains
                           join organisation in visible.Organisations on domain.OrganisationId equals organisation.Id
                           where candidates.Contains(domain.Domain)
                           select new { domain.Domain, organisation.Id, organisation.IsSuggested }).ToListAsync();
        return found.OrderByDescending(owner => owner.Domain.Length).ThenBy(owner => owner.IsSuggested).ThenBy(owner => owner.Id).FirstOrDefault() is { } longest
            ? await visible.Organisations.Include(organisation => organisation.Domains).FirstOrDefaultAsync(organisation => organisation.Id == longest.Id)
            : null;
    }

    private Task<List<Person>> KnownAsync(string address) =>
        visible.WholePeople.Where(person => person.Emails.Any(email => email.Address == address)).OrderBy(person => person.Id).ToListAsync();


    private async Task<Person> SuggestAsync(string address)
    {
        var person = new Person(null, isSuggested: true);
        person.AddEmail(address);
        var employer = await OrganisationAsync(address) ?? await SuggestOrganisationAsync(address);
        if (employer is not null)
        {
            person.Join(employer.Id, null, null);
        }

        newcomers.Add(db, person);
        return person;
    }

    private async Task<Organisation?> SuggestOrganisationAsync(string address)
    {
        var candidates = MailDomains.Candidates(MailAddresses.DomainOf(address));
        if (candidates.Count == 0 || candidates.Any(MailDomains.IsFreeMail))
        {
            return null;
        }

        var registered = candidates[^1];
        if (!made.TryGetValue(registered, out var organisation))
        {
            organisation = await newcomers.SuggestAsync(db, registered);
            made.Add(registered, organisation);
        }

        return organisation;
    }
}

/// <summary>Several people share the address, so that somebody has to say who is meant.</summary>
public sealed class AmbiguousPerson(string field, string address, IReadOnlyList<long> candidates)
    : RuleViolation(field, $"{candidates.Count} people share {address}. Choose the one you mean by name.")
{
    public string Address { get; } = address;

    public IReadOnlyList<long> Candidates { get; } = candidates;
}
