using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Analysis.Identities;

namespace Solmu.Fairness;

internal sealed class FairnessMapping : IEntityTypeConfiguration<IgnoredAddress>
{
    public void Configure(EntityTypeBuilder<IgnoredAddress> ignored)
    {
        ignored.Ignore(i => i.IsDomain);
        ignored.Property(i => i.Address).HasMaxLength(MailAddresses.MaxLength + 1);
        ignored.HasIndex(i => i.Address).IsUnique();
    }
}
