using System.Globalization;
using Solmu.Analysis.Ties;
using Solmu.Analysis.Ties.Prediction;
using Solmu.Reading;

namespace Bench;

/// <summary>Does the behaviour score tell who will be in contact? On any file of contacts, beside simple baselines.</summary>
internal static class TiesBench
{
    private const int BulkFrom = 9;
    private static readonly int[] Windows = [30, 90];

    public static int Run(string[] args)
    {
        if (args is not [var file] || !File.Exists(file))
        {
            Console.Error.WriteLine(args is [var missing] ? $"There is no file {missing}." : "Usage: script/bench ties FILE");
            return 2;
        }

        var content = File.ReadAllBytes(file);
        var reading = FileReader.Read(
            new SourceFile(Path.GetFileName(file), content), new ReadOptions { Kind = FileKind.Contacts, Limits = Limits.Default with { MaxFileBytes = int.MaxValue } });
        if (reading.Unreadable is { } why)
        {
            Console.Error.WriteLine(why);
            return 1;
        }

        var (input, note) = Input([.. reading.Records.OfType<ContactRecord>()]);
        Console.WriteLine($"{input.Contacts.Count:N0} contacts, {reading.Refused.Count:N0} rows refused. {note}");
        foreach (var window in Windows)
        {
            Write(TiePrediction.Test(input, new PredictionOptions(window), TieParameters.Default));
        }

        return 0;
    }

    private static (PredictionInput Input, string Note) Input(List<ContactRecord> records)
    {
        var used = records.Where(record => record.From.Count > 0 && record.To.Count + record.Cc.Count is > 0 && !IsBulk(record)).ToList();
        var addresses = used.SelectMany(record => record.From.Concat(record.To).Concat(record.Cc)).Select(reference => reference.Address!).Distinct().Order(StringComparer.Ordinal).ToList();
        var numbers = addresses.Select((address, number) => (address, number)).ToDictionary(pair => pair.address, pair => pair.number);
        var contacts = used.Select(record => new PredictionContact(
            record.Time, DateOnly.FromDateTime(record.Time), record.Medium, numbers[record.From[0].Address!],
            [.. record.From.Skip(1).Concat(record.To).Concat(record.Cc).Select(reference => numbers[reference.Address!])])).ToList();
        var domains = used.SelectMany(record => record.From.Concat(record.To).Concat(record.Cc)).CountBy(reference => Domain(reference.Address!)).OrderByDescending(pair => pair.Value).ToList();
        var (isOurs, note) = domains.Count > 1
            ? (addresses.ConvertAll(address => Domain(address) == domains[0].Key), $"Ours are the people of {domains[0].Key}, the domain with the most contacts.")
            : (addresses.Select((_, number) => number % 2 == 0).ToList(), $"All {addresses.Count} people are of one domain: every other one, by address, is taken as one firm, the rest as another.");
        return (new PredictionInput(contacts, isOurs), $"{records.Count - used.Count:N0} left out: to more than 8, or without a side. {note}");
    }

    private static bool IsBulk(ContactRecord record) => record.Medium == Medium.Mail && record.To.Count + record.Cc.Count >= BulkFrom;

    private static string Domain(string address) => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];

    private static void Write(PredictionResult result)
    {
        Console.WriteLine();
        Console.WriteLine(Text($"Two-way contact in the next {result.WindowDays} days: n = {result.Rows} at {result.Cuts} cuts, base rate {result.BaseRate:0.000}"));
        if (result.Refusal is { } why)
        {
            Console.WriteLine(why);
            return;
        }

        Console.WriteLine($"{"",-18}{"AUC [95 %]",22}{"AP [95 %]",24}");
        foreach (var predictor in result.Predictors)
        {
            Console.WriteLine($"{predictor.Name,-18}{Text(predictor.Auc),22}{Text(predictor.AveragePrecision),24}");
        }

        var gain = result.AucGain!.Value;
        var verdict = gain.Value >= 0 ? "as good as the best baseline or better" : gain.Value >= -0.02 ? "below the best baseline by at most 0.02" : "below the best baseline by more than 0.02";
        Console.WriteLine($"Half-life of the behaviour score at the cuts, from earlier ones: {string.Join(", ", result.HalfLives.Select(days => days.ToString("0", CultureInfo.InvariantCulture)))}.");
        Console.WriteLine(Text($"The AUC of the behaviour score is {verdict} ({result.BestBaseline!.Name}): {Signed(gain.Value)} [{Signed(gain.Low)}, {Signed(gain.High)}]."));
        Write(result.Persistence);
    }

    private static void Write(PersistenceResult? persistence)
    {
        if (persistence is null)
        {
            Console.WriteLine($"No probability of contact: no cut had {PersistenceModel.LeastRows} rows before it, {PersistenceModel.LeastOfEach} of each class.");
            return;
        }

        Console.WriteLine(Text($"Probability of contact, from H and ρ, fitted to earlier cuts: n = {persistence.Rows}, Brier {persistence.Brier:0.000}; the base rate alone {persistence.BaseBrier:0.000}."));
        Console.WriteLine($"{"probability",-18}{"rows",8}{"predicted",12}{"followed",12}");
        foreach (var bin in persistence.Reliability)
        {
            Console.WriteLine(Text($"{$"{bin.From:0.0}–{bin.From + 0.1:0.0}",-18}{bin.Rows,8}{bin.Predicted,12:0.000}{bin.Followed,12:0.000}"));
        }
    }

    private static string Signed(double value) => Math.Round(value, 3).ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static string Text(Interval interval) => Text($"{interval.Value:0.000} [{interval.Low:0.000}, {interval.High:0.000}]");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
