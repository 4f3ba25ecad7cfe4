using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.People;

namespace Solmu.Access;

internal sealed class AccessMapping : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<OneTimeLink>, IEntityTypeConfiguration<RecoveryCode>, IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.Property(u => u.Email).HasMaxLength(254);
        user.Ignore(u => u.HasPassword);
        user.Ignore(u => u.HasSecondFactor);
        user.HasIndex(u => u.Email).IsUnique();
        user.HasOne<Person>().WithMany().HasForeignKey(u => u.PersonId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.HasKey(s => s.TokenHash);
        session.Ignore(s => s.Number);
        session.HasIndex(s => s.UserId);
        session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OneTimeLink> link)
    {
        link.HasKey(l => l.TokenHash);
        link.HasIndex(l => l.UserId);
        link.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.HasKey(c => new { c.UserId, c.Hash });
        code.HasOne<User>().WithMany().HasForeignKey(c => c.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.Property(s => s.Key).HasMaxLength(100);
        submission.HasKey(s => new { s.UserId, s.Key });
        submission.HasIndex(s => s.At);
    }
}
