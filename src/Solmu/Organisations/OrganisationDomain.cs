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

    /// <summary>
    /// Lower case. Nobody gives an organisation a domain that they see at another one; two may have it all the same, when
    /// whoever wrote down the second does not see the first.
    /// </summary>
    public string Domain { get; private set; } = "";

    public long OrganisationId { get; private set; }

    public long? ImportId { get; private set; }
}
