using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Solmu.Imports;

internal sealed class ImportMapping : IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportChange>, IEntityTypeConfiguration<SavedMapping>
{
    public void Configure(EntityTypeBuilder<Import> import) => import.HasIndex(i => i.At);

    public void Configure(EntityTypeBuilder<ImportChange> change)
    {
        change.HasIndex(c => c.ImportId);
        change.HasOne<Import>().WithMany().HasForeignKey(c => c.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SavedMapping> mapping)
    {
        mapping.HasKey(m => m.Headers);
        mapping.Property(m => m.Headers).HasMaxLength(64);
    }
}
