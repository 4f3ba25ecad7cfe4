using System.Diagnostics;
using System.Globalization;
using System.Text;
using Solmu.Reading;

namespace Bench;

/// <summary>Reads the headers of a large mailbox with Solmu and with Python's mailbox and email, on the same file.</summary>
internal static class MailBench
{
    private const string Python =
        """
        import mailbox, sys, time, resource
        from email.utils import getaddresses, parsedate_to_datetime
        start = time.perf_counter()
        count = 0
        for message in mailbox.mbox(sys.argv[1], create=False):
            getaddresses(message.get_all('From', []) + message.get_all('To', []) + message.get_all('Cc', []))
            parsedate_to_datetime(message['Date'])
            message['Message-ID']
            count += 1
        print(count, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--read", var box])
        {
            return Read(box);
        }

        var megabytes = 1000;
        if (args.Length > 0 && (args is not ["--megabytes", var given] || !int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out megabytes) || megabytes < 1))
        {
            Console.Error.WriteLine("Usage: script/bench mail [--megabytes 1000]");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("solmu-mail-").FullName;
        try
        {
            var file = Path.Combine(folder, "box.mbox");
            Generate(file, megabytes * 1_000_000L);
            await SettleAsync(file);
            var ours = await MeasureAsync(Environment.ProcessPath!, [typeof(MailBench).Assembly.Location, "mail", "--read", file]);
            var theirs = await MeasureAsync("python3", ["-c", Python, file]);
            var size = new FileInfo(file).Length / 1e6;
            Write($"{ours.Count:N0} messages, {size:N0} MB; messages found by Python: {theirs.Count:N0}");
            Write($"{"",-34}{"seconds",10}{"MB/s",10}{"peak memory, MB",18}");
            Write($"{"Solmu",-34}{ours.Seconds,10:0.00}{size / ours.Seconds,10:0}{ours.Peak / 1e6,18:0}");
            Write($"{"Python mailbox + email",-34}{theirs.Seconds,10:0.00}{size / theirs.Seconds,10:0}{theirs.Peak / 1e6,18:0}");
            Write($"Solmu is {theirs.Seconds / ours.Seconds:0.0} times as fast");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Both read from memory what the system holds of the file, while it writes nothing to the disk any more.</summary>
    private static async Task SettleAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
        await stream.CopyToAsync(Stream.Null);
    }

    private static int Read(string file)
    {
        var started = Stopwatch.GetTimestamp();
        using var stream = SourceFile.At(file, "box.mbox").Open();
        var count = MailReader.Messages(stream, "box.mbox", Limits.Default).Count(message => message.Record is not null);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Write($"{count} {seconds:R} {Process.GetCurrentProcess().PeakWorkingSet64}");
        return 0;
    }

    private static async Task<(long Count, double Seconds, double Peak)> MeasureAsync(string program, string[] arguments)
    {
        using var process = SolmuServer.Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var words = (await process.StandardOutput.ReadToEndAsync()).Split(' ', StringSplitOptions.TrimEntries);
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && words.Length == 3
            ? (long.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture), double.Parse(words[2], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"{program} failed: {await errors}");
    }

    /// <summary>Mails as they are: most a few kilobytes, every tenth with a file of some hundred.</summary>
    private static void Generate(string path, long bytes)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20) { NewLine = "\n" };
        var random = new Random(1);
        var line = new string('Q', 76);
        var written = 0L;
        for (var number = 0; written < bytes; number++)
        {
            var time = new DateTime(2020, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddMinutes(number * 7L);
            var (from, to) = (random.Next(2_000), random.Next(2_000));
            var header = string.Create(CultureInfo.InvariantCulture,
                $"""
                From p{from}@firm{from % 200}.example {time:ddd MMM dd HH:mm:ss yyyy}
                Return-Path: <p{from}@firm{from % 200}.example>
                Received: from mail.firm{from % 200}.example (mail.firm{from % 200}.example [192.0.2.{from % 250}])
                	by mx.solvtech.example with ESMTPS id {number:x8}; {time:ddd, dd MMM yyyy HH:mm:ss} +0000
                DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=firm{from % 200}.example; s=key;
                 h=from:to:cc:subject:date; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b={line}
                From: =?UTF-8?Q?P=C3=A4ivi_{from}?= <p{from}@firm{from % 200}.example>
                To: "Vogel, Katrin" <p{to}@firm{to % 200}.example>, p{to + 1}@firm{(to + 1) % 200}.example
                Cc: Team: Aino <aino@solvtech.example>, leena@solvtech.example;
                Date: {time:ddd, dd MMM yyyy HH:mm:ss} +0200
                Message-ID: <{number:x}.{from}@firm{from % 200}.example>
                In-Reply-To: <{number / 2:x}.1@firm.example>
                Subject: =?iso-8859-1?Q?Angebot_f=FCr_die_Schule?= {number}
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8


                """);
            file.Write(header.ReplaceLineEndings("\n"));
            var lines = number % 10 == 0 ? random.Next(2_000, 8_000) : random.Next(20, 200);
            for (var i = 0; i < lines; i++)
            {
                file.WriteLine(line);
            }

            file.WriteLine();
            written += header.Length + (lines * 77L) + 1;
        }
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
