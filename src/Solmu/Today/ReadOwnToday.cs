using Solmu.Access;

namespace Solmu.Today;

/// <summary>Today as the viewer finds it: their own ties, or those of everybody they see as long as no tie is theirs.</summary>
public sealed class ReadOwnToday(Viewer viewer, ReadToday read)
{
    public sealed record Own(ReadToday.Reading Today, bool IsEverybodys)
    {
        /// <summary>What a day has room for.</summary>
        public IEnumerable<TodayItem> Items => Today.Items.Take(ReadToday.Most);
    }

    public async Task<Own> RunAsync() =>
        viewer.PersonId is { } self && await read.RunAsync(self) is { Ties: > 0 } own ? new Own(own, false) : new Own(await read.RunAsync(null), true);
}
