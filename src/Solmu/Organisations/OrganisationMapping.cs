using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Solmu.Organisations;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<OrganisationDomain>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(o => o.Name).HasMaxLength(Organisation.MaxNameLength);
        organisation.Property(o => o.Country).HasMaxLength(2);
        organisation.HasIndex(o => o.Slug).IsUnique();
        organisation.HasIndex(o => o.FoldedName);
        organisation.HasIndex(o => new { o.SortName, o.Id });
        organisation.Ignore(o => o.EveryOtherName);
        organisation.HasIndex(o => new { o.Id, o.OtherNames }).HasFilter("other_names IS NOT NULL");
        organisation.HasIndex(o => o.Country);
        organisation.HasIndex(o => o.ImportId);
        organisation.HasMany(o => o.Domains).WithOne().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OrganisationDomain> domain)
    {
        domain.HasKey(d => new { d.Domain, d.OrganisationId });
        domain.Property(d => d.Domain).HasMaxLength(253);
        domain.HasIndex(d => d.OrganisationId);
    }
}
