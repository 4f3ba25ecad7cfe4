using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Access;
using Solmu.Notes;
using Solmu.Organisations;

namespace Solmu.Inbox;

internal sealed class InboxMapping : IEntityTypeConfiguration<Mention>, IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Mention> mention)
    {
        mention.HasKey(m => new { m.NoteId, m.UserId });
        mention.HasIndex(m => new { m.UserId, m.At });
        mention.HasOne<Note>().WithMany().HasForeignKey(m => m.NoteId).OnDelete(DeleteBehavior.Cascade);
        mention.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Follow> follow)
    {
        follow.HasKey(f => new { f.UserId, f.OrganisationId });
        follow.HasIndex(f => f.OrganisationId);
        follow.HasOne<User>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Cascade);
        follow.HasOne<Organisation>().WithMany().HasForeignKey(f => f.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}
