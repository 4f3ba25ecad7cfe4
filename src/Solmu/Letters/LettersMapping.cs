using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Access;

namespace Solmu.Letters;

internal sealed class LettersMapping : IEntityTypeConfiguration<Letter>, IEntityTypeConfiguration<DigestWish>, IEntityTypeConfiguration<MailServer>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.HasIndex(l => l.NextAt);
        letter.HasIndex(l => l.WrittenAt);
        letter.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DigestWish> wish)
    {
        wish.HasKey(w => w.UserId);
        wish.HasOne<User>().WithMany().HasForeignKey(w => w.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MailServer> server)
    {
        server.Property(s => s.Host).HasMaxLength(MailServer.MaxLength);
        server.Property(s => s.From).HasMaxLength(MailServer.MaxLength);
    }
}
