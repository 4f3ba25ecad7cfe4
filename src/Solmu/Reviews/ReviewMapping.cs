using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Partnerships;

namespace Solmu.Reviews;

internal sealed class ReviewMapping : IEntityTypeConfiguration<PartnershipReview>
{
    public void Configure(EntityTypeBuilder<PartnershipReview> review)
    {
        review.HasIndex(r => new { r.PartnershipId, r.On });
        review.HasOne<Partnership>().WithMany().HasForeignKey(r => r.PartnershipId).OnDelete(DeleteBehavior.Cascade);
    }
}
