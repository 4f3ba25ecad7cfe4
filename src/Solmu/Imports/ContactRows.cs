using Solmu.Contacts;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>
/// Takes rows of contacts into the plan. A contact is the same when all its cells are, and its running number among
/// equal rows of the file; so is one that was written down here and comes back from our own export.
/// </summary>
internal sealed class ContactRows
{
    private readonly ImportPlan plan;
    private readonly KnownContacts known;
    private readonly ContactSeats seats;
    private readonly MeetingRows meetings;
    private readonly Dictionary<FileReading, HashSet<UInt128>> keysOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<UInt128, int> equalRows = [];

    public ContactRows(ImportPlan plan)
    {
        this.plan = plan;
        known = new KnownContacts(plan);
        seats = new ContactSeats(plan);
        meetings = new MeetingRows(plan, seats);
    }

    public async Task LoadAsync(IReadOnlyList<FileReading> files)
    {
        var (first, last, seconds) = (DateTime.MaxValue, DateTime.MinValue, new HashSet<long>());
        foreach (var row in files.SelectMany(file => file.Records).OfType<ContactRecord>())
        {
            (first, last) = (row.Time < first ? row.Time : first, row.Time > last ? row.Time : last);
            seconds.Add(KnownContacts.Second(row.Time));
        }

        if (seconds.Count == 0)
        {
            return;
        }

        await known.LoadAsync(first, last, seconds);
        await seats.LoadAsync();
        await meetings.LoadAsync(files);
        if (!known.AreAny)
        {
            return;
        }

        foreach (var file in files)
        {
            keysOf[file] = [.. Keys(file.Records.OfType<ContactRecord>().Where(row => known.AreAt(row.Time))).Select(pair => pair.Key)];
        }

        var unknown = files.SelectMany(file => Keys(file.Records.OfType<ContactRecord>().Where(row => known.AreAt(row.Time)))).Where(pair => !known.HasKey(pair.Key));
        await known.LookCloserAsync(unknown.Select(pair => KnownContacts.Second(pair.Row.Time)).ToHashSet());
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
        if (row.Meeting is not null)
        {
            meetings.Take(row, draft);
            return;
        }

        var key = ContactKeys.Of(row, equalRows);
        if (known.HasKey(key))
        {
            return;
        }

        if (row.Source == ContactSource.Mail && !seats.IsBetweenUsAndOthers(row))
        {
            (draft.IsPassedOver, draft.IsIgnored) = (true, row.LeavesOut);
            return;
        }

        var undecided = plan.NewUndecided.Count;
        var contact = new Contact(row.Time, row.Medium, row.Minutes, row.About, plan.Now, plan.Import.UserId, ContactKeys.Bytes(key), plan.Import.Id, row.Source);
        contact.Trace(row.Answers is { } answered ? ContactKeys.Bytes(answered) : null, row.Attendees, row.Recurrence);
        seats.Fill(contact, row);
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
        return rows.Select(row => (ContactKeys.Of(row, equal), row));
    }
}
