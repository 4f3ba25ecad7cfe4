using System.Globalization;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Fairness;
using Solmu.Firms;
using Solmu.People;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>
/// Makes contacts of mails: who wrote to whom, when and in answer to what; the subject only where the firm keeps them.
/// What programs and lists sent is passed over, and counts as skipped.
/// </summary>
internal static class MailContacts
{
    public static IReadOnlyList<FileReading> In(IReadOnlyList<FileReading> files, FocalFirm firm, NotRead notRead) =>
        [.. files.Select(file => file.Kind == FileKind.Mail ? file with { Records = new MailContactList(file.Records, mail => Contact(mail, firm.KeepsSubjects, notRead)) } : file)];

    private static ContactRecord Contact(MailRecord mail, bool keepsSubjects, NotRead notRead)
    {
        List<PersonReference> to = [.. mail.To.Select(Correspondence.Person)];
        List<PersonReference> cc = [.. mail.Cc.Select(Correspondence.Person)];
        var recipients = to.Concat(cc).Select(person => person.Address!).Distinct().Order(StringComparer.Ordinal).ToList();
        var answered = mail.InReplyTo ?? (mail.References.Count > 0 ? mail.References[^1] : null);
        var sentBy = Correspondence.Person(mail.From);
        var leavesOut = !notRead.IsNobody && (notRead.Holds(sentBy.Address!) || recipients.Exists(notRead.Holds));
        var contact = new ContactRecord(mail.Line)
        {
            Offset = mail.Offset,
            Time = mail.Time,
            Medium = Medium.Mail,
            From = [sentBy],
            To = to,
            Cc = cc,
            About = keepsSubjects ? Correspondence.Subject(mail.Subject) : null,
            SameAs = mail.MessageId is { } id ? NameOf(id) : string.Create(CultureInfo.InvariantCulture, $"mail\n{mail.From.Address}\n{KnownContacts.Second(mail.Time)}\n{string.Join(';', recipients)}"),
            Answers = answered is null ? null : NameOf(answered),
            Attendees = recipients.Count + (recipients.Contains(mail.From.Address!) ? 0 : 1),
            Source = ContactSource.Mail,
            LeavesOut = leavesOut,
        };
        return leavesOut ? Without(contact, notRead) : contact;
    }

    /// <summary>A mail whose sender is not read is left out whole: it is theirs.</summary>
    private static ContactRecord Without(ContactRecord mail, NotRead notRead) => notRead.Holds(mail.From[0].Address!)
        ? mail with { From = [], To = [], Cc = [], About = null }
        : mail with { To = Correspondence.Without(mail.To, notRead), Cc = Correspondence.Without(mail.Cc, notRead) };

    private static string NameOf(string messageId) => "mail:" + messageId;
}
