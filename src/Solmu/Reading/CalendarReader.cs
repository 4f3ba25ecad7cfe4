using System.Text;
using Solmu.Contacts;
using Solmu.Database;

namespace Solmu.Reading;

/// <summary>Reads the events of a calendar. What is wrong with one event leaves the others alone.</summary>
internal static class CalendarReader
{
    private sealed record Block(int Line, List<CalendarProperty> Properties);

    public static FileReading Read(string fileName, SourceText text, ReadOptions options)
    {
        var problems = new ProblemList(fileName, options.Limits);
        var zones = new CalendarZones();
        var events = new List<Block>();
        var isCancelled = Split(Encoding.UTF8.GetString(text.Utf8.Span), options.Limits, zones, events, out var isCalendar);
        if (!isCalendar && events.Count == 0)
        {
            return FileReader.Unreadable(fileName, FileKind.Calendar, "The file has no calendar; a calendar begins with BEGIN:VCALENDAR.", text.Encoding);
        }

        if (events.Count > options.Limits.MaxRows)
        {
            return FileReader.Unreadable(fileName, FileKind.Calendar, $"The file has more than {options.Limits.MaxRows:N0} events; split it into smaller files.", text.Encoding);
        }

        var records = new List<SourceRecord>(events.Count);
        var refused = new List<RefusedRow>();
        foreach (var one in events)
        {
            try
            {
                var record = new CalendarDraft(one.Line, one.Properties, zones, options.Zone, isCancelled).Build();
                if (record.Series is { } series)
                {
                    Recurrences.Require(series, record.Start, record.Start);
                }

                records.Add(record);
            }
            catch (InvalidDataException wrong)
            {
                refused.Add(new RefusedRow(one.Line, [], [problems.Add(wrong.Message, one.Line, wrong.Data["field"] as string)]));
            }
            catch (RuleViolation rule)
            {
                refused.Add(new RefusedRow(one.Line, [], [problems.Add(rule.Message, one.Line, rule.Field)]));
            }
        }

        return new FileReading
        {
            File = fileName,
            Kind = FileKind.Calendar,
            Encoding = text.Encoding,
            Records = records,
            RowCount = events.Count,
            Refused = refused,
            Problems = problems.ToList(),
        };
    }

    /// <summary>Puts events and zones apart; answers whether the calendar as a whole cancels what it holds.</summary>
    private static bool Split(string text, Limits limits, CalendarZones zones, List<Block> events, out bool isCalendar)
    {
        var (isCancelled, inner) = (false, 0);
        isCalendar = false;
        Block? block = null;
        var isZone = false;
        foreach (var property in CalendarLines.Read(text, limits.MaxCellChars))
        {
            var value = property.Name is "BEGIN" or "END" ? property.Value.Trim().ToUpperInvariant() : "";
            switch (property.Name)
            {
                case "BEGIN" when value is "VEVENT" or "VTIMEZONE" or "VCALENDAR":
                    Finish();
                    isCalendar |= value == "VCALENDAR";
                    (block, isZone, inner) = (value == "VCALENDAR" ? null : new Block(property.Line, []), value == "VTIMEZONE", 0);
                    break;
                case "END" when value is "VEVENT" or "VTIMEZONE" or "VCALENDAR":
                    Finish();
                    break;
                case "METHOD" when block is null:
                    isCancelled |= property.Value.Trim().Equals("CANCEL", StringComparison.OrdinalIgnoreCase);
                    break;
                default:
                    // Alarms inside events have attendees and times of their own.
                    inner += isZone ? 0 : property.Name == "BEGIN" ? 1 : 0;
                    if (inner == 0)
                    {
                        block?.Properties.Add(property);
                    }

                    inner -= !isZone && property.Name == "END" && inner > 0 ? 1 : 0;
                    break;
            }
        }

        Finish();
        return isCancelled;

        void Finish()
        {
            if (block is not null && isZone)
            {
                zones.Add(block.Properties);
            }
            else if (block is not null)
            {
                events.Add(block);
            }

            block = null;
        }
    }
}
