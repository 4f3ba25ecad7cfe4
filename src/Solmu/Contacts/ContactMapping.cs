using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Contacts;

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>, IEntityTypeConfiguration<ContactPerson>, IEntityTypeConfiguration<ContactOrganisation>, IEntityTypeConfiguration<UndecidedAddress>
{
    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.HasIndex(c => c.SourceKey).IsUnique();
        contact.HasIndex(c => new { c.At, c.Id });
        contact.Property(c => c.Source).HasDefaultValue(ContactSource.Hand).HasSentinel(ContactSource.Hand);
        contact.HasIndex(c => c.ImportId);
        contact.HasIndex(c => c.SeriesKey);
        contact.HasMany(c => c.People).WithOne().HasForeignKey(p => p.ContactId).OnDelete(DeleteBehavior.Cascade);
        contact.HasMany(c => c.Organisations).WithOne().HasForeignKey(o => o.ContactId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ContactPerson> person)
    {
        person.HasKey(p => new { p.ContactId, p.PersonId });
        person.HasIndex(p => new { p.PersonId, p.At });
        person.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ContactOrganisation> organisation)
    {
        // The key is the order in which a timeline is read.
        organisation.HasKey(o => new { o.OrganisationId, o.At, o.ContactId });
        organisation.HasIndex(o => o.ContactId);
        organisation.HasOne<Organisation>().WithMany().HasForeignKey(o => o.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<UndecidedAddress> undecided)
    {
        undecided.HasKey(u => new { u.ContactId, u.Address });
        undecided.HasIndex(u => u.Address);
        undecided.HasOne<Person>().WithMany().HasForeignKey(u => u.PersonId).OnDelete(DeleteBehavior.SetNull);
        undecided.HasOne<Contact>().WithMany().HasForeignKey(u => u.ContactId).OnDelete(DeleteBehavior.Cascade);
    }
}
