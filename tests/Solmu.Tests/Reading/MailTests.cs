using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Solmu.Reading;
using Xunit;

namespace Solmu.Tests.Reading;

public sealed class MailTests
{
    private const string Plain = "From: Leena Aho <Leena.Aho@solvtech.example>\r\nTo: katrin@edunet.example\r\nDate: Mon, 12 Oct 2026 10:00:00 +0300\r\nMessage-ID: <1@solvtech.example>\r\nSubject: Offer\r\n\r\nHello\r\n";

    [Fact]
    public void How_far_a_mailbox_is_read_is_told_now_and_then()
    {
        var told = new List<(long Done, long All)>();
        var box = string.Concat(Enumerable.Range(1, 1000).Select(i => $"From a Thu Oct  1 08:00:00 2026\nFrom: a{i}@edunet.example\nTo: leena@solvtech.example\nMessage-ID: <{i}@x>\nIn-Reply-To: <{i - 1}@x>\nReferences: <0@x> <{i % 2}@x>\nSubject: {i}\nDate: Thu, 01 Oct 2026 08:00:00 +0000\n\nText\n\n"));

        var mails = Read.Text(box, new ReadOptions { HowFar = (done, all) => told.Add((done, all)) }, "box.mbox").Records<MailRecord>();

        Assert.Equal(3, told.Count);
        Assert.Equal(told.Order(), told);
        Assert.All(told, one => Assert.Equal(box.Length, one.All));
        Assert.Equal(("777@x", "776@x", "1@x", "777", "a777@edunet.example"), (mails[776].MessageId, mails[776].InReplyTo, mails[776].References.Single(), mails[776].Subject, mails[776].From.Address));
        Assert.All(Read.Text(box, new ReadOptions { KeepsSubjects = false }, "box.mbox").Records<MailRecord>(), mail => Assert.Null(mail.Subject));
    }

    [Fact]
    public void A_message_tells_who_wrote_to_whom_when_and_in_answer_to_what()
    {
        var mail = Message(
            "From: \"Aho, Leena\" <leena@solvtech.example>\nTo: Katrin Vogel <KATRIN@Edunet.example>, paul@lingua.example\nCc: =?UTF-8?Q?Bj=C3=B6rn?= <b@x.example>\n"
            + "Bcc: hidden@x.example\nReply-To: office@solvtech.example\nDate: Mon, 12 Oct 2026 10:00:00 +0300\nMessage-ID: <2@a>\nIn-Reply-To: <1@b>\nReferences: <0@b> <1@b>\nSubject: Re: Offer\n");

        Assert.Equal(new PersonReference("Aho, Leena", "leena@solvtech.example"), mail.From);
        Assert.Equal([new("Katrin Vogel", "katrin@edunet.example"), new(null, "paul@lingua.example")], mail.To);
        Assert.Equal([new("Björn", "b@x.example"), new(null, "hidden@x.example")], mail.Cc);
        Assert.Equal("office@solvtech.example", mail.ReplyTo!.Address);
        Assert.Equal(new DateTime(2026, 10, 12, 7, 0, 0, DateTimeKind.Utc), mail.Time);
        Assert.Equal(("2@a", "1@b", "Re: Offer", false), (mail.MessageId, mail.InReplyTo, mail.Subject, mail.Automated));
    }

