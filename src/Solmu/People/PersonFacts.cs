using Solmu.Analysis.Identities;
using Solmu.Database;
using Solmu.Organisations;

namespace Solmu.People;

/// <summary>What somebody writes down about a person, as typed.</summary>
public sealed record PersonFacts(string? Name, string? Emails, string? Phone = null, string? City = null, string? Country = null, string? Language = null)
{
    public const int MaxLineLength = 200;

    public void ApplyTo(Person person)
    {
        var rules = new Rules();
        var addresses = rules.Get(Addresses) ?? [];
        rules.Refuse(string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Emails), "name", "Give a name or an e-mail address.");
        person.UseEmails(addresses);
        rules.Check(() => person.Rename(Name));
        var (phone, city) = (rules.Get(() => Line("phone", Phone)), rules.Get(() => Line("city", City)));
        person.Describe(phone, city, rules.Get(() => Countries.Require("country", Country)), rules.Get(() => Line("language", Language)));
        rules.Throw();
    }

    public IReadOnlyList<string> Addresses()
    {
        var addresses = new List<string>();
        foreach (var text in (Emails ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!MailAddresses.TryNormalise(text, out var address))
            {
                throw new RuleViolation("emails", $"{text} is not an e-mail address.");
            }

            if (!addresses.Contains(address))
            {
                addresses.Add(address);
            }
        }

        return addresses;
    }

    public static string? Line(string field, string? text)
    {
        text = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return text?.Length > MaxLineLength ? throw new RuleViolation(field, $"At most {MaxLineLength} characters.") : text;
    }
}
