using Solmu.Database;

namespace Solmu.Organisations;

/// <summary>A mail or web domain by which an organisation is recognised.</summary>
[PartOf(nameof(OrganisationId))]
public sealed class OrganisationDomain
{
    private OrganisationDomain()
    {
    }

    public OrganisationDomain(long organisationId, string domain, long? importId)
    {
        OrganisationId = organisationId;
        Domain = domain;
        ImportId = importId;
    }

    /// <summary>Lower case; the key, so a domain belongs to one organisation.</summary>
    public string Domain { get; private set; } = "";

    public long OrganisationId { get; private set; }

    public long? ImportId { get; private set; }
}
