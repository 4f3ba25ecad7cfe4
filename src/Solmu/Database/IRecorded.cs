namespace Solmu.Database;

/// <summary>A record that people edit and imports touch: it counts its changes and knows the import that made it.</summary>
public interface IRecorded
{
    long Id { get; }

    /// <summary>Grows by one with every change; a form carries the number it was filled in against.</summary>
    int Version { get; }

    /// <summary>The import that created this record, if one did.</summary>
    long? ImportId { get; }
}
