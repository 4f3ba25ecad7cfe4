using Solmu.Analysis.Identities;
using Solmu.Database;

namespace Solmu.Tags;

/// <summary>A word of the firm's own by which records are gathered.</summary>
[Audited(CanBeTakenBack = true)]
public sealed class Tag
{
    public const int MaxNameLength = 60;

    private Tag()
    {
    }

    public Tag(string name, long? importId = null)
    {
        name = name.Trim();
        TagNames.Check([name]);
        Id = Ids.New();
        ImportId = importId;
        Name = name;
        FoldedName = NameFolding.FoldText(name);
    }

    public long Id { get; private set; }

    public string Name { get; private set; } = "";

    [Derived]
    public string FoldedName { get; private set; } = "";

    public long? ImportId { get; private set; }
}

/// <summary>What can be a tag.</summary>
public static class TagNames
{
    public static void Check(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > Tag.MaxNameLength)
            {
                throw new RuleViolation("tags", string.IsNullOrWhiteSpace(name) ? "A tag needs a name." : $"A tag has at most {Tag.MaxNameLength} characters.");
            }
        }
    }
}

/// <summary>A tag on an organisation.</summary>
[PartOf(nameof(OrganisationId))]
public sealed class OrganisationTag
{
    private OrganisationTag()
    {
    }

    public OrganisationTag(long organisationId, long tagId, long? importId = null) =>
        (OrganisationId, TagId, ImportId) = (organisationId, tagId, importId);

    public long OrganisationId { get; private set; }

    public long TagId { get; private set; }

    public long? ImportId { get; private set; }
}

/// <summary>A tag on a person.</summary>
[PartOf(nameof(PersonId))]
public sealed class PersonTag
{
    private PersonTag()
    {
    }

    public PersonTag(long personId, long tagId, long? importId = null) =>
        (PersonId, TagId, ImportId) = (personId, tagId, importId);

    public long PersonId { get; private set; }

    public long TagId { get; private set; }

    public long? ImportId { get; private set; }
}
