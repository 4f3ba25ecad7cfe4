using System.Text;
using MimeKit;
using MimeKit.Utils;
using Solmu.Analysis.Identities;

namespace Solmu.Reading;

/// <summary>
/// Makes records of the headers of messages. Whatever stands there, the answer is a record or a reason. The same few lists
/// of people come back in thousands of messages, so what was read once is kept.
/// </summary>
internal sealed class MailMessages
{
    public const string NoHeader = "This is not a message: it has no header lines.";

    /// <summary>A mail to more people than this is a circular.</summary>
    private const int MostRecipients = 8;

    private const int MostReferences = 1000;

    private const int MostKept = 20_000;
    private const int LongestKept = 250;

    private readonly Dictionary<string, List<PersonReference>> known = new(StringComparer.Ordinal);

    private static readonly string[] NobodyReads = ["noreply", "no-reply", "no_reply", "no.reply", "donotreply", "do-not-reply", "do_not_reply", "mailer-daemon"];

    public MailRecord? Read(int number, MboxSplitter message, out string? wrong)
    {
        var seen = new Seen();
        foreach (var line in MailHeaderLines.Of(message.Header))
        {
            Take(seen, line);
        }

        if (!seen.Any)
        {
            wrong = NoHeader;
            return null;
        }

        var from = First(seen.From) ?? First(seen.Sender) ?? First(seen.ReturnPath)
            ?? (FromLines.Sender(message.FromLine) is { } sender ? new PersonReference(null, sender) : null);
        if (from is null)
        {
            wrong = "The message does not tell who sent it: no address in From can be read.";
            return null;
        }

        if (TimeOf(seen, message.FromLine) is not { } time)
        {
            wrong = "The message does not tell when it was sent: no date in Date or Received can be read.";
            return null;
        }

        wrong = null;
        var (to, cc) = (Addresses(seen.To), Addresses(seen.Cc));
        return new MailRecord(number)
        {
            Offset = message.Offset,
            MessageId = seen.MessageId,
            Time = time,
            From = from,
            To = to,
            Cc = cc,
            ReplyTo = First(seen.ReplyTo),
            InReplyTo = seen.InReplyTo.Count > 0 ? seen.InReplyTo[0] : null,
            References = seen.References,
            Automated = seen.IsAutomated || IsAutomatic(from.Address!) || to.Concat(cc).Select(person => person.Address).Distinct().Count() > MostRecipients,
            Subject = seen.Subject is { } subject ? Clean(Rfc2047.DecodeText(ParserOptions.Default, subject)) : null,
        };
    }

    private sealed class Seen
    {
        public bool Any;
        public List<byte[]> From = [];
        public List<byte[]> Sender = [];
        public List<byte[]> ReturnPath = [];
        public List<byte[]> ReplyTo = [];
        public List<byte[]> To = [];
        public List<byte[]> Cc = [];
        public List<byte[]> Dates = [];
        public List<byte[]> Received = [];
        public string? MessageId;
        public List<string> InReplyTo = [];
        public List<string> References = [];
        public byte[]? Subject;
        public bool IsAutomated;
    }

    private static void Take(Seen seen, MailHeaderLine line)
    {
        seen.Any = true;
        switch (line.Name.Length)
        {
            case 2 when line.Is("To"u8): seen.To.Add(line.Value.ToArray()); break;
            case 2 when line.Is("Cc"u8): seen.Cc.Add(line.Value.ToArray()); break;
            case 3 when line.Is("Bcc"u8): seen.Cc.Add(line.Value.ToArray()); break;
            case 4 when line.Is("From"u8): seen.From.Add(line.Value.ToArray()); break;
            case 4 when line.Is("Date"u8): seen.Dates.Add(line.Value.ToArray()); break;
            case 6 when line.Is("Sender"u8): seen.Sender.Add(line.Value.ToArray()); break;
            case 7 when line.Is("Subject"u8): seen.Subject ??= line.Value.ToArray(); break;
            case 8 when line.Is("Received"u8): seen.Received.Add(line.Value.ToArray()); break;
            case 8 when line.Is("Reply-To"u8): seen.ReplyTo.Add(line.Value.ToArray()); break;
            case 10 when line.Is("Message-ID"u8): seen.MessageId ??= MessageIds(line).FirstOrDefault(); break;
            case 10 when line.Is("References"u8): seen.References.AddRange(MessageIds(line)); break;
            case 10 when line.Is("Precedence"u8): seen.IsAutomated |= line.Text.ToUpperInvariant() is "BULK" or "LIST" or "JUNK" or "AUTO_REPLY"; break;
            case 11 when line.Is("In-Reply-To"u8): seen.InReplyTo.AddRange(MessageIds(line)); break;
            case 11 when line.Is("Return-Path"u8): seen.ReturnPath.Add(line.Value.ToArray()); break;
            case 14 when line.Is("Auto-Submitted"u8): seen.IsAutomated |= !line.Text.Split(';')[0].Trim().Equals("no", StringComparison.OrdinalIgnoreCase); break;
            default: seen.IsAutomated |= line.StartsWith("List-"u8) || IsAutoReply(line); break;
        }
    }

