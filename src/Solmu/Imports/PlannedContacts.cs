using System.Runtime.CompilerServices;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>
/// The contacts that an import makes, with everybody on them. Those from mail are many and never looked at again before
/// they are written, so they are held packed.
/// </summary>
internal sealed class PlannedContacts
{
    private readonly PackedRows packed = new();
    private readonly List<Contact> others = [];

    public void Add(Contact contact)
    {
        if (contact.Source == ContactSource.Mail)
        {
            packed.Add(row => Write(row, contact));
        }
        else
        {
            others.Add(contact);
        }
    }

    public IEnumerable<Contact[]> Portions(int size) =>
        others.Concat(Enumerable.Range(0, packed.Count).Select(Read)).Chunk(size);

    private static void Write(BinaryWriter row, Contact contact)
    {
        row.Write(contact.Id);
        row.Write(contact.At.Ticks);
        row.Write((byte)contact.Medium);
        row.WriteMaybe(contact.Minutes);
        row.WriteMaybe(contact.About);
        row.Write(contact.RecordedAt.Ticks);
        row.WriteMaybe(contact.RecordedById);
        row.WriteMaybe(contact.SourceKey);
        row.WriteMaybe(contact.ImportId);
        row.WriteMaybe(contact.RepliesTo);
        row.WriteMaybe(contact.Attendees);
        row.Write7BitEncodedInt(contact.People.Count);
        foreach (var part in contact.People)
        {
            row.Write(part.PersonId);
            row.Write((byte)part.Part);
            row.Write(part.IsOurs);
            row.WriteMaybe(part.OrganisationId);
        }

        row.Write7BitEncodedInt(contact.Organisations.Count);
        contact.Organisations.ForEach(filing => row.Write(filing.OrganisationId));
    }

    private Contact Read(int index)
    {
        using var row = packed.At(index);
        var id = row.ReadInt64();
        var at = new DateTime(row.ReadInt64(), DateTimeKind.Utc);
        var contact = new Contact(
            at, (Medium)row.ReadByte(), (int?)row.ReadNumber(), row.ReadText(), new DateTime(row.ReadInt64(), DateTimeKind.Utc), row.ReadNumber(), row.ReadSomeBytes(), row.ReadNumber(), ContactSource.Mail);
        SetId(contact, id);
        contact.Trace(row.ReadSomeBytes(), (int?)row.ReadNumber(), null);
        for (var left = row.Read7BitEncodedInt(); left > 0; left--)
        {
            contact.People.Add(new ContactPerson(id, row.ReadInt64(), (Part)row.ReadByte(), row.ReadBoolean(), row.ReadNumber(), at));
        }

        for (var left = row.Read7BitEncodedInt(); left > 0; left--)
        {
            contact.Organisations.Add(new ContactOrganisation(row.ReadInt64(), at, id));
        }

        return contact;
    }

    /// <summary>Others already speak of it by this number.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(Contact contact, long id);
}
