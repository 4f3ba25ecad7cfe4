namespace Solmu.Reading;

/// <summary>What a file holds.</summary>
internal enum FileKind
{
    Organisations,
    People,
    Contacts,
    Ties,
    Mail,
    Calendar,
    VCard,
    Archive,
}

/// <summary>The names of the kinds on the command line, in map files and in JSON.</summary>
internal static class FileKinds
{
    public static readonly IReadOnlyList<string> Names =
        [.. Enum.GetValues<FileKind>().Select(kind => kind.Name())];

    /// <summary>The kinds that are tables of rows.</summary>
    public static readonly IReadOnlyList<FileKind> Tables =
        [FileKind.Organisations, FileKind.People, FileKind.Contacts, FileKind.Ties];

    public static string Name(this FileKind kind) => kind switch
    {
        FileKind.Organisations => "organisations",
        FileKind.People => "people",
        FileKind.Contacts => "contacts",
        FileKind.Ties => "ties",
        FileKind.Mail => "mail",
        FileKind.Calendar => "calendar",
        FileKind.VCard => "vcard",
        _ => "archive",
    };

    public static bool TryParse(string? text, out FileKind kind)
    {
        var name = (text ?? "").Trim();
        foreach (var candidate in Enum.GetValues<FileKind>())
        {
            if (candidate.Name().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }
}
