using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.People;

namespace Solmu.Ties;

internal sealed class TieNoteMapping : IEntityTypeConfiguration<TieNote>
{
    public void Configure(EntityTypeBuilder<TieNote> note)
    {
        note.HasIndex(n => new { n.OwnId, n.OtherId }).IsUnique();
        note.HasIndex(n => n.OtherId);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.OwnId).OnDelete(DeleteBehavior.Cascade);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.OtherId).OnDelete(DeleteBehavior.Cascade);
    }
}
