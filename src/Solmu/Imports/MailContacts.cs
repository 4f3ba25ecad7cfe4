using System.Globalization;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
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
    public static IReadOnlyList<FileReading> In(IReadOnlyList<FileReading> files, FocalFirm firm) =>
        [.. files.Select(file => file.Kind == FileKind.Mail ? file with { Records = new MailContactList(file.Records, mail => Contact(mail, firm.KeepsSubjects)) } : file)];

    private static ContactRecord Contact(MailRecord mail, bool keepsSubjects)
    {
        List<PersonReference> to = [.. mail.To.Select(Correspondence.Person)];
        List<PersonReference> cc = [.. mail.Cc.Select(Correspondence.Person)];
        var recipients = to.Concat(cc).Select(person => person.Address!).Distinct().Order(StringComparer.Ordinal).ToList();
        var answered = mail.InReplyTo ?? (mail.References.Count > 0 ? mail.References[^1] : null);
        return new ContactRecord(mail.Line)
        {
            Offset = mail.Offset,
            Time = mail.Time,
            Medium = Medium.Mail,
            From = [Correspondence.Person(mail.From)],
            To = to,
            Cc = cc,
            About = keepsSubjects ? Correspondence.Subject(mail.Subject) : null,
            SameAs = mail.MessageId is { } id ? NameOf(id) : string.Create(CultureInfo.InvariantCulture, $"mail\n{mail.From.Address}\n{KnownContacts.Second(mail.Time)}\n{string.Join(';', recipients)}"),
            Answers = answered is null ? null : NameOf(answered),
            Attendees = recipients.Count + (recipients.Contains(mail.From.Address!) ? 0 : 1),
            Source = ContactSource.Mail,
        };
    }

    private static string NameOf(string messageId) => "mail:" + messageId;
}
