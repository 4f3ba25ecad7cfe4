using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Solmu.Access;

namespace Solmu.People;

/// <summary>
/// The number that a form about a person carries. Whoever sees but some of the affiliations gets one made of what they
/// see: the count of all changes would tell them that something happened out of their sight.
/// </summary>
internal static class SeenVersion
{
    public static int VersionFor(this Person person, Viewer viewer) => viewer.SeesAll ? person.Version : OfContent(person);

    private static int OfContent(Person person)
    {
        var text = string.Join('\u0001', (string?[])
        [
            person.Name, person.Phone, person.City, person.Country, person.Language, $"{person.IsSuggested} {person.IsIgnored}",
            .. person.Emails.OrderBy(email => email.Position).Select(email => email.Address),
            .. person.Affiliations.Select(post => string.Create(CultureInfo.InvariantCulture, $"{post.From:O} {post.Until:O} {post.Role}")).Order(StringComparer.Ordinal),
        ]);
        return BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) & int.MaxValue;
    }
}
