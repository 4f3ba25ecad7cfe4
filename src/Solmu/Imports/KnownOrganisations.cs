using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Organisations;

namespace Solmu.Imports;

/// <summary>
/// Finds the organisation a row means: by one of its domains, else by its name without case, accents, punctuation and
/// legal form. Only those that the files speak of are loaded.
/// </summary>
internal sealed class KnownOrganisations(long importId)
{
    private readonly Dictionary<string, OrganisationDraft> byDomain = [];
    private readonly Dictionary<string, List<OrganisationDraft>> byName = [];
    private readonly Dictionary<long, OrganisationDraft> byId = [];
    private readonly HashSet<string> slugs = [];

    public List<OrganisationDraft> Made { get; } = [];

    public IEnumerable<OrganisationDraft> All => byId.Values;

    public async Task LoadAsync(SolmuDb db, IEnumerable<string> domains, IEnumerable<string> names, long focalId)
    {
        var ids = new HashSet<long> { focalId };
        foreach (var chunk in domains.Distinct().Chunk(Chunks.Size))
        {
            ids.UnionWith(await db.OrganisationDomains.Where(domain => chunk.Contains(domain.Domain)).Select(domain => domain.OrganisationId).ToListAsync());
        }

        var folded = names.Select(NameFolding.FoldOrganisation).Where(name => name.Length > 0).Distinct().ToList();
        foreach (var chunk in folded.Chunk(Chunks.Size))
        {
            ids.UnionWith(await db.Organisations.Where(organisation => chunk.Contains(organisation.FoldedName)).Select(organisation => organisation.Id).ToListAsync());
        }

        // Few have other names: they are looked through, not looked up.
        var wanted = folded.ToHashSet();
        ids.UnionWith((await db.Organisations.Where(organisation => organisation.OtherNames != null).Select(organisation => new { organisation.Id, organisation.OtherNames }).ToListAsync())
            .Where(organisation => organisation.OtherNames!.Split('\n').Any(name => wanted.Contains(NameFolding.FoldOrganisation(name)))).Select(organisation => organisation.Id));

        var known = new List<Organisation>();
        foreach (var chunk in ids.Chunk(Chunks.Size))
        {
            known.AddRange(await db.Organisations.AsTracking().Include(organisation => organisation.Domains).Where(organisation => chunk.Contains(organisation.Id)).ToListAsync());
        }

        // Of two with one domain always the same is meant: the one that somebody has named.
        foreach (var organisation in known.OrderBy(organisation => organisation.IsSuggested).ThenBy(organisation => organisation.Id))
        {
            Know(new OrganisationDraft(organisation, isNew: false));
        }

        slugs.UnionWith(await db.Organisations.Select(organisation => organisation.Slug).ToListAsync());
        slugs.UnionWith(await db.Merges.Where(merge => merge.GoneSlug != null && merge.UndoneAt == null).Select(merge => merge.GoneSlug!).ToListAsync());
    }

    public OrganisationDraft? ById(long id) => byId.GetValueOrDefault(id);

    public OrganisationDraft? ByDomain(string domain) => byDomain.GetValueOrDefault(domain);

    /// <summary>The organisation behind a mail address; nobody stands behind a free-mail domain.</summary>
    public OrganisationDraft? ByMailDomain(string domain) =>
        MailDomains.IsFreeMail(domain) ? null : MailDomains.Candidates(domain).Select(ByDomain).FirstOrDefault(found => found is not null);

    /// <summary>The oldest of those with that name; names are rarely shared.</summary>
    public OrganisationDraft? ByName(string name) =>
        byName.GetValueOrDefault(NameFolding.FoldOrganisation(name))?.MinBy(draft => (draft.IsNew, draft.Entity.Id));

    public OrganisationDraft Make(string name)
    {
        var draft = new OrganisationDraft(new Organisation(name, TakeSlug(name), importId), isNew: true);
        Made.Add(draft);
        Know(draft);
        return draft;
    }

    /// <summary>An organisation of which only a mail domain is known; nobody has named it.</summary>
    public OrganisationDraft Suggest(string mailDomain)
    {
        var domain = MailDomains.Candidates(mailDomain)[^1];
        var draft = new OrganisationDraft(Organisation.Suggest(domain, TakeSlug(domain), importId), isNew: true);
        Made.Add(draft);
        Know(draft);
        return draft;
    }

    public bool AddDomain(OrganisationDraft draft, string domain)
    {
        if (byDomain.ContainsKey(domain) || !draft.Entity.AddDomain(domain, importId))
        {
            return false;
        }

        byDomain[domain] = draft;
        draft.HasGrown = true;
        return true;
    }

    public void Rename(OrganisationDraft draft, string name)
    {
        draft.Entity.Rename(name);
        KnowName(draft);
    }

    private string TakeSlug(string name)
    {
        var slug = Slugs.Free(name, slugs.Contains);
        slugs.Add(slug);
        return slug;
    }

    private void Know(OrganisationDraft draft)
    {
        byId[draft.Entity.Id] = draft;
        foreach (var domain in draft.Entity.Domains)
        {
            byDomain.TryAdd(domain.Domain, draft);
        }

        KnowName(draft);
    }

    private void KnowName(OrganisationDraft draft)
    {
        foreach (var name in draft.Entity.EveryOtherName.Select(NameFolding.FoldOrganisation).Prepend(draft.Entity.FoldedName))
        {
            if (!byName.TryGetValue(name, out var same))
            {
                byName[name] = same = [];
            }

            if (!same.Contains(draft))
            {
                same.Add(draft);
            }
        }
    }
}
