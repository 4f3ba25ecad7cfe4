using Solmu.Reading;

namespace Solmu.Graphs;

/// <summary>A graph as a file tells it: names in the order they came, edges between their places.</summary>
internal sealed class GraphReading(string file)
{
    private const int MostProblems = 100;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public List<string> Names { get; } = [];

    public List<(int From, int To, double Weight)> Edges { get; } = [];

    public bool IsWeighted { get; set; }

    public List<Problem> Problems { get; } = [];

    public bool IsFull => Problems.Count >= MostProblems;

    public int Place(string name)
    {
        if (!places.TryGetValue(name, out var place))
        {
            places[name] = place = Names.Count;
            Names.Add(name);
        }

        return place;
    }

    public void Refuse(long? line, string? field, string message) => Problems.Add(new Problem(file, line, null, field, message));
}
