using System.Text.Json;
using Solmu.Analysis.Identities;
using Solmu.Analysis.Ties;
using Solmu.Api;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Notes;

namespace Solmu.Proposals;

/// <summary>A contact that a program would log. People are named by id, or by e-mail address when nobody is known under it yet.</summary>
internal sealed record ProposedContact(DateTime Time, Medium Medium, int? Minutes, string? About, IReadOnlyList<string> Own, IReadOnlyList<string> Others)
{
    public LogContact.Input Input
    {
        get
        {
            var (own, others) = (Own.Select(Read).ToList(), Others.Select(Read).ToList());
            return new LogContact.Input(Time, Medium, Minutes, About, Of(own), Of(others), [.. own.Concat(others).Select(one => one.Address).OfType<string>()]);
        }
    }

    private static List<long> Of(List<(long? Id, string? Address)> people) => [.. people.Select(one => one.Id).OfType<long>()];

    private static (long? Id, string? Address) Read(string who) =>
        Ids.TryParse(who, out var id) ? (id, null)
        : MailAddresses.TryNormalise(who, out var address) ? (null, address)
        : throw new RuleViolation(null, "Somebody is named neither by an id nor by an e-mail address.");
}

/// <summary>A note that a program would write, for everybody who sees what it is about.</summary>
internal sealed record ProposedNote(string? Organisation, string? Person, string Text)
{
    public WriteNote.Input Input => new(Of(Organisation), Of(Person), Text, IsPrivate: false);

    private static long? Of(string? id) => id is null ? null : Ids.Require(id);
}

internal static class ProposedRecords
{
    public static string Write<T>(T record) => JsonSerializer.Serialize(record, ApiJson.Options);

    public static T Read<T>(string body) => JsonSerializer.Deserialize<T>(body, ApiJson.Options)!;
}
