using Solmu.Fairness;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>People and subjects as mail and calendars write them, made into what a contact takes.</summary>
internal static class Correspondence
{
    /// <summary>Programs put the address where the name should be, quotation marks around it, and the family name first.</summary>
    public static PersonReference Person(PersonReference person)
    {
        var name = person.Name is { } written ? WithoutRemark(written.Trim('\'', '"', ' ')) : null;
        return name is null or "" || name.Length > Solmu.People.Person.MaxNameLength || name.Contains('@', StringComparison.Ordinal)
            ? new PersonReference(null, person.Address)
            : new PersonReference(PersonNames.InSpokenOrder(name), person.Address);
    }

    /// <summary>Katrin Vogel (Edunet): what stands behind the name in brackets is no part of it.</summary>
    private static string WithoutRemark(string name)
    {
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 && name.EndsWith(')') && name[..bracket].Trim('\'', '"', ' ') is { Length: > 1 } plain ? plain : name;
    }

    public static IReadOnlyList<PersonReference> Without(IReadOnlyList<PersonReference> people, NotRead notRead) => [.. people.Where(person => !notRead.Holds(person.Address!))];

    public static string? Subject(string? text) => text is null || text.Length <= Solmu.Contacts.Contact.MaxAboutLength
        ? text
        : text[..(Solmu.Contacts.Contact.MaxAboutLength - 1)].TrimEnd() + "…";
}
