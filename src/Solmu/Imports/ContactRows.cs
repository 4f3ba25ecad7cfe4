using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Identities;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.People;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>
/// Takes rows of contacts into the plan. A contact is the same when all its cells are, and its running number among
/// equal rows of the file; so is one that was written down here and comes back from our own export.
/// </summary>
internal sealed class ContactRows(ImportPlan plan)
{
    private readonly KnownContacts known = new(plan);
    private readonly Dictionary<FileReading, HashSet<UInt128>> keysOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<UInt128, int> equalRows = [];

    /// <summary>Whose the contacts of a shared address are, where somebody has said so: new ones follow.</summary>
    private readonly HashSet<(string Address, long PersonId)> decided = [];

    public async Task LoadAsync(IReadOnlyList<FileReading> files)
    {
        var rows = files.SelectMany(file => file.Records).OfType<ContactRecord>();
        if (!rows.Any())
        {
            return;
        }

        await known.LoadAsync(rows.Min(row => row.Time), rows.Max(row => row.Time), rows.Select(row => KnownContacts.Second(row.Time)).ToHashSet());
        await known.LoadMovedAsync([.. rows.Where(row => row is { Source: ContactSource.Calendar, SameAs: not null }).Select(row => KeyOf(row.SameAs!)).Distinct().Select(Bytes)]);
        foreach (var file in files)
        {
            keysOf[file] = [.. Keys(file.Records.OfType<ContactRecord>().Where(row => known.AreAt(row.Time))).Select(pair => pair.Key)];
        }

        var unknown = files.SelectMany(file => Keys(file.Records.OfType<ContactRecord>().Where(row => known.AreAt(row.Time)))).Where(pair => !known.HasKey(pair.Key));
        await known.LookCloserAsync(unknown.Select(pair => KnownContacts.Second(pair.Row.Time)).ToHashSet());

        var shared = files.SelectMany(file => file.Records).OfType<ContactRecord>().SelectMany(row => row.From.Concat(row.To).Concat(row.Cc)).Select(reference => reference.Address!).Distinct().Where(address => plan.People.ByAddress(address).Count > 1);
        foreach (var some in shared.Chunk(Chunks.Size))
        {
            foreach (var one in await plan.Db.UndecidedAddresses.Where(one => some.Contains(one.Address) && one.PersonId != null).Select(one => new { one.Address, one.PersonId }).Distinct().ToListAsync())
            {
                decided.Add((one.Address, one.PersonId!.Value));
            }
        }
    }

    /// <summary>Equal rows are counted within one file: the same file again finds the same numbers.</summary>
    public void StartFile(FileReading file)
    {
        equalRows.Clear();
        known.Start(keysOf.GetValueOrDefault(file) ?? []);
    }

    public void Take(ContactRecord row, RowDraft draft)
    {
        draft.Name = row.About ?? row.Medium.ToString();
        var key = Key(row, equalRows);
        if (row.Source == ContactSource.Calendar && !IsBetweenUsAndOthers(row))
        {
            draft.IsPassedOver = true;
            return;
        }

        if (row.Recurrence is { } recurrence)
        {
            Recurrences.Require(recurrence, row.Time, plan.Now);
        }

        if (known.HasKey(key))
        {
            return;
        }

        if (row.Source == ContactSource.Mail && !IsBetweenUsAndOthers(row))
        {
            draft.IsPassedOver = true;
            return;
        }

        var bytes = Bytes(key);
        var undecided = plan.NewUndecided.Count;
        var contact = new Contact(row.Time, row.Medium, row.Minutes, row.About, plan.Now, plan.Import.UserId, bytes, plan.Import.Id, row.Source);
        contact.Trace(row.Answers is { } answered ? Bytes(KeyOf(answered)) : null, row.Attendees, row.Recurrence);
        Fill(contact, row);
        if (row.SameAs is null && known.TakeEqual(contact, plan.NewUndecided.GetRange(undecided, plan.NewUndecided.Count - undecided)))
        {
            plan.NewUndecided.RemoveRange(undecided, plan.NewUndecided.Count - undecided);
            return;
        }

        known.Add(key);
        plan.NewContacts.Add(contact);
        draft.Made = true;
    }

    private static IEnumerable<(UInt128 Key, ContactRecord Row)> Keys(IEnumerable<ContactRecord> rows)
    {
        var equal = new Dictionary<UInt128, int>();
        return rows.Select(row => (Key(row, equal), row));
    }