    [Theory]
    [InlineData("To: =?iso-8859-1?Q?Andr=E9?=\r\n =?iso-8859-1?Q?_Pirard?= <a@x.example>", "André Pirard", "a@x.example")]
    [InlineData("To: Leena (sales (north)) <a@x.example> (bye)", "Leena", "a@x.example")]
    [InlineData("To: a@x.example (Leena Aho)", "Leena Aho", "a@x.example")]
    [InlineData("To: =?koi8-r?B?6dfBziDpwPDPzw==?= <a@x.example>", "Иван ИюПоо", "a@x.example")]
    [InlineData("To: =?windows-1252?Q?Fran=E7ois_=80?= <a@x.example>", "François €", "a@x.example")]
    [InlineData("To: =?iso-2022-jp?B?GyRCOzNFRBsoQg==?= <a@x.example>", "山田", "a@x.example")]
    [InlineData("To: =?UTF-8?B?w4U=?=\n =?UTF-8?B?c2E=?= <a@x.example>", "Åsa", "a@x.example")]
    [InlineData("To: Team: Leena <a@x.example>;", "Leena", "a@x.example")]
    [InlineData("To:\r\n\t\"Leena\"\r\n <a@x.example>", "Leena", "a@x.example")]
    [InlineData("to : <a@x.example>", null, "a@x.example")]
    [InlineData("To: a@bücher.example", null, "a@xn--bcher-kva.example")]
    [InlineData("To: <@@>, Leena <a@x.example>", "Leena", "a@x.example")]
    public void Addresses_are_read_as_they_come(string header, string? name, string address) =>
        Assert.Equal([new PersonReference(name, address)], Message($"From: b@y.example\nDate: 1 Oct 2026 10:00 UT\n{header}\n").To);

    [Fact]
    public void Undisclosed_recipients_are_nobody() =>
        Assert.Empty(Message("From: b@y.example\nDate: 1 Oct 2026 10:00 UT\nTo: undisclosed-recipients:;\n").To);

    [Theory]
    [InlineData("Date: Fri, 21 Nov 97 09:55:06 -0600", "1997-11-21T15:55:06")]
    [InlineData("Date: 21 Nov 1997 10:55 EST", "1997-11-21T15:55:00")]
    [InlineData("Date: Thu, 13\r\n Feb\r\n 1969 (odd)\r\nReceived: from a by b; Tue, 1 Jul 2003 10:52:37 +0200\r\nReceived: from c by a; Tue, 1 Jul 2003 08:50:00 GMT", "2003-07-01T08:52:37")]
    [InlineData("Date: Tue, 1 Jul 2003 10:52:37 +0200 (CEST (summer))", "2003-07-01T08:52:37")]
    [InlineData("Received: by b; Tue, 1 Jul 2003 10:52:37 PDT", "2003-07-01T17:52:37")]
    public void Dates_of_all_ages_are_read(string headers, string expected) =>
        Assert.Equal(DateTime.Parse(expected, null, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal), Message($"From: b@y.example\n{headers}\n").Time);

    [Theory]
    [InlineData("From: b@y.example\nList-Id: <x.y>", true)]
    [InlineData("From: b@y.example\nAuto-Submitted: auto-replied; x=y", true)]
    [InlineData("From: b@y.example\nAuto-Submitted: no", false)]
    [InlineData("From: b@y.example\nPrecedence: bulk", true)]
    [InlineData("From: b@y.example\nX-Auto-Response-Suppress: All", true)]
    [InlineData("From: No-Reply <no-reply@y.example>", true)]
    [InlineData("From: MAILER-DAEMON@y.example", true)]
    [InlineData("From: postmaster@y.example", true)]
    [InlineData("From: b@y.example\nTo: a@x.fi,b@x.fi,c@x.fi,d@x.fi,e@x.fi,f@x.fi,g@x.fi,h@x.fi", false)]
    [InlineData("From: b@y.example\nTo: a@x.fi,b@x.fi,c@x.fi,d@x.fi,e@x.fi,f@x.fi,g@x.fi,h@x.fi\nCc: i@x.fi", true)]
    public void What_a_program_or_a_list_sent_is_marked(string headers, bool isAutomated) =>
        Assert.Equal(isAutomated, Message($"{headers}\nDate: 1 Oct 2026 10:00 UT\n").Automated);

