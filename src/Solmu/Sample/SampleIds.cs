using System.Runtime.CompilerServices;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ratings;
using Solmu.Reviews;
using Solmu.Tags;

namespace Solmu.Sample;

/// <summary>Gives the records of the sample ids of their own dice instead of random ones: the same net every time.</summary>
internal sealed class SampleIds
{
    private readonly SampleDice dice = SampleDice.For("ids of the sample net");

    /// <summary>A tag keeps the same id whatever else is made, so that removal knows the sample's tags.</summary>
    public static long OfTag(string name) => SampleDice.For("tag " + name).NextId();

    public Organisation Give(Organisation record) => With(record, SetId);

    public Person Give(Person record) => With(record, SetId);

    public PersonEmail Give(PersonEmail record) => With(record, SetId);

    public Affiliation Give(Affiliation record) => With(record, SetId);

    public Partnership Give(Partnership record) => With(record, SetId);

    public StageStep Give(StageStep record) => With(record, SetId);

    public Contract Give(Contract record) => With(record, SetId);

    public Contact Give(Contact record) => With(record, SetId);

    public Note Give(Note record) => With(record, SetId);

    public Rating Give(Rating record) => With(record, SetId);

    /// <summary>From dice of the partnership, so that reviews leave the ids of all else as they are.</summary>
    public static PartnershipReview Give(PartnershipReview record, SampleDice dice)
    {
        SetId(record, dice.NextId());
        return record;
    }

    public static Tag Give(Tag record)
    {
        SetId(record, OfTag(record.Name));
        return record;
    }

    private T With<T>(T record, Action<T, long> set)
    {
        set(record, dice.NextId());
        return record;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(Organisation record, long id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(Person record, long id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(PersonEmail record, long id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(Affiliation record, long id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(Partnership record, long id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(StageStep record, long id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(Contract record, long id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(PartnershipReview record, long id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(Contact record, long id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(Note record, long id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(Rating record, long id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
    private static extern void SetId(Tag record, long id);
}
