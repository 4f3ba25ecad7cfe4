using Solmu.Access;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ratings;
using Solmu.Reviews;
using Solmu.Vulnerability;

namespace Solmu.Health;

/// <summary>Keeps how partnerships stand, for each sight apart, until what they rest on changes or the day does.</summary>
public sealed class KeptStandings(Changes changes)
{
    private const int MostKept = 1024;

    /// <summary>What is read beside the ties.</summary>
    private static readonly Type[] Ground = [typeof(Partnership), typeof(StageStep), typeof(Contract), typeof(PartnershipReview), typeof(Organisation), typeof(Person), typeof(Affiliation)];

    /// <summary>What ties are made of.</summary>
    private static readonly Type[] OfTies = [.. Ground, typeof(Contact), typeof(ContactPerson), typeof(ContactOrganisation), typeof(PersonEmail), typeof(UndecidedAddress), typeof(Rating)];

    private readonly Dictionary<(Sight Sight, long? OrganisationId), Kept> kept = [];

    private sealed record Kept(long Stamp, DateOnly Day, Holding? Holding, Standings Standings);

    /// <summary>Those of the whole net as it is held.</summary>
    public Task<Standings> ReadAsync(Viewer viewer, Holding holding, Func<Task<Standings>> read) => ReadAsync((viewer.Sight, null), holding.Day, holding, Ground, read);

    /// <summary>Those of one organisation.</summary>
    public Task<Standings> ReadAsync(Viewer viewer, DateOnly day, long organisationId, Func<Task<Standings>> read) => ReadAsync((viewer.Sight, organisationId), day, null, OfTies, read);

    private async Task<Standings> ReadAsync((Sight Sight, long? OrganisationId) key, DateOnly day, Holding? holding, Type[] ground, Func<Task<Standings>> read)
    {
        var stamp = changes.Stamp;
        lock (kept)
        {
            if (kept.TryGetValue(key, out var known) && known.Day == day && ReferenceEquals(known.Holding, holding) && !changes.HaveTouched(known.Stamp, ground))
            {
                return known.Standings;
            }
        }

        var standings = await read();
        lock (kept)
        {
            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            kept[key] = new Kept(stamp, day, holding, standings);
        }

        return standings;
    }
}
