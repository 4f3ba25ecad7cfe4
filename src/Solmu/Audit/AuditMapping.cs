using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Solmu.Audit;

/// <summary>No foreign keys: the log outlives what it tells of.</summary>
internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.Kind).HasMaxLength(60);
        entry.HasIndex(e => new { e.RecordId, e.Id });
        entry.HasIndex(e => new { e.UnderId, e.Id }).HasFilter("under_id IS NOT NULL");
        entry.HasIndex(e => new { e.UserId, e.Id });
        entry.HasIndex(e => e.ActionId);
        entry.HasIndex(e => e.TakesBack).HasFilter("takes_back IS NOT NULL");
        entry.HasIndex(e => new { e.Act, e.Id }).HasFilter("act = 'Removed'");
    }
}
