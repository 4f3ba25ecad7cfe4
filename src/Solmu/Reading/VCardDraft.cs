using Solmu.Analysis.Identities;

using Solmu.Organisations;

namespace Solmu.Reading;

/// <summary>A card while its properties come in.</summary>
internal sealed class VCardDraft(int line)
{
    private readonly List<string> emails = [];
    private readonly List<string> phones = [];
    private readonly List<string> categories = [];
    private readonly List<string> wrongAddresses = [];
    private string? formattedName;
    private string? joinedName;
    private string? title;
    private string? role;
    private string? city;
    private string? country;
    private string? language;
    private Suggestion? suggested;
    private List<string> org = [];

    public int Line => line;

    /// <summary>A card that stands for a list of people, not for one.</summary>
    public bool IsGroup { get; private set; }

    public void Take(VCardProperty property)
    {
        var value = VCardValues.Decode(property);
        switch (property.Name)
        {
            case "FN": formattedName ??= NullIfEmpty(VCardValues.Plain(value)); break;
            case "N": joinedName ??= Join(VCardValues.Split(value, ';')); break;
            case "ORG" when org.Count == 0: org = WithoutEmpty(VCardValues.Split(value, ';')); break;
            case "TITLE": title ??= NullIfEmpty(VCardValues.Plain(value)); break;
            case "ROLE": role ??= NullIfEmpty(VCardValues.Plain(value)); break;
            case "EMAIL": TakeAddress(VCardValues.Plain(value), IsPreferred(property)); break;
            case "TEL": TakePhone(VCardValues.Plain(value)); break;
            case "CATEGORIES": categories.AddRange(WithoutEmpty(VCardValues.Split(value, ',', ';')).Except(categories)); break;
            case "ADR": TakePlace(VCardValues.Split(value, ';')); break;
            case "LANG": language ??= NullIfEmpty(VCardValues.Plain(value)); break;
            case "X-SOLMU-SUGGESTED": suggested = Vocabulary.TrySuggestion(value, out var found) ? found : suggested; break;
            case "KIND" or "X-ADDRESSBOOKSERVER-KIND":
                IsGroup |= value.Trim().Equals("group", StringComparison.OrdinalIgnoreCase);
                break;
        }
    }

    /// <summary>What is wrong with the card; nothing for a card to take.</summary>
    public IEnumerable<(string Field, string Message)> Wrong()
    {
        foreach (var address in wrongAddresses)
        {
            yield return ("emails", $"{CellText.Quote(address)} is not an e-mail address; write it as name@example.com.");
        }

        if ((formattedName ?? joinedName) is null && emails.Count == 0 && wrongAddresses.Count == 0)
        {
            yield return ("name", "The card has neither a name nor an e-mail address; give one of them (FN, N or EMAIL).");
        }
    }

    public VCardRecord Build() => new(line)
    {
        Name = Name,
        Org = org,
        Title = title ?? role,
        Emails = emails,
        Phones = phones,
        Categories = categories,
        City = city,
        Country = country,
        Language = language,
        Suggested = suggested,
    };

    /// <summary>A card must have a name to show; where only an address is known, that stands there.</summary>
    private string? Name => formattedName is not null && emails.Exists(email => email.Equals(formattedName, StringComparison.OrdinalIgnoreCase)) ? joinedName : formattedName ?? joinedName;

    private void TakeAddress(string text, bool isPreferred)
    {
        if (text.Length == 0 || text.StartsWith("/o=", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (!MailAddresses.TryNormalise(text, out var address))
        {
            wrongAddresses.Add(text);
        }
        else if (!emails.Contains(address))
        {
            emails.Insert(isPreferred ? 0 : emails.Count, address);
        }
    }

    private void TakePhone(string text)
    {
        var phone = text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? text["tel:".Length..].Split(';')[0] : text;
        if (phone.Length > 0 && !phones.Contains(phone))
        {
            phones.Add(phone);
        }
    }

    // Post box, extension, street, city, region, code, country.
    private void TakePlace(List<string> parts)
    {
        city ??= parts.Count > 3 ? NullIfEmpty(parts[3]) : null;
        country ??= parts.Count > 6 && Countries.TryFind(parts[6], out var code) ? code : null;
    }

    private static bool IsPreferred(VCardProperty property) =>
        property.Parameters.Contains("PREF", StringComparison.Ordinal)
        && !property.Parameters.Contains("PREF=2", StringComparison.Ordinal);

    // Family, given, additional, prefixes, suffixes.
    private static string? Join(List<string> parts)
    {
        string? Part(int i) => i < parts.Count ? parts[i].Replace(',', ' ') : null;
        return PersonNames.Join(Part(3), Part(1), Part(2), Part(0), Part(4));
    }

    private static List<string> WithoutEmpty(List<string> parts) => parts.FindAll(part => part.Length > 0);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
