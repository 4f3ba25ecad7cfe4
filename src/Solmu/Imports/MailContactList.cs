using System.Collections;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>The contacts of the mails of a file, each made when it is asked for: there may be a million.</summary>
internal sealed class MailContactList(IReadOnlyList<SourceRecord> mails, Func<MailRecord, ContactRecord> contact) : IReadOnlyList<SourceRecord>
{
    private readonly List<int> places = [.. Enumerable.Range(0, mails.Count).Where(place => mails[place] is MailRecord { Automated: false })];

    public int Count => places.Count;

    public SourceRecord this[int index] => contact((MailRecord)mails[places[index]]);

    public IEnumerator<SourceRecord> GetEnumerator() => places.Select(place => contact((MailRecord)mails[place])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
