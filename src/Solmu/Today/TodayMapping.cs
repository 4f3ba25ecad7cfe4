using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Access;
using Solmu.People;

namespace Solmu.Today;

internal sealed class TodayMapping : IEntityTypeConfiguration<TodayMark>
{
    public void Configure(EntityTypeBuilder<TodayMark> mark)
    {
        mark.HasKey(m => new { m.UserId, m.PersonId });
        mark.HasIndex(m => m.PersonId);
        mark.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
        mark.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
