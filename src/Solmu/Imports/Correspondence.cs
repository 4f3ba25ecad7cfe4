using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>People and subjects as mail and calendars write them, made into what a contact takes.</summary>
internal static class Correspondence
{
    /// <summary>Programs put the address where the name should be, quotation marks around it, and the family name first.</summary>
    public static PersonReference Person(PersonReference person)
    {
        var name = person.Name?.Trim('\'', '"', ' ');
        return name is null or "" || name.Length > Solmu.People.Person.MaxNameLength || name.Contains('@', StringComparison.Ordinal)
            ? new PersonReference(null, person.Address)
            : new PersonReference(PersonNames.InSpokenOrder(name), person.Address);
    }

    public static string? Subject(string? text) => text is null || text.Length <= Solmu.Contacts.Contact.MaxAboutLength
        ? text
        : text[..(Solmu.Contacts.Contact.MaxAboutLength - 1)].TrimEnd() + "…";
}