    private static UInt128 Key(ContactRecord row, Dictionary<UInt128, int> equalRows)
    {
        if (row.SameAs is { } name)
        {
            return KeyOf(name);
        }

        var cells = Cells(row);
        return Mix(cells, equalRows[cells] = equalRows.GetValueOrDefault(cells) + 1);
    }

    private void Fill(Contact contact, ContactRecord row)
    {
        RefuseAmongUs(row);
        var day = plan.Firm.Day(row.Time);
        foreach (var (references, part) in new[] { (row.From, Part.From), (row.To, Part.To), (row.Cc, Part.Cc) })
        {
            foreach (var reference in references)
            {
                Add(contact, reference, part, day);
            }
        }

        if (row.Organisation is { } name)
        {
            contact.File((plan.Organisations.ByName(name) ?? plan.Organisations.Make(name)).Entity.Id);
        }
    }

    private void Add(Contact contact, PersonReference reference, Part part, DateOnly day)
    {
        var address = reference.Address!;
        var person = plan.People.One(address, reference.Name, out var isAmbiguous);
        if (isAmbiguous)
        {
            var undecided = new UndecidedAddress(contact.Id, address, part);
            plan.NewUndecided.Add(undecided);
            if (plan.People.ByAddress(address).FirstOrDefault(sharing => decided.Contains((address, sharing.Entity.Id))) is { } owner)
            {
                var isNew = contact.People.TrueForAll(known => known.PersonId != owner.Entity.Id);
                Seat(contact, owner, address, part, day);
                undecided.Decide(owner.Entity.Id, isNew);
            }

            if (plan.Organisations.ByMailDomain(MailAddresses.DomainOf(address)) is { } shared && shared.Entity.Id != plan.Firm.OrganisationId)
            {
                contact.File(shared.Entity.Id);
            }

            return;
        }

        person ??= plan.Suggest(address, reference.Name);
        if (person.Entity.Name is null && reference.Name is { } name)
        {
            plan.People.Name(person, name);
        }

        Seat(contact, person, address, part, day);
    }

    private void Seat(Contact contact, PersonDraft person, string address, Part part, DateOnly day)
    {
        var organisationId = person.Entity.Affiliations.Around(day)?.OrganisationId ?? plan.Organisations.ByMailDomain(MailAddresses.DomainOf(address))?.Entity.Id;
        contact.Add(person.Entity.Id, part, organisationId == plan.Firm.OrganisationId, organisationId);
    }

    private void RefuseAmongUs(ContactRecord row)
    {
        var all = row.From.Concat(row.To).Concat(row.Cc).ToList();
        if (row.Organisation is null && all.TrueForAll(reference => IsOurs(reference.Address!)))
        {
            throw new RuleViolation("to", "Everybody on this contact is one of us; Solmu keeps contacts with people outside.");
        }
    }

    private bool IsBetweenUsAndOthers(ContactRecord row)
    {
        var sides = row.From.Concat(row.To).Concat(row.Cc).Select(reference => IsOurs(reference.Address!)).Distinct().ToList();
        return sides.Count == 2;
    }

    private bool IsOurs(string address)
    {
        var people = plan.People.ByAddress(address);
        return people.Count > 0 ? people.All(person => plan.IsOurs(person, address)) : plan.IsOurDomain(MailAddresses.DomainOf(address));
    }

    private static UInt128 KeyOf(string name) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    private static byte[] Bytes(UInt128 key)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, key);
        return bytes;
    }

    private static UInt128 Cells(ContactRecord row)
    {
        var text = new StringBuilder(200);
        text.Append(row.Time.Ticks).Append('\n').Append(row.Medium).Append('\n');
        foreach (var references in new[] { row.From, row.To, row.Cc })
        {
            foreach (var reference in references)
            {
                text.Append(reference.Address).Append('|').Append(reference.Name).Append(';');
            }

            text.Append('\n');
        }

        text.Append(row.About).Append('\n').Append(row.Minutes).Append('\n').Append(row.Organisation);
        return KeyOf(text.ToString());
    }

    private static UInt128 Mix(UInt128 cells, int running)
    {
        if (running == 1)
        {
            return cells;
        }

        Span<byte> bytes = stackalloc byte[20];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, cells);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], running);
        return BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(bytes));
    }
}
