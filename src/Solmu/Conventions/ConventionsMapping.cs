using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Access;

namespace Solmu.Conventions;

internal sealed class ConventionsMapping : IEntityTypeConfiguration<TieConventions>
{
    public void Configure(EntityTypeBuilder<TieConventions> conventions) =>
        conventions.HasOne<User>().WithMany().HasForeignKey(c => c.ById).OnDelete(DeleteBehavior.SetNull);
}
