using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Partnerships;

internal sealed class PartnershipMapping : IEntityTypeConfiguration<Partnership>, IEntityTypeConfiguration<StageStep>
{
    public void Configure(EntityTypeBuilder<Partnership> partnership)
    {
        partnership.HasIndex(p => new { p.OrganisationId, p.Side }).IsUnique();
        partnership.HasIndex(p => p.ResponsibleId);
        partnership.HasIndex(p => p.ImportId);
        partnership.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        partnership.HasOne<Person>().WithMany().HasForeignKey(p => p.ResponsibleId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<StageStep> step)
    {
        step.HasIndex(s => new { s.PartnershipId, s.On });
        step.HasOne<Partnership>().WithMany().HasForeignKey(s => s.PartnershipId).OnDelete(DeleteBehavior.Cascade);
    }
}
