using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Access;

namespace Solmu.Views;

internal sealed class UserViewMapping : IEntityTypeConfiguration<UserView>
{
    public void Configure(EntityTypeBuilder<UserView> view)
    {
        view.Property(v => v.Name).HasMaxLength(UserView.MaxNameLength);
        view.Property(v => v.Query).HasMaxLength(UserView.MaxQueryLength);
        view.HasIndex(v => new { v.UserId, v.List, v.Name }).IsUnique();
        view.HasIndex(v => new { v.List, v.IsShared });
        view.HasOne<User>().WithMany().HasForeignKey(v => v.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
