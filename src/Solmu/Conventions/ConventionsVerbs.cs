using System.CommandLine;
using System.Globalization;
using Solmu.Analysis.Ties;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Conventions;

internal static class ConventionsVerbs
{
    private static readonly Option<string> HalfLife = new("--half-life") { HelpName = "DAYS", Description = "After so many days a contact counts half" };
    private static readonly Option<string[]> Weight = new("--weight") { HelpName = "MEDIUM=W[,…]", Description = "What a contact by this medium weighs, 0 to 1: met, video, phone, mail, message, letter, largeEvent" };
    private static readonly Option<string> Targets = new("--targets") { HelpName = "D,D,D|on|off", Description = "Days between contacts for partners of importance 1, 2 and 3, with which thin ties are compared; or whether they are" };
    private static readonly Option<string> SecondTrigger = new("--second-trigger") { HelpName = "SHARE", Description = "Below this share of what it was 90 days before, a warm tie is cooling, such as 60%" };
    private static readonly Option<bool> Reset = new("--reset") { Description = "Back to the conventions as delivered" };

    public static void Add(RootCommand root) =>
        root.Add(new Verb("conventions", "Show by what conventions ties are measured, or change them", ConventionsAsync) { HalfLife, Weight, Targets, SecondTrigger, Reset });

    private static async Task<int> ConventionsAsync(ParseResult parse, CommandRun run)
    {
        await run.Get<FocalFirms>().RequireAsync();
        var read = run.Get<ReadTieConventions>();
        var isReset = parse.GetValue(Reset);
        var values = Wanted(parse, await read.ValuesAsync());
        if (isReset && values is not null)
        {
            throw new UseViolation("reset", "--reset goes back to everything as delivered; leave the other options out.");
        }

        var isChanged = (isReset || values is not null) && await run.Get<ChangeTieConventions>().RunAsync(new ChangeTieConventions.Input(values));
        var now = await read.RunAsync();
        return run.Answer(Document(now, isChanged), output => Write(output, now));
    }

    /// <summary>Null when nothing is to be changed.</summary>
    private static TieParameters? Wanted(ParseResult parse, TieParameters now)
    {
        var wanted = now;
        if (parse.GetValue(HalfLife) is { } days)
        {
            wanted = TieConvention.HalfLife.With(wanted, Number("half-life", days));
        }

        if (parse.GetValue(SecondTrigger) is { } share)
        {
            wanted = TieConvention.SecondTrigger.With(wanted, share.EndsWith('%') ? Number("second-trigger", share[..^1]) / 100 : Number("second-trigger", share));
        }

        foreach (var pair in parse.GetValue(Weight)?.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) ?? [])
        {
            var (name, number) = pair.Split('=') is [var left, var right] ? (left.Trim(), right) : throw new UseViolation("weight", $"{pair}: write it as met=1.");
            var medium = TieConvention.Media.FirstOrDefault(one => string.Equals(one.Field, name, StringComparison.OrdinalIgnoreCase))
                ?? throw new UseViolation("weight", $"{name} is no medium. There are {string.Join(", ", TieConvention.Media.Select(one => one.Field))}.");
            wanted = medium.With(wanted, Number("weight", number));
        }

        return parse.GetValue(Targets) is { } targets ? WithTargets(wanted, targets) : HasAny(parse) ? wanted : null;
    }

    private static bool HasAny(ParseResult parse) => parse.GetValue(HalfLife) is not null || parse.GetValue(SecondTrigger) is not null || parse.GetValue(Weight) is { Length: > 0 };

    private static TieParameters WithTargets(TieParameters wanted, string text)
    {
        if (text is "on" or "off")
        {
            return wanted with { ComparesWithTargets = text == "on" };
        }

        if (text.Split(',') is not { Length: 3 } days)
        {
            throw new UseViolation("targets", $"--targets {text}: write three numbers of days, such as 30,90,180, or on or off.");
        }

        return TieConvention.Targets.Zip(days).Aggregate(wanted with { ComparesWithTargets = true }, (all, pair) => pair.First.With(all, Number("targets", pair.Second)));
    }

    private static double Number(string option, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw new UseViolation(option, $"--{option}: {text} is no number.");

    private static object Document(ReadTieConventions.Now now, bool isChanged) => new
    {
        parameters = now.Values.Version,
        isChanged,
        isDelivered = now.IsDelivered,
        conventions = TieConvention.All.Select(one => new { name = one.Field, value = one.Of(now.Values), delivered = one.Of(TieParameters.Default), unit = one.Unit.ToString().ToLowerInvariant(), means = one.Means }),
        comparesWithTargets = now.Values.ComparesWithTargets,
        history = now.History.Select(change => new { change.At, by = change.By ?? "the console", parameters = change.Version, change.IsDelivered, what = change.What }),
    };

    private static void Write(TextWriter output, ReadTieConventions.Now now)
    {
        output.WriteLine($"Ties are measured by {now.Values.Version}{(now.IsDelivered ? ", as delivered" : "")}.");
        var table = new TextTable("CONVENTION", "NOW", "DELIVERED", "MEANS");
        foreach (var one in TieConvention.All)
        {
            table.Add(one.Field, one.Say(one.Of(now.Values)), one.Say(one.Of(TieParameters.Default)), one.Means);
        }

        table.Write(output);
        output.WriteLine(now.Values.ComparesWithTargets ? "Thin ties are compared with the targets." : "Thin ties are not compared with the targets.");
        foreach (var change in now.History)
        {
            output.WriteLine($"{change.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {change.By ?? "the console"}: {(change.IsDelivered ? "back to the delivered conventions; " : "")}{string.Join("; ", change.What)}");
        }
    }
}
