using Microsoft.EntityFrameworkCore;
using Solmu.Analysis.Partnerships;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;

namespace Solmu.Imports;

/// <summary>An organisation that rows of this import speak of, with all that belongs to it.</summary>
internal sealed class OrganisationDraft(Organisation entity, bool isNew)
{
    public Organisation Entity { get; } = entity;

    public bool IsNew { get; } = isNew;

    public Dictionary<Side, PartnershipDraft> Partnerships { get; } = [];

    public HashSet<long> TagIds { get; } = [];

    /// <summary>Something was added to it: a domain, a tag, a partnership, a contract.</summary>
    public bool HasGrown { get; set; }

    public bool IsChanged(SolmuDb db) =>
        HasGrown || Changed.Really(db, Entity) || Partnerships.Values.Any(partnership => Changed.Really(db, partnership.Entity) || partnership.Contracts.Exists(contract => Changed.Really(db, contract)));
}

internal sealed class PartnershipDraft(Partnership entity, bool isNew)
{
    public Partnership Entity { get; } = entity;

    public bool IsNew { get; } = isNew;

    public List<Contract> Contracts { get; } = [];
}

/// <summary>A person that rows of this import speak of.</summary>
internal sealed class PersonDraft(Person entity, bool isNew)
{
    public Person Entity { get; } = entity;

    public bool IsNew { get; } = isNew;

    public HashSet<long> TagIds { get; } = [];

    public bool HasGrown { get; set; }

    public bool IsChanged(SolmuDb db) =>
        HasGrown || Changed.Really(db, Entity) || Entity.Affiliations.Exists(affiliation => Changed.Really(db, affiliation));
}

/// <summary>What becomes of one row, while the import is being planned.</summary>
internal sealed class RowDraft(int line)
{
    public int Line { get; } = line;

    public string Name { get; set; } = "";

    /// <summary>This row is the first that speaks of a record that was not there.</summary>
    public bool Made { get; set; }

    public bool Touched { get; set; }

    /// <summary>Nothing is kept of it, and that is no mistake: mail among ourselves, say.</summary>
    public bool IsPassedOver { get; set; }

    /// <summary>It is passed over because somebody on it is not to be read.</summary>
    public bool IsIgnored { get; set; }

    /// <summary>Asked once all rows are in: is the record different from what it was?</summary>
    public Func<SolmuDb, bool> IsChanged { get; set; } = _ => false;

    public RowFate Fate(SolmuDb db) => Made ? RowFate.Created : Touched && IsChanged(db) ? RowFate.Updated : RowFate.Unchanged;
}

internal static class Changed
{
    /// <summary>Whether a record that was there differs from what it was in more than its version.</summary>
    public static bool Really(SolmuDb db, object entity)
    {
        var entry = db.Entry(entity);
        return entry.State == EntityState.Modified && entry.Properties.Any(property => property.IsModified && property.Metadata.Name != nameof(IRecorded.Version) && !Equals(property.CurrentValue, property.OriginalValue));
    }
}
