namespace Solmu.Reading;

/// <summary>The same few people come back in thousands of mails, so each is held once.</summary>
internal sealed class MailNames
{
    private const int MostKept = 200_000;

    private readonly Dictionary<PersonReference, PersonReference> known = [];

    public MailRecord Shared(MailRecord mail) => mail with
    {
        From = Shared(mail.From),
        To = [.. mail.To.Select(Shared)],
        Cc = [.. mail.Cc.Select(Shared)],
        ReplyTo = mail.ReplyTo is { } person ? Shared(person) : null,
        References = mail.References.Count > 0 ? [mail.References[^1]] : [],
    };

    private PersonReference Shared(PersonReference person)
    {
        if (known.TryGetValue(person, out var same))
        {
            return same;
        }

        if (known.Count < MostKept)
        {
            known[person] = person;
        }

        return person;
    }
}
