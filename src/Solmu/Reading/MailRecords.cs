using System.Collections;

namespace Solmu.Reading;

/// <summary>
/// The mails of a file, packed: the same few people come back in thousands of mails, so each is held once, and the rest of
/// a mail is a row of bytes until it is asked for.
/// </summary>
internal sealed class MailRecords(bool keepsSubjects = true) : IReadOnlyList<SourceRecord>
{
    private PackedRows rows = new();
    private readonly List<PersonReference> people = [];
    private readonly Dictionary<PersonReference, int> numbers = [];

    public int Count => rows.Count;

    public SourceRecord this[int index] => Read(index);

    public void Add(MailRecord mail) => rows.Add(row =>
    {
        row.Write7BitEncodedInt(mail.Line);
        row.WriteMaybe(mail.Offset);
        row.WriteMaybe(mail.MessageId);
        row.Write(mail.Time.Ticks);
        row.Write7BitEncodedInt(Number(mail.From));
        Write(row, mail.To);
        Write(row, mail.Cc);
        row.Write7BitEncodedInt(mail.ReplyTo is { } person ? Number(person) + 1 : 0);
        row.WriteMaybe(mail.InReplyTo);
        var last = mail.References.Count > 0 ? mail.References[^1] : null;
        row.Write(last == mail.InReplyTo);
        if (last != mail.InReplyTo)
        {
            row.WriteMaybe(last);
        }

        row.Write(mail.Automated);
        row.WriteMaybe(keepsSubjects ? mail.Subject : null);
    });

    public MailRecord Read(int index)
    {
        using var row = rows.At(index);
        var mail = new MailRecord(row.Read7BitEncodedInt())
        {
            Offset = row.ReadNumber(),
            MessageId = row.ReadText(),
            Time = new DateTime(row.ReadInt64(), DateTimeKind.Utc),
            From = people[row.Read7BitEncodedInt()],
            To = People(row),
            Cc = People(row),
            ReplyTo = row.Read7BitEncodedInt() is > 0 and var number ? people[number - 1] : null,
            InReplyTo = row.ReadText(),
        };
        return mail with
        {
            References = (row.ReadBoolean() ? mail.InReplyTo : row.ReadText()) is { } last ? [last] : [],
            Automated = row.ReadBoolean(),
            Subject = row.ReadText(),
        };
    }

    /// <summary>Once what they mean is worked out, they need not take room any longer.</summary>
    public void Clear() => rows = new PackedRows();

    public IEnumerator<SourceRecord> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return Read(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Write(BinaryWriter row, IReadOnlyList<PersonReference> list)
    {
        row.Write7BitEncodedInt(list.Count);
        foreach (var person in list)
        {
            row.Write7BitEncodedInt(Number(person));
        }
    }

    private PersonReference[] People(BinaryReader row)
    {
        var list = new PersonReference[row.Read7BitEncodedInt()];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = people[row.Read7BitEncodedInt()];
        }

        return list;
    }

    private int Number(PersonReference person)
    {
        if (!numbers.TryGetValue(person, out var number))
        {
            numbers[person] = number = people.Count;
            people.Add(person);
        }

        return number;
    }
}
