using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Tags;

internal sealed class TagMapping : IEntityTypeConfiguration<Tag>, IEntityTypeConfiguration<OrganisationTag>, IEntityTypeConfiguration<PersonTag>
{
    public void Configure(EntityTypeBuilder<Tag> tag)
    {
        tag.Property(t => t.Name).HasMaxLength(Tag.MaxNameLength);

        // Two spellings are one tag to whoever sees both, but nobody is refused a word because others use it out of their sight.
        tag.HasIndex(t => t.FoldedName);
        tag.HasIndex(t => t.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OrganisationTag> link)
    {
        link.HasKey(l => new { l.OrganisationId, l.TagId });
        link.HasIndex(l => l.TagId);
        link.HasOne<Organisation>().WithMany().HasForeignKey(l => l.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Tag>().WithMany().HasForeignKey(l => l.TagId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PersonTag> link)
    {
        link.HasKey(l => new { l.PersonId, l.TagId });
        link.HasIndex(l => l.TagId);
        link.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Tag>().WithMany().HasForeignKey(l => l.TagId).OnDelete(DeleteBehavior.Cascade);
    }
}
