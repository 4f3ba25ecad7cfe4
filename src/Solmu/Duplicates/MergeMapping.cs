using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Solmu.Duplicates;

internal sealed class MergeMapping : IEntityTypeConfiguration<Merge>, IEntityTypeConfiguration<MergeChange>, IEntityTypeConfiguration<Apart>
{
    public void Configure(EntityTypeBuilder<Merge> merge)
    {
        merge.Property(m => m.GoneName).HasMaxLength(Merge.MaxNameLength);
        merge.HasIndex(m => m.GoneId);
        merge.HasIndex(m => m.GoneSlug);
        merge.HasIndex(m => m.KeptId);
        merge.HasIndex(m => m.At);
    }

    public void Configure(EntityTypeBuilder<MergeChange> change)
    {
        change.HasIndex(c => c.MergeId);
        change.HasOne<Merge>().WithMany().HasForeignKey(c => c.MergeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Apart> apart) => apart.HasIndex(a => new { a.FirstId, a.SecondId }).IsUnique();
}
