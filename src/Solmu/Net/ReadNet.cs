using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Firms;
using Solmu.Ties;
using Solmu.Vulnerability;

namespace Solmu.Net;

/// <summary>The net as the address asks for it: filtered, grouped, with its picture.</summary>
public sealed class ReadNet(NetReadings readings, FindTies ties, Visible visible, Moment moment, ReadWhatIf whatIf)
{
    private const int MostViews = 40;

    /// <summary>Null when somebody who is to be taken out is not there.</summary>
    public async Task<NetView?> RunAsync(NetState state)
    {
        if (state.Without is not { } without)
        {
            return await DrawAsync(state);
        }

        return await whatIf.RunAsync(without) is { } what ? (await DrawAsync(state with { Without = null })).As(state, what) : null;
    }

    private async Task<NetView> DrawAsync(NetState state)
    {
        var reading = await readings.ReadAsync(visible.Viewer, await moment.DayAsync(), await ties.RunAsync(new TieScope()));
        var key = state.Href();
        if (reading.Views.TryGetValue(key, out var known))
        {
            return known;
        }

        var view = NetView.Of(reading, state, await OnlyAsync(state));
        if (reading.Views.Count < MostViews)
        {
            reading.Views.TryAdd(key, view);
        }

        return view;
    }

    /// <summary>What only the database can answer: a search by name, and a tag. Null when neither is asked for.</summary>
    private async Task<HashSet<long>?> OnlyAsync(NetState state)
    {
        if (state.Search is null && state.Tag is null)
        {
            return null;
        }

        var organisations = visible.Organisations;
        if (state.Search is { } search && NameFolding.FoldText(search) is { Length: > 0 } fragment)
        {
            organisations = visible.OrganisationsMatching(fragment);
        }

        if (state.Tag is { } tag)
        {
            var folded = NameFolding.FoldText(tag);
            var tagged = from link in visible.OrganisationTags join word in visible.Tags on link.TagId equals word.Id where word.FoldedName == folded select link.OrganisationId;
            organisations = organisations.Where(organisation => tagged.Contains(organisation.Id));
        }

        var found = from organisation in organisations join partnership in visible.Partnerships on organisation.Id equals partnership.OrganisationId select organisation.Id;
        return await found.ToHashSetAsync();
    }
}
