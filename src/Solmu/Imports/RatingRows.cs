using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Ratings;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>Takes rows of own ratings into the plan. One is the same by its pair and date.</summary>
internal sealed class RatingRows(ImportPlan plan)
{
    private readonly Dictionary<(long Own, long Other, DateOnly On), Rating> known = [];

    public async Task LoadAsync(IReadOnlyList<FileReading> files)
    {
        if (files.Any(file => file.Kind == FileKind.Ties))
        {
            foreach (var rating in await plan.Db.Ratings.AsTracking().ToListAsync())
            {
                known[(rating.OwnId, rating.OtherId, rating.On)] = rating;
            }
        }
    }

    public void Take(RatingRecord row, RowDraft draft)
    {
        var own = Find(row.Own, "own");
        if (!plan.IsOurs(own))
        {
            throw new RuleViolation("own", $"{Text(row.Own)} is not one of us; a rating is given by one of our people.");
        }

        var other = Find(row.Other, "other");
        if (plan.IsOurs(other))
        {
            throw new RuleViolation("other", $"{Text(row.Other)} is one of us; a rating is about somebody outside.");
        }

        var on = row.Date ?? plan.Day;
        draft.Name = $"{Text(row.Own)} of {Text(row.Other)}";
        draft.Touched = true;
        var key = (own.Entity.Id, other.Entity.Id, on);
        if (!known.TryGetValue(key, out var rating))
        {
            known[key] = rating = new Rating(own.Entity.Id, other.Entity.Id, on, row.Closeness, row.Trust, plan.Import.Id);
            plan.NewRatings.Add(rating);
            draft.Made = true;
            return;
        }

        var next = (Closeness: row.Closeness ?? rating.Closeness, Trust: row.Trust ?? rating.Trust);
        if (next != (rating.Closeness, rating.Trust))
        {
            rating.Change(next.Closeness, next.Trust);
        }

        draft.IsChanged = db => Changed.Really(db, rating);
    }

    private PersonDraft Find(PersonReference reference, string field)
    {
        if (reference.Address is { } address)
        {
            var person = plan.People.One(address, reference.Name, out var isAmbiguous);
            return isAmbiguous
                ? throw new RuleViolation(field, $"Two people share {address}; write the name too, as in Leena Aho <{address}>.")
                : person ?? plan.Suggest(address, reference.Name);
        }

        var named = plan.People.ByName(reference.Name!);
        return named.Count switch
        {
            1 => named[0],
            0 => throw new RuleViolation(field, $"Solmu knows nobody called {reference.Name}; write the e-mail address."),
            _ => throw new RuleViolation(field, $"{named.Count} people are called {reference.Name}; write the e-mail address."),
        };
    }

    private static string Text(PersonReference reference) => reference.Name ?? reference.Address!;
}
