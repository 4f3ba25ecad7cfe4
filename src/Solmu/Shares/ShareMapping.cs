using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Access;
using Solmu.Organisations;
using Solmu.People;
using Solmu.Teams;

namespace Solmu.Shares;

internal sealed class ShareMapping : IEntityTypeConfiguration<Share>
{
    public void Configure(EntityTypeBuilder<Share> share)
    {
        share.HasIndex(s => new { s.OrganisationId, s.UserId }).IsUnique();
        share.HasIndex(s => new { s.OrganisationId, s.TeamId }).IsUnique();
        share.HasIndex(s => new { s.PersonId, s.UserId }).IsUnique();
        share.HasIndex(s => s.UserId);
        share.HasIndex(s => s.TeamId);
        share.HasIndex(s => s.SharedById);
        share.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        share.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        share.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        share.HasOne<Team>().WithMany().HasForeignKey(s => s.TeamId).OnDelete(DeleteBehavior.Cascade);
        share.HasOne<User>().WithMany().HasForeignKey(s => s.SharedById).OnDelete(DeleteBehavior.SetNull);
    }
}