    private static bool IsAutoReply(MailHeaderLine line) =>
        line.Is("X-Auto-Response-Suppress"u8) || line.Is("X-Autoreply"u8) || line.Is("X-Auto-Reply"u8) || line.Is("X-Autorespond"u8)
        || line.Is("X-Autoreply-From"u8) || line.Is("X-Mail-Autoreply"u8) || line.Is("X-Mailing-List"u8);

    private static List<string> MessageIds(MailHeaderLine line)
    {
        var value = line.Value.ToArray();
        var ids = MimeUtils.EnumerateReferences(value, 0, value.Length).Where(id => id.Length > 0).Take(MostReferences).Select(Clean).OfType<string>().ToList();

        // Some programs leave the brackets out.
        if (ids.Count == 0 && line.Text is { Length: > 2 and < 1000 } text && text.Contains('@', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal))
        {
            ids.Add(text.Trim('<', '>'));
        }

        return ids;
    }

    private static DateTime? TimeOf(Seen seen, string fromLine)
    {
        foreach (var date in seen.Dates)
        {
            if (TryDate(date, out var time))
            {
                return time;
            }
        }

        DateTime? newest = null;
        foreach (var received in seen.Received)
        {
            var at = Array.LastIndexOf(received, (byte)';');
            if (at >= 0 && TryDate(received[(at + 1)..], out var time) && (newest is null || time > newest))
            {
                newest = time;
            }
        }

        return newest ?? (FromLines.TryTime(fromLine, out var delivered) ? delivered : null);
    }

    private static bool TryDate(byte[] text, out DateTime time)
    {
        time = default;
        if (!DateUtils.TryParse(text, 0, text.Length, out var date) || date.UtcDateTime.Year is < 1970 or > 9000)
        {
            return false;
        }

        time = date.UtcDateTime;
        return true;
    }

    private PersonReference? First(List<byte[]> values) => values.Count == 0 ? null : Addresses(values).FirstOrDefault();

    private List<PersonReference> Addresses(List<byte[]> values)
    {
        if (values is not [{ Length: <= LongestKept } only])
        {
            return Parse(values);
        }

        var text = Encoding.Latin1.GetString(only);
        if (!known.TryGetValue(text, out var people))
        {
            people = Parse(values);
            if (known.Count < MostKept)
            {
                known[text] = people;
            }
        }

        return people;
    }

    private static List<PersonReference> Parse(List<byte[]> values)
    {
        var people = new List<PersonReference>();
        foreach (var value in values)
        {
            if (InternetAddressList.TryParse(ParserOptions.Default, value, 0, value.Length, out var list))
            {
                foreach (var mailbox in list.Mailboxes)
                {
                    Add(people, Clean(mailbox.Name), mailbox.Address);
                }
            }
            else
            {
                AddPieces(people, value);
            }
        }

        return people;
    }

    /// <summary>A list that breaks the rules: what can be read of it piece by piece is taken.</summary>
    private static void AddPieces(List<PersonReference> people, byte[] value)
    {
        var (from, isQuoted) = (0, false);
        for (var i = 0; i <= value.Length; i++)
        {
            if (i < value.Length)
            {
                isQuoted ^= value[i] == (byte)'"';
                if (isQuoted || value[i] is not ((byte)',' or (byte)';'))
                {
                    continue;
                }
            }

            var piece = value[from..i];
            from = i + 1;
            if (MailboxAddress.TryParse(ParserOptions.Default, piece, 0, piece.Length, out var mailbox))
            {
                Add(people, Clean(mailbox.Name), mailbox.Address);
            }
            else if (MailAddresses.TryParse(Rfc2047.DecodePhrase(ParserOptions.Default, piece), out var name, out var address))
            {
                Add(people, Clean(name), address);
            }
        }
    }

    private static void Add(List<PersonReference> people, string? name, string? written)
    {
        if (MailAddresses.TryNormalise(written, out var address) && !people.Exists(person => person.Address == address))
        {
            people.Add(new PersonReference(name, address));
        }
    }

    private static bool IsAutomatic(string address)
    {
        var local = address[..address.LastIndexOf('@')];
        return local == "postmaster" || Array.Exists(NobodyReads, word => local.Contains(word, StringComparison.Ordinal));
    }

    private static bool IsClean(string text) =>
        text.Length > 0 && text[0] != ' ' && text[^1] != ' ' && !text.Contains("  ", StringComparison.Ordinal)
        && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>Without line ends and control characters; null when nothing is left.</summary>
    private static string? Clean(string? text)
    {
        if (text is null || IsClean(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else
            {
                clean.Append(rune.ToString());
            }
        }

        var line = clean.ToString().TrimEnd();
        return line.Length == 0 ? null : line;
    }
}