    [Fact]
    public void A_mailbox_of_each_flavour_holds_the_same_messages()
    {
        const string one = "From a@x.example Mon Oct 12 10:00:00 2026\nFrom: a@x.example\nDate: 1 Oct 2026 10:00 UT\nMessage-ID: <1@a>\n";
        const string two = "From b@x.example Mon Oct 12 11:00:00 2026\nFrom: b@x.example\nDate: 2 Oct 2026 10:00 UT\nMessage-ID: <2@a>\n\nBye\n";
        foreach (var box in new[]
        {
            $"{one}\nHello\n>From here on\n\n{two}", // mboxo
            $"{one}\nHello\n>>From here on\n\n{two}".Replace("\n", "\r\n", StringComparison.Ordinal), // mboxrd
            $"{one}Content-Length: 54\n\nHello\n\nFrom x@y Mon Oct 12 10:00:00 2026\nFrom: me@z.x\n\n{two}", // mboxcl2
            $"{one}Content-Length: 9999\n\nHello\n\n{two}", // a wrong length
            $"{one}\nHello\n\nFrom now on all is well.\n\n{two}", // a sloppy writer
            $"{one}\n{two}", // no body
            $"{one}{two}", // no blank line
            $"\n\n{one}\nno blank line behind\n{two}",
        })
        {
            var reading = Read.Text(box, name: "box.mbox");
            Assert.Equal(["1@a", "2@a"], reading.Records<MailRecord>().Select(mail => mail.MessageId));
            Assert.Empty(reading.Problems);
        }
    }

    [Fact]
    public void Messages_are_found_wherever_a_block_of_the_file_ends()
    {
        var box = new StringBuilder();
        for (var i = 0; i < 3000; i++)
        {
            box.Append(System.Globalization.CultureInfo.InvariantCulture, $"From a@x.example Mon Oct 12 10:00:00 2026\nFrom: a@x.example\nDate: 1 Oct 2026 10:00 UT\nMessage-ID: <{i}@a>\n\n").Append('x', i % 1777).Append("\n\n");
        }

        var ids = Read.Text(box.ToString(), name: "box.mbox").Records<MailRecord>().Select(mail => mail.MessageId);
        Assert.Equal(Enumerable.Range(0, 3000).Select(i => $"{i}@a"), ids);
    }

    [Fact]
    public void A_broken_message_is_named_with_its_byte_and_the_rest_is_read()
    {
        const string first = "From a Mon Oct 12 10:00:00 2026\nFrom: a@x.example\n\n\n";
        var reading = Read.Text($"{first}From x\nSubject: nobody\n\n\nFrom c@x.example Mon Oct 12 11:00:00 2026\nTo: b@y.example\n\nhi\n", name: "box.mbox");

        Assert.Equal(3, reading.RowCount);
        Assert.Equal(["a@x.example", "c@x.example"], reading.Records<MailRecord>().Select(mail => mail.From.Address!));
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(((long?)first.Length, (long?)null), (problem.Offset, problem.Line));
    }

    [Fact]
    public void Torn_headers_and_a_missing_blank_line_do_not_hide_the_rest()
    {
        var mail = Message("From: a@x.example\nthis line is torn\n: nameless\nTo: b@y.example\nDate: 1 Oct 2026 10:00 UT");
        Assert.Equal("b@y.example", Assert.Single(mail.To).Address);
    }

