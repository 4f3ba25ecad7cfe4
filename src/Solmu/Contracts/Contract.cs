using Solmu.Database;

namespace Solmu.Contracts;

/// <summary>A written agreement under a partnership, with the day it ends.</summary>
public sealed class Contract : IRecorded, IUnder, ISettles
{
    public const int MaxTitleLength = 200;
    public const int MaxTextLength = 10_000;

    private Contract()
    {
    }

    public Contract(long partnershipId, string? title, DateOnly? startsOn, DateOnly? endsOn, string? text, long? importId = null)
    {
        Id = Ids.New();
        PartnershipId = partnershipId;
        ImportId = importId;
        Set(title, startsOn, endsOn, text);
    }

    public long Id { get; private set; }

    public long PartnershipId { get; private set; }

    public string? Title { get; private set; }

    public DateOnly? StartsOn { get; private set; }

    /// <summary>The last day it holds; none when it runs until somebody gives notice.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>Since when the next contract is talked about; this is what keeps it from running out unnoticed.</summary>
    public DateOnly? TalksSince { get; private set; }

    public string? Text { get; private set; }

    public long? ImportId { get; private set; }

    public int Version { get; private set; } = 1;

    long? IUnder.UnderId => PartnershipId;

    public void Change(string? title, DateOnly? startsOn, DateOnly? endsOn, string? text)
    {
        Set(title, startsOn, endsOn, text);
        Version++;
    }

    public void TalkSince(DateOnly? day) => TalksSince = day;

    public void Settle() => Require(Title, StartsOn, EndsOn, Text);

    private void Set(string? title, DateOnly? startsOn, DateOnly? endsOn, string? text)
    {
        title = string.IsNullOrWhiteSpace(title) ? null : title.Trim();
        text = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        Require(title, startsOn, endsOn, text);
        (Title, StartsOn, EndsOn, Text) = (title, startsOn, endsOn, text);
    }

    private static void Require(string? title, DateOnly? startsOn, DateOnly? endsOn, string? text)
    {
        var rules = new Rules();
        rules.Refuse(startsOn > endsOn, "endsOn", "A contract cannot end before it starts.");
        rules.Refuse(title?.Length > MaxTitleLength, "title", $"At most {MaxTitleLength} characters.");
        rules.Refuse(text?.Length > MaxTextLength, "text", $"At most {MaxTextLength} characters.");
        rules.Throw();
    }
}
