using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.People;

namespace Solmu.Access;

internal sealed class AccessMapping : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<OneTimeLink>, IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.Property(u => u.Email).HasMaxLength(254);
        user.HasIndex(u => u.Email).IsUnique();
        user.HasOne<Person>().WithMany().HasForeignKey(u => u.PersonId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.HasKey(s => s.TokenHash);
        session.HasIndex(s => s.UserId);
        session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OneTimeLink> link) => link.HasKey(l => l.TokenHash);

    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.Property(s => s.Key).HasMaxLength(100);
        submission.HasKey(s => new { s.UserId, s.Key });
        submission.HasIndex(s => s.At);
    }
}
