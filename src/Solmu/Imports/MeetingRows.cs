using Microsoft.EntityFrameworkCore;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>
/// Takes meetings into the plan. A later version of a meeting moves it or takes it back; one that does not follow the rule
/// of its series is a contact of its own, and the series leaves it out, in whatever order the files come.
/// </summary>
internal sealed class MeetingRows(ImportPlan plan, ContactSeats seats)
{
    /// <summary>Of several versions in the files the latest counts, whatever the order.</summary>
    private readonly Dictionary<UInt128, ContactRecord> latest = [];

    /// <summary>Meetings whose series stands beside them in the same file: that file knows.</summary>
    private readonly HashSet<ContactRecord> beside = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<UInt128, Contact> known = [];
    private readonly Dictionary<UInt128, List<Contact>> ofSeries = [];
    private readonly Dictionary<long, List<UndecidedAddress>> undecided = [];

    public async Task LoadAsync(IReadOnlyList<FileReading> files)
    {
        files = [.. files.Where(file => file.Kind == FileKind.Calendar)];
        foreach (var row in files.SelectMany(Meetings))
        {
            var key = ContactKeys.Of(row.SameAs!);
            if (!latest.TryGetValue(key, out var other) || Versions.IsLater(row.Meeting!, other.Meeting!))
            {
                latest[key] = row;
            }
        }

        foreach (var file in files)
        {
            var here = Meetings(file).ToHashSet<ContactRecord>(ReferenceEqualityComparer.Instance);
            beside.UnionWith(here.Where(row => row.Meeting!.Series is { } series && latest.TryGetValue(ContactKeys.Of(series), out var whole) && here.Contains(whole)));
        }

        await LoadKnownAsync();

        static IEnumerable<ContactRecord> Meetings(FileReading file) => file.Records.OfType<ContactRecord>().Where(row => row.Meeting is not null);
    }

    public void Take(ContactRecord row, RowDraft draft)
    {
        if (row is { LeavesOut: true, Meeting.IsCancelled: false } && !seats.IsBetweenUsAndOthers(row))
        {
            // What was read before the wish stays as it is; nothing new is read.
            (draft.IsPassedOver, draft.IsIgnored) = (true, true);
            return;
        }

        if (!IsOff(row) && row.Recurrence is { } recurrence)
        {
            Recurrences.Require(recurrence, row.Time, plan.Now);
        }

        var key = ContactKeys.Of(row.SameAs!);
        var there = known.GetValueOrDefault(key);
        if (!ReferenceEquals(latest[key], row))
        {
            draft.IsPassedOver = IsOff(row) || IsOff(latest[key]);
        }
        else if (there is not null && !Versions.IsLater(row.Meeting!, there))
        {
            draft.IsPassedOver = IsOff(row) || there.IsCancelled;
        }
        else if (IsOff(row))
        {
            Cancel(row, there, key, draft);
        }
        else if (IsOutdated(row))
        {
            draft.IsPassedOver = true;
        }
        else
        {
            Put(row, there, key, draft);
        }
    }

    private async Task LoadKnownAsync()
    {
        var keys = latest.Keys.Concat(latest.Values.Select(row => row.Meeting!.Series).OfType<string>().Select(ContactKeys.Of)).Distinct().Select(ContactKeys.Bytes).ToList();
        foreach (var some in keys.Chunk(Chunks.Size))
        {
            var contacts = plan.Db.Contacts.AsTracking().AsSplitQuery().Include(contact => contact.People).Include(contact => contact.Organisations);
            foreach (var contact in await contacts.Where(contact => some.Contains(contact.SourceKey) || some.Contains(contact.SeriesKey)).OrderBy(contact => contact.Id).ToListAsync())
            {
                Know(contact);
            }
        }

        foreach (var some in known.Values.Select(contact => contact.Id).Chunk(Chunks.Size))
        {
            foreach (var address in await plan.Db.UndecidedAddresses.AsTracking().Where(address => some.Contains(address.ContactId)).ToListAsync())
            {
                (undecided.TryGetValue(address.ContactId, out var those) ? those : undecided[address.ContactId] = []).Add(address);
            }
        }
    }

    private void Know(Contact contact)
    {
        if (known.TryAdd(ContactKeys.Of(contact.SourceKey!), contact) && contact.SeriesKey is { } bytes)
        {
            var series = ContactKeys.Of(bytes);
            (ofSeries.TryGetValue(series, out var those) ? those : ofSeries[series] = []).Add(contact);
        }
    }

    /// <summary>It does not take place, or does not concern us and others any more.</summary>
    private bool IsOff(ContactRecord row) => row.Meeting!.IsCancelled || !seats.IsBetweenUsAndOthers(row);

    /// <summary>Its series was changed since, in a file without it: the series is off, or does not come at that time any more.</summary>
    private bool IsOutdated(ContactRecord row)
    {
        if (row.Meeting is not { Series: { } name, Occurrence: { } time } version)
        {
            return false;
        }

        var key = ContactKeys.Of(name);
        if (latest.GetValueOrDefault(key) is { } whole && Versions.IsLater(whole.Meeting!, version)
            && (whole.Meeting!.IsCalledOff || (!beside.Contains(row) && Leaves(whole.Meeting.Sequence, version.Sequence, whole.Recurrence, whole.Time))))
        {
            return true;
        }

        return known.GetValueOrDefault(key) is { } series && Versions.IsLater(series, version) && (series.IsCancelled || (!beside.Contains(row) && Leaves(series.Sequence ?? 0, version.Sequence, series.Recurrence, series.At)));

        bool Leaves(int sequence, int own, string? recurrence, DateTime first) => sequence > own && !Recurrences.Comes(recurrence, first, time);
    }

