using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.People;

namespace Solmu.Ratings;

internal sealed class RatingMapping : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> rating)
    {
        rating.HasIndex(r => new { r.OwnId, r.OtherId, r.On }).IsUnique();
        rating.HasIndex(r => r.OtherId);
        rating.HasIndex(r => r.ImportId);
        rating.HasOne<Person>().WithMany().HasForeignKey(r => r.OwnId).OnDelete(DeleteBehavior.Cascade);
        rating.HasOne<Person>().WithMany().HasForeignKey(r => r.OtherId).OnDelete(DeleteBehavior.Cascade);
    }
}
