using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Notes;

namespace Solmu.Inbox;

/// <summary>Who is named with an @ in a note: by name, or by what stands before the @ of the own address.</summary>
public static class MentionText
{
    private const int Most = 30;

    public sealed record Known(long Id, string Name, string Email);

    /// <summary>Everybody named; of two names of which one begins with the other, the longer one.</summary>
    public static IReadOnlyList<long> Find(string text, IReadOnlyList<Known> users)
    {
        var folded = NameFolding.FoldText(text);
        var keys = users.SelectMany(user => new[] { (user.Id, Key: NameFolding.FoldText(user.Name)), (user.Id, Key: NameFolding.FoldText(user.Email.Split('@')[0])) }).Where(one => one.Key.Length > 0).Distinct().ToList();
        var found = new List<long>();
        for (var at = folded.IndexOf('@', StringComparison.Ordinal); at >= 0; at = folded.IndexOf('@', at + 1))
        {
            // Within an address the @ names nobody.
            if (at == 0 || !IsOfWord(folded[at - 1]))
            {
                var after = at + 1;
                var named = keys.FindAll(one => string.CompareOrdinal(folded, after, one.Key, 0, one.Key.Length) == 0 && EndsAt(folded, after + one.Key.Length));
                var longest = named.Count == 0 ? 0 : named.Max(one => one.Key.Length);
                found.AddRange(named.Where(one => one.Key.Length == longest).Select(one => one.Id));
            }
        }

        return [.. found.Distinct().Take(Most)];
    }

    /// <summary>Within a change: whoever the note names, and may see what it is about, is told. Who was told already stays so.</summary>
    internal static async Task TellAsync(SolmuDb db, Viewer viewer, Note note, DateTime at)
    {
        var before = await db.Mentions.AsTracking().Where(mention => mention.NoteId == note.Id).ToListAsync();
        if (!note.Text.Contains('@', StringComparison.Ordinal) && before.Count == 0)
        {
            return;
        }

        var named = note.IsPrivate ? [] : await SeeingAsync(db, await NamedAsync(db, viewer, note.Text), note.OrganisationId, note.PersonId);
        db.RemoveRange(before.Where(mention => !named.Contains(mention.UserId)));
        db.AddRange(named.Where(id => before.TrueForAll(mention => mention.UserId != id)).Select(id => new Mention(note.Id, id, at)));
    }

    /// <summary>Those of the users who see the organisation or the person.</summary>
    internal static async Task<List<long>> SeeingAsync(SolmuDb db, IReadOnlyList<User> users, long? organisationId, long? personId)
    {
        var seeing = new List<long>();
        foreach (var user in users)
        {
            var visible = Visible.To(new Viewer(user.Id, user.Email, user.Name, user.Role, user.PersonId), db);
            if (organisationId is { } organisation ? await visible.Organisations.AnyAsync(one => one.Id == organisation) : await visible.People.AnyAsync(one => one.Id == personId))
            {
                seeing.Add(user.Id);
            }
        }

        return seeing;
    }

    private static async Task<List<User>> NamedAsync(SolmuDb db, Viewer viewer, string text)
    {
        var users = await db.Users.AsNoTracking().Where(user => user.DisabledAt == null && user.Id != viewer.Self).ToListAsync();
        var named = Find(text, users.ConvertAll(user => new Known(user.Id, user.Name, user.Email)));
        return users.FindAll(user => named.Contains(user.Id));
    }

    private static bool EndsAt(string text, int at) => at >= text.Length || !IsOfWord(text[at]) || (text[at] is '.' or '-' && (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1])));

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@';
}