    private void Cancel(ContactRecord row, Contact? there, UInt128 key, RowDraft draft)
    {
        var version = row.Meeting!;
        var isChange = version.Series is not null && LeaveOut(version);
        if (there is { IsCancelled: false })
        {
            Cancel(there, version.Sequence, version.WrittenAt);
            CancelOlder(key, version, _ => true);
            isChange = true;
        }
        else if (there is not null)
        {
            Renumber(there, version);
        }
        else if (IsWorthKnowing(version, row))
        {
            var gone = new Contact(row.Time, row.Medium, null, null, plan.Now, plan.Import.UserId, ContactKeys.Bytes(key), plan.Import.Id, row.Source);
            gone.Number(version.Sequence, version.WrittenAt, SeriesKey(version), version.Occurrence);
            plan.NewContacts.Add(gone.AsCancelled());
            Know(gone);
        }

        (draft.IsPassedOver, draft.Touched, draft.IsChanged) = (!isChange, isChange, _ => isChange);
    }

    /// <summary>An older file may come later, and must not bring the meeting back.</summary>
    private bool IsWorthKnowing(MeetingVersion version, ContactRecord row)
    {
        if (version.Series is { } name)
        {
            var key = ContactKeys.Of(name);
            return version.IsCalledOff || known.GetValueOrDefault(key) is { IsCancelled: false } || (latest.TryGetValue(key, out var whole) && !IsOff(whole));
        }

        return version.IsCalledOff && seats.IsBetweenUsAndOthers(row);
    }

    private void Put(ContactRecord row, Contact? there, UInt128 key, RowDraft draft)
    {
        var version = row.Meeting!;
        var older = row.Recurrence is null ? [] : ofSeries.GetValueOrDefault(key) ?? [];
        var recurrence = row.Recurrence is null ? null : Recurrences.Without(row.Recurrence, older.Select(one => one.Occurrence!.Value));
        var contact = new Contact(row.Time, row.Medium, row.Minutes, row.About, plan.Now, plan.Import.UserId, ContactKeys.Bytes(key), plan.Import.Id, row.Source);
        contact.Trace(null, row.Attendees, recurrence);
        contact.Number(version.Sequence, version.WrittenAt, SeriesKey(version), version.Occurrence);
        var first = plan.NewUndecided.Count;
        seats.Fill(contact, row);
        if (version.Series is not null)
        {
            LeaveOut(version);
        }

        if (there is null)
        {
            plan.NewContacts.Add(contact);
            Know(contact);
            draft.Made = true;
            return;
        }

        var shared = plan.NewUndecided.GetRange(first, plan.NewUndecided.Count - first);
        plan.NewUndecided.RemoveRange(first, shared.Count);
        if (Versions.SayTheSame(there, contact, undecided.GetValueOrDefault(there.Id) ?? [], shared))
        {
            Renumber(there, version);
            return;
        }

        Touch(there);
        there.BecomeLike(contact);
        Settle(there, shared);
        CancelOlder(key, version, one => version.Sequence > (one.Sequence ?? 0) && !Recurrences.Comes(recurrence, row.Time, one.Occurrence!.Value));
        (draft.Touched, draft.IsChanged) = (true, _ => true);
    }

    /// <summary>The series leaves this one out. False when it does so already, or is not there.</summary>
    private bool LeaveOut(MeetingVersion version)
    {
        if (known.GetValueOrDefault(ContactKeys.Of(version.Series!)) is not { Recurrence: { } recurrence } series
            || Recurrences.Without(recurrence, [version.Occurrence!.Value]) is var without && without == recurrence)
        {
            return false;
        }

        Touch(series);
        series.LeaveOut(without);
        return true;
    }

    private void CancelOlder(UInt128 series, MeetingVersion version, Func<Contact, bool> isGone)
    {
        foreach (var one in ofSeries.GetValueOrDefault(series) ?? [])
        {
            var isInFiles = latest.TryGetValue(ContactKeys.Of(one.SourceKey!), out var row) && !Versions.IsLater(version, row.Meeting!);
            if (!one.IsCancelled && !isInFiles && Versions.IsLater(version, one) && isGone(one))
            {
                Cancel(one, version.Sequence, version.WrittenAt);
            }
        }
    }

    private void Cancel(Contact contact, int sequence, DateTime? writtenAt)
    {
        Touch(contact);
        contact.Cancel(sequence, writtenAt);
        Settle(contact, []);
    }

    /// <summary>A higher number alone is no change, but a file between the two must not come after.</summary>
    private void Renumber(Contact contact, MeetingVersion version)
    {
        if (version.Sequence > (contact.Sequence ?? 0))
        {
            Touch(contact);
            contact.Number(version.Sequence, version.WrittenAt, contact.SeriesKey, contact.Occurrence);
        }
    }

    private void Settle(Contact contact, List<UndecidedAddress> shared)
    {
        var before = undecided.GetValueOrDefault(contact.Id) ?? [];
        plan.Db.RemoveRange(before.Where(one => !shared.Exists(other => other.Address == one.Address)));
        foreach (var one in shared.Where(one => !before.Exists(other => other.Address == one.Address)))
        {
            var kept = new UndecidedAddress(contact.Id, one.Address, one.Part);
            kept.Decide(one.PersonId, one.IsPutIn);
            plan.Db.Add(kept);
        }
    }

    /// <summary>Undo needs what it was before the first change.</summary>
    private void Touch(Contact contact)
    {
        if (plan.Db.Entry(contact).State != EntityState.Detached)
        {
            plan.Meetings.TryAdd(contact, ContactImage.Of(plan.Db, contact, undecided.GetValueOrDefault(contact.Id) ?? []));
        }
    }

    private static byte[]? SeriesKey(MeetingVersion version) => version.Series is { } name ? ContactKeys.Bytes(name) : null;
}
