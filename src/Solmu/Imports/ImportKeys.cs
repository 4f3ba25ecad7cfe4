using Solmu.Analysis.Identities;
using Solmu.Contacts;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>The domains, names and addresses that files speak of, so that only those records are loaded.</summary>
internal sealed class ImportKeys
{
    public ImportKeys(IReadOnlyList<FileReading> files)
    {
        foreach (var record in files.SelectMany(file => file.Records))
        {
            switch (record)
            {
                case OrganisationRecord row: Add(row); break;
                case PersonRecord row: Add(row.Name, row.Emails, row.Organisation); break;
                case VCardRecord row: Add(row.Name, row.Emails, row.Org.Count > 0 ? row.Org[0] : null); break;
                case ContactRecord row: Add(row); break;
                case RatingRecord row: Add(row.Own); Add(row.Other); break;
            }
        }
    }

    public HashSet<string> Domains { get; } = [];

    public HashSet<string> OrganisationNames { get; } = [];

    public HashSet<string> Addresses { get; } = [];

    public HashSet<string> PersonNames { get; } = [];

    /// <summary>The names that mail and calendars write beside each address.</summary>
    public Dictionary<string, HashSet<string>> Written { get; } = [];

    private void Add(OrganisationRecord row)
    {
        AddOrganisation(row.Name);
        foreach (var domain in OrganisationRows.DomainsOf(row))
        {
            Domains.UnionWith(MailDomains.Candidates(domain));
        }

        if (row.Responsible is { } responsible)
        {
            if (responsible.Contains('@', StringComparison.Ordinal))
            {
                AddAddress(responsible);
            }
            else
            {
                PersonNames.Add(responsible);
            }
        }
    }

    private void Add(string? name, IReadOnlyList<string> emails, string? organisation)
    {
        AddOrganisation(organisation);
        foreach (var email in emails)
        {
            AddAddress(email);
        }

        // Somebody with an address is looked for by it first, but may be known by name only so far.
        if (name is not null)
        {
            PersonNames.Add(name);
        }
    }

    private void Add(ContactRecord row)
    {
        AddOrganisation(row.Organisation);
        foreach (var reference in row.From.Concat(row.To).Concat(row.Cc))
        {
            Add(reference);
            if (row.Source is ContactSource.Mail or ContactSource.Calendar && reference is { Address: { } address, Name: { } name })
            {
                (Written.TryGetValue(address, out var names) ? names : Written[address] = []).Add(name);
            }
        }
    }

    private void Add(PersonReference reference)
    {
        if (reference.Address is { } address)
        {
            AddAddress(address);
        }
        else if (reference.Name is { } name)
        {
            PersonNames.Add(name);
        }
    }

    private void AddOrganisation(string? name)
    {
        if (name is not null)
        {
            OrganisationNames.Add(name);
        }
    }

    private void AddAddress(string address)
    {
        if (Addresses.Add(address))
        {
            Domains.UnionWith(MailDomains.Candidates(MailAddresses.DomainOf(address)));
        }
    }
}
