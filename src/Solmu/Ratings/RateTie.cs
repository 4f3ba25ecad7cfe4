using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.People;
using Solmu.Shares;

namespace Solmu.Ratings;

/// <summary>
/// What one of ours says of the own tie with somebody outside; a second word on the same day replaces the first.
/// Answers false when there is no such person.
/// </summary>
public sealed class RateTie(Writer writer, Viewer viewer, Newcomers newcomers, Moment moment)
{
    /// <summary>Without an own person it is the viewer's word; without a day it is today's.</summary>
    public sealed record Input(long OtherId, long? OwnId, int? Closeness, int? Trust, DateOnly? On);

    public Task<bool> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), async db =>
    {
        var visible = Visible.To(viewer, db);
        var firm = await FocalFirms.RequireAsync(db);
        var on = input.On ?? firm.Day(moment.Now);
        if (on > firm.Day(moment.Now))
        {
            throw new RuleViolation("on", "That day is still to come.");
        }

        if (await visible.WholePeople.FirstOrDefaultAsync(person => person.Id == input.OtherId) is not { } other)
        {
            return false;
        }

        var own = await OwnAsync(db, visible, firm, input.OwnId);
        if (IsOurs(other, firm, on) || own.Id == other.Id)
        {
            throw new RuleViolation("own", "A tie is rated with somebody outside your firm.");
        }

        if (input.OwnId is not null && !IsOurs(own, firm, on))
        {
            throw new RuleViolation("own", "On that day this was none of your people.");
        }

        await SetAsync(db, visible, own.Id, input, on);
        return true;
    });

    private static async Task SetAsync(SolmuDb db, Visible visible, long ownId, Input input, DateOnly on)
    {
        if (input.Closeness is null && input.Trust is null)
        {
            throw new RuleViolation("closeness", "Say how close you are, how much you trust each other, or both.");
        }

        var known = await visible.Ratings.FirstOrDefaultAsync(rating => rating.OwnId == ownId && rating.OtherId == input.OtherId && rating.On == on);
        if (known is null)
        {
            db.Add(new Rating(ownId, input.OtherId, on, input.Closeness, input.Trust));
        }
        else
        {
            known.Change(input.Closeness, input.Trust);
        }

        await db.SaveChangesAsync();
    }

    private async Task<Person> OwnAsync(SolmuDb db, Visible visible, FocalFirm firm, long? ownId)
    {
        var own = ownId is { } id
            ? await visible.WholePeople.FirstOrDefaultAsync(person => person.Id == id)
            : await new AddressBook(db, visible, firm, newcomers).ViewerAsync();
        return own ?? throw new RuleViolation("own", "Choose whose tie it is.");
    }

    private static bool IsOurs(Person person, FocalFirm firm, DateOnly day) =>
        person.Affiliations.Any(affiliation => affiliation.OrganisationId == firm.OrganisationId && affiliation.HoldsOn(day));
}
