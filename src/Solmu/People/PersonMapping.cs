using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Organisations;

namespace Solmu.People;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<PersonEmail>, IEntityTypeConfiguration<Affiliation>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Ignore(p => p.DisplayName);
        person.Ignore(p => p.EveryOtherName);
        person.Property(p => p.Name).HasMaxLength(Person.MaxNameLength);
        person.HasIndex(p => p.FoldedName);
        person.HasIndex(p => new { p.SortName, p.Id });

        // Few of many: each has a small index of its own, in the order of the list.
        person.HasIndex(p => new { p.SortName, p.Id, p.IsSuggested }).HasFilter("is_suggested");
        person.HasIndex(p => new { p.SortName, p.Id, p.IsIgnored }).HasFilter("is_ignored");
        person.HasIndex(p => new { p.Id, p.OtherNames }).HasFilter("other_names IS NOT NULL");
        person.HasIndex(p => p.Country);
        person.HasIndex(p => p.ImportId);
        person.HasMany(p => p.Emails).WithOne().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Cascade);
        person.HasMany(p => p.Affiliations).WithOne().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PersonEmail> email)
    {
        email.Property(e => e.Address).HasMaxLength(254);
        email.HasIndex(e => e.Address);
        email.HasIndex(e => new { e.PersonId, e.Address }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Affiliation> affiliation)
    {
        affiliation.HasIndex(a => a.PersonId);
        affiliation.HasIndex(a => a.OrganisationId);
        affiliation.HasIndex(a => a.Role);
        affiliation.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}
