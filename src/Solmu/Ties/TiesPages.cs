using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Partnerships;
using Solmu.Ui;

namespace Solmu.Ties;

/// <summary>The ties with one partner as a matrix, the partners to choose from, and one tie with all it rests on.</summary>
public static class TiesPages
{
    private const int LatestContacts = 20;

    /// <summary>Partners by how they are held, weakest first; the matrix of the one that was chosen.</summary>
    public sealed record ListModel(IReadOnlyList<PartnerTies> Partners, PartnerTies? Chosen, int Ties)
    {
        /// <summary>Ties whose rating and contacts speak against each other, in the order of the partners.</summary>
        public IReadOnlyList<Tie> Disagreeing { get; init; } = [];
    }

    /// <summary>All ties with the people of one partner.</summary>
    public sealed record PartnerTies(long Id, string Name, string Slug, IReadOnlyList<Tie> Ties)
    {
        public int Live => Ties.Count(tie => tie.Score.IsLive);

        public IReadOnlyList<TiePerson> Own => [.. Ties.Select(tie => tie.Own).DistinctBy(person => person.Id)];

        public IReadOnlyList<TiePerson> Others => [.. Ties.Select(tie => tie.Other).DistinctBy(person => person.Id)];
    }

    public sealed record TieModel(Tie Tie, IReadOnlyList<TieContact> Timeline, IReadOnlyList<ContactRow> Contacts, DateTime At, DateOnly Day, TimeZoneInfo Zone, Typed Typed);

    public static async Task<IResult> ListAsync(string? partner, FindTies find, PartnerDesk desk)
    {
        if (string.IsNullOrEmpty(partner))
        {
            var ties = await find.RunAsync(new TieScope());
            var held = ties.Where(tie => tie.Partner is not null).GroupBy(tie => tie.Partner!.Id)
                .Select(group => new PartnerTies(group.Key, group.First().Partner!.Name, group.First().Partner!.Slug, [.. group]))
                .OrderBy(one => one.Live).ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Id).ToList();
            return Page.Show<TiesPage>(new ListModel(held, null, ties.Count) { Disagreeing = Disagreeing(ties) });
        }

        if (await desk.FindAsync(partner) is not { } known)
        {
            return Page.NotFound;
        }

        var with = await find.RunAsync(new TieScope(OrganisationIds: [known.Id]));
        return Page.Show<TiesPage>(new ListModel([], new PartnerTies(known.Id, known.Name, partner, with), with.Count) { Disagreeing = Disagreeing(with) });
    }

    private static List<Tie> Disagreeing(IEnumerable<Tie> ties) =>
        [.. ties.Where(tie => tie.Disagreement is not null).OrderBy(tie => tie.Partner is null).ThenBy(tie => tie.Partner?.Name, StringComparer.OrdinalIgnoreCase).ThenBy(tie => tie.Other.Reference, StringComparer.Ordinal).ThenBy(tie => tie.Own.Reference, StringComparer.Ordinal)];

    public static async Task<IResult> ShowAsync(string own, string other, Desk desk) => await desk.ReadAsync(own, other) is { } model ? Page.Show<TiePage>(model) : Page.NotFound;

    public static async Task<IResult> DescribeAsync(HttpContext context, string own, string other, Desk desk, DescribeTie describe)
    {
        if (await desk.ReadAsync(own, other) is not { } model)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var (cadence, firstMet) = (typed.Count("cadence"), typed.Day("firstMet"));
        var isThere = false;
        if (await typed.TryAllAsync(async found => isThere = await describe.RunAsync(new DescribeTie.Input(model.Tie.Own.Id, model.Tie.Other.Id, cadence, firstMet, typed.Version, found))))
        {
            return isThere ? Page.Go(context, $"/ties/{own}/{other}", "Noted.") : Page.NotFound;
        }

        if (typed.IsStale)
        {
            typed.CompareWith(model.Typed);
        }

        return Page.Refuse<TiePage>(model with { Typed = typed });
    }

    /// <summary>Lays out what the page of one tie shows.</summary>
    public sealed class Desk(FindTies find, Visible visible, FindContacts contacts, Moment moment, FocalFirms firms)
    {
        public async Task<TieModel?> ReadAsync(string own, string other)
        {
            if (!Ids.TryParse(own, out var ownId) || !Ids.TryParse(other, out var otherId) || await find.ReadAsync(ownId, otherId) is not { } read)
            {
                return null;
            }

            var (now, zone) = (moment.Now, (await firms.RequireAsync()).Zone);
            var ids = await visible.ContactPeople
                .Where(seat => seat.PersonId == otherId && seat.At <= now && visible.ContactPeople.Any(ours => ours.ContactId == seat.ContactId && ours.PersonId == ownId))
                .OrderByDescending(seat => seat.At).ThenBy(seat => seat.ContactId).Select(seat => seat.ContactId).Take(LatestContacts).ToListAsync();
            var note = await visible.TieNotes.Where(note => note.OwnId == ownId && note.OtherId == otherId).Select(note => new { note.CadenceDays, note.FirstMet, note.Version }).FirstOrDefaultAsync();
            var typed = Typed.Of(note?.Version ?? 0, ("cadence", note?.CadenceDays), ("firstMet", note?.FirstMet));
            return new TieModel(read.Tie, read.Contacts, [.. (await contacts.ByIdsAsync(ids)).OrderByDescending(contact => contact.At)], now, await moment.DayAsync(), zone, typed);
        }
    }
}