    [Fact]
    public void A_header_line_of_a_hundred_megabytes_is_refused_unread_and_the_next_message_is_read()
    {
        var before = GC.GetTotalAllocatedBytes();
        using var stream = new Endless("From a Mon Oct 12 10:00:00 2026\nSubject: "u8.ToArray(), 100 * 1024 * 1024, Encoding.UTF8.GetBytes("\n\nFrom a Mon Oct 12 10:00:00 2026\n" + Plain));

        var messages = MailReader.Messages(stream, "box.mbox", Limits.Default).ToList();

        Assert.Equal(2, messages.Count);
        Assert.Contains("header line", messages[0].Wrong, StringComparison.Ordinal);
        Assert.Equal("1@solvtech.example", messages[1].Record!.MessageId);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 32 * 1024 * 1024);
    }

    [Fact]
    public void A_zip_of_messages_and_mailboxes_is_read_as_one()
    {
        var reading = Read.Bytes(Zip(("a/1.eml", Plain), ("b.mbox", "From a Mon Oct 12 10:00:00 2026\n" + Plain), ("readme.txt", "hello"), ("inner.zip", "PK")), name: "mail.zip");

        Assert.Equal(FileKind.Mail, reading.Kind);
        Assert.Equal(2, reading.Records.Count);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_zip_that_would_fill_the_disk_is_refused()
    {
        var reading = Read.Bytes(Zip(("1.eml", Plain + new string('0', 300 * 1024 * 1024))), name: "mail.zip");

        Assert.Contains("unpack", reading.Unreadable, StringComparison.Ordinal);
        Assert.Empty(reading.Records);
    }

    [Fact]
    public void A_folder_is_read_with_all_below_it_and_links_are_not_followed()
    {
        var folder = Directory.CreateTempSubdirectory("solmu-mail-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "deep"));
            File.WriteAllText(Path.Combine(folder, "deep", "1.eml"), Plain);
            File.WriteAllText(Path.Combine(folder, "other.txt"), Plain);
            Directory.CreateSymbolicLink(Path.Combine(folder, "deep", "loop"), folder);

            var reading = FileReader.Read(SourceFile.At(folder, "mails"), ReadOptions.Default);

            Assert.Equal("1@solvtech.example", reading.Only<MailRecord>().MessageId);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("x.eml", Plain)]
    [InlineData("x", Plain)]
    [InlineData("x", "From a Mon Oct 12 10:00:00 2026\n" + Plain)]
    [InlineData("inbox.mbox", "From a Mon Oct 12 10:00:00 2026\n" + Plain)]
    public void Mail_is_recognised(string name, string text)
    {
        var start = name == "x" && text == Plain ? "Received: by b; Tue, 1 Jul 2003 10:52:37 PDT\n" : "";
        Assert.Equal(FileKind.Mail, Read.Text(start + text, name: name).Kind);
    }

    [Fact]
    public void Whatever_happens_to_a_mailbox_nothing_is_thrown()
    {
        var seed = Encoding.UTF8.GetBytes("From a Mon Oct 12 10:00:00 2026\n" + Plain + "\nFrom b Mon Oct 12 10:00:00 2026\nTo: G: =?utf-8?B?w4U=?= <a@b.fi>, \"x\" (c (d)) <e@f.fi>;\nFrom: =?x?Q?a?= <q@r.fi>\nContent-Length: 5\nReferences: <a@b> <c@d\nDate: 1 Jan 70 EST\n\nabcd\n\n");
        string[] pieces = ["\n", "\r", "\n\n", "From ", "\nFrom ", "<", ">", "\"", "(", "=?", "?=", ":", ";", ",", "\0", "Content-Length: 99999999999\n", "@", "List-Id: x\n"];
        var random = new Random(7);
        for (var i = 0; i < 4000; i++)
        {
            var content = seed.ToList();
            for (var edits = random.Next(1, 9); edits > 0; edits--)
            {
                var at = random.Next(content.Count);
                switch (random.Next(4))
                {
                    case 0: content[at] = (byte)random.Next(256); break;
                    case 1: content.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)])); break;
                    case 2: content.RemoveRange(at, random.Next(Math.Min(60, content.Count - at - 1))); break;
                    default: content.InsertRange(at, content.GetRange(random.Next(at + 1), Math.Min(20, content.Count - at))); break;
                }
            }

            var reading = Read.Bytes([.. content], new ReadOptions { Kind = i % 2 == 0 ? FileKind.Mail : null }, i % 3 == 0 ? "x.eml" : "x.mbox");
            Assert.Equal(reading.RowCount, reading.Records.Count + reading.Refused.Count);
            JsonSerializer.SerializeToUtf8Bytes(ReadingJson.Shape(reading), JsonSerializerOptions.Web);
        }
    }

    private static MailRecord Message(string header) => Read.Text(header + "\nBody\n", name: "x.eml").Only<MailRecord>();

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }

    /// <summary>A start, many times the same letter, and an end, made while they are read.</summary>
    private sealed class Endless(byte[] start, long letters, byte[] end) : Stream
    {
        private long at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => start.Length + letters + end.Length;

        public override long Position { get => at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var (from, length) = at < start.Length ? (start.AsMemory((int)at), 0L)
                : at < start.Length + letters ? (default, start.Length + letters - at)
                : (end.AsMemory((int)(at - start.Length - letters)), 0L);
            var read = (int)Math.Min(count, length > 0 ? length : from.Length);
            if (length > 0)
            {
                buffer.AsSpan(offset, read).Fill((byte)'x');
            }
            else
            {
                from.Span[..read].CopyTo(buffer.AsSpan(offset));
            }

            at += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
