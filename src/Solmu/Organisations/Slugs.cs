using System.Text;
using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Organisations;

/// <summary>The name of an organisation as it stands in an address.</summary>
public static class Slugs
{
    private const int Longest = 60;

    /// <summary>Taken by a page: /partners/new.</summary>
    private const string Reserved = "new";

    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in NameFolding.FoldText(name))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                text.Append(letter);
            }
            else if (text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }

            if (text.Length == Longest)
            {
                break;
            }
        }

        var slug = text.ToString().Trim('-');
        return slug.Length == 0 ? "organisation" : slug;
    }

    /// <summary>With a random ending, so that it does not tell whether the plain one was free.</summary>
    public static string Unguessable(string name) => $"{Of(name)}-{Ids.Text(Ids.New())[^8..]}";

    public static string Free(string name, Func<string, bool> isTaken)
    {
        var slug = Of(name);
        var free = slug;
        for (var number = 2; free == Reserved || isTaken(free); number++)
        {
            free = $"{slug}-{number}";
        }

        return free;
    }

    public static async Task<string> FreeAsync(SolmuDb db, string name)
    {
        var slug = Of(name);
        var taken = (await db.Organisations.Where(organisation => organisation.Slug.StartsWith(slug)).Select(organisation => organisation.Slug).ToListAsync()).ToHashSet();
        taken.UnionWith(await db.Merges.Where(merge => merge.GoneSlug!.StartsWith(slug) && merge.UndoneAt == null).Select(merge => merge.GoneSlug!).ToListAsync());
        return Free(name, taken.Contains);
    }
}
