using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Inbox;

/// <summary>Colleagues who can be mentioned at a partner or a person: their name begins so, and they see it.</summary>
public sealed class SuggestMentions(Visible visible, SolmuDb db)
{
    private const int Most = 6;
    private const int Looked = 30;

    public sealed record Answer(IReadOnlyList<string> Names);

    public async Task<Answer> RunAsync(string? partner, string? person, string? typed)
    {
        var organisationId = await visible.Organisations.Where(one => one.Slug == partner).Select(one => (long?)one.Id).FirstOrDefaultAsync();
        var personId = Ids.TryParse(person, out var id) ? await visible.People.Where(one => one.Id == id).Select(one => (long?)one.Id).FirstOrDefaultAsync() : null;
        if (organisationId is null && personId is null)
        {
            return new Answer([]);
        }

        var fragment = NameFolding.FoldText(typed ?? "");
        var users = (await visible.Users.Where(user => user.DisabledAt == null && user.Id != visible.Viewer.Self).ToListAsync())
            .Where(user => Begins(NameFolding.FoldText(user.Name), fragment) || NameFolding.FoldText(user.Email).StartsWith(fragment, StringComparison.Ordinal))
            .OrderBy(user => user.Name, StringComparer.Ordinal).ThenBy(user => user.Id).Take(Looked).ToList();
        var seeing = await MentionText.SeeingAsync(db, users, organisationId, personId);
        return new Answer([.. users.Where(user => seeing.Contains(user.Id)).Select(user => user.Name).Distinct().Take(Most)]);
    }

    private static bool Begins(string name, string fragment) => name.StartsWith(fragment, StringComparison.Ordinal) || name.Contains(" " + fragment, StringComparison.Ordinal);
}
