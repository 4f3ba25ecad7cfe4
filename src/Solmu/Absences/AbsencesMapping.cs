using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.People;

namespace Solmu.Absences;

internal sealed class AbsencesMapping : IEntityTypeConfiguration<Holiday>, IEntityTypeConfiguration<Leave>
{
    public void Configure(EntityTypeBuilder<Holiday> holiday) => holiday.HasIndex(h => new { h.From, h.Until, h.Name }).IsUnique();

    public void Configure(EntityTypeBuilder<Leave> leave)
    {
        leave.HasIndex(l => new { l.PersonId, l.From, l.Until }).IsUnique();
        leave.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
