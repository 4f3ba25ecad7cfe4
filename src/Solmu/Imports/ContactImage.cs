using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Solmu.Contacts;
using Solmu.Database;

namespace Solmu.Imports;

/// <summary>A contact with everybody on it as it was before an import changed it.</summary>
internal sealed record ContactImage(
    Dictionary<string, JsonElement?> Contact, IReadOnlyList<ContactImage.Seat> People, IReadOnlyList<long> Organisations, IReadOnlyList<ContactImage.Shared> Undecided)
{
    public sealed record Seat(long PersonId, Part Part, bool IsOurs, long? OrganisationId);

    public sealed record Shared(string Address, Part Part, long? PersonId, bool IsPutIn);

    public static ContactImage Of(SolmuDb db, Contact contact, IEnumerable<UndecidedAddress> undecided) => new(
        db.Entry(contact).Properties.ToDictionary(property => property.Metadata.Name, property => Cell.Write(property.CurrentValue)),
        contact.People.ConvertAll(part => new Seat(part.PersonId, part.Part, part.IsOurs, part.OrganisationId)),
        contact.Organisations.ConvertAll(filing => filing.OrganisationId),
        [.. undecided.Select(one => new Shared(one.Address, one.Part, one.PersonId, one.IsPutIn))]);

    public static ContactImage Read(string text) => JsonSerializer.Deserialize<ContactImage>(text)!;

    public string Write() => JsonSerializer.Serialize(this);

    public IEnumerable<long> PersonIds => People.Select(part => part.PersonId).Concat(Undecided.Select(one => one.PersonId).OfType<long>());

    /// <summary>Whatever hung on the contact must be gone already.</summary>
    public void PutBack(SolmuDb db, Contact contact)
    {
        var entry = db.Entry(contact);
        foreach (var property in entry.Properties.Where(property => !property.Metadata.IsPrimaryKey() && Contact.ContainsKey(property.Metadata.Name)))
        {
            property.CurrentValue = Cell.Read(Contact[property.Metadata.Name], property.Metadata);
        }

        db.AddRange(People.Select(part => new ContactPerson(contact.Id, part.PersonId, part.Part, part.IsOurs, part.OrganisationId, contact.At)));
        db.AddRange(Organisations.Select(id => new ContactOrganisation(id, contact.At, contact.Id)));
        foreach (var one in Undecided)
        {
            var address = new UndecidedAddress(contact.Id, one.Address, one.Part);
            address.Decide(one.PersonId, one.IsPutIn);
            db.Add(address);
        }
    }
}
