namespace Solmu.Reading;

/// <summary>Reads the cards of a vCard file, versions 2.1, 3.0 and 4.0.</summary>
internal sealed class VCardReader
{
    private readonly string fileName;
    private readonly Limits limits;
    private readonly VCardLines lines;
    private readonly ProblemList problems;
    private readonly List<SourceRecord> records = [];
    private readonly List<RefusedRow> refused = [];
    private VCardDraft? card;
    private int agents;
    private long count;

    private VCardReader(string fileName, SourceText text, Limits limits)
    {
        this.fileName = fileName;
        this.limits = limits;
        lines = new VCardLines(text.Utf8, limits.MaxCellChars);
        problems = new ProblemList(fileName, limits);
    }

    public static FileReading Read(string fileName, SourceText text, ReadOptions options) =>
        new VCardReader(fileName, text, options.Limits).Read(text.Encoding);

    private FileReading Read(string encoding)
    {
        var isAfterAgent = false;
        while (count <= limits.MaxRows && lines.Read() is { } property)
        {
            Take(property, isAfterAgent);
            isAfterAgent = property.Name == "AGENT" && string.IsNullOrWhiteSpace(property.Value);
        }

        Finish();
        if (count == 0)
        {
            return FileReader.Unreadable(fileName, FileKind.VCard, "The file has no card; a card begins with BEGIN:VCARD.", encoding);
        }

        if (count > limits.MaxRows)
        {
            return FileReader.Unreadable(fileName, FileKind.VCard,
                $"The file has more than {limits.MaxRows:N0} cards; split it into smaller files.", encoding);
        }

        return new FileReading
        {
            File = fileName,
            Kind = FileKind.VCard,
            Encoding = encoding,
            Records = records,
            RowCount = count,
            Refused = refused,
            Problems = problems.ToList(),
        };
    }

    private void Take(VCardProperty property, bool isAfterAgent)
    {
        var isCard = property.Value.Trim().Equals("VCARD", StringComparison.OrdinalIgnoreCase);
        switch (property.Name)
        {
            case "BEGIN" when isCard && card is not null && (isAfterAgent || agents > 0):
                agents++;
                break;
            case "BEGIN" when isCard:
                Finish();
                card = new VCardDraft(property.Line);
                lines.KeepsFoldedSpace = false;
                break;
            case "END" when isCard && agents > 0:
                agents--;
                break;
            case "END" when isCard:
                Finish();
                break;
            case "VERSION" when agents == 0:
                lines.KeepsFoldedSpace = property.Value.Trim() == "2.1";
                break;
            default:
                if (agents == 0)
                {
                    card?.Take(property);
                }

                break;
        }
    }

    private void Finish()
    {
        agents = 0;
        if (card is { IsGroup: false })
        {
            count++;
            var wrong = card.Wrong().Select(w => problems.Add(w.Message, card.Line, w.Field)).ToList();
            if (wrong.Count == 0)
            {
                records.Add(card.Build());
            }
            else
            {
                refused.Add(new RefusedRow(card.Line, [], wrong));
            }
        }

        card = null;
    }
}
