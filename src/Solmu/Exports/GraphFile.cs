using System.Globalization;
using System.Xml;

namespace Solmu.Exports;

/// <summary>Writes the graph in the two forms that programs for networks read.</summary>
internal static class GraphFile
{
    private static readonly XmlWriterSettings Settings = new() { Async = true, Indent = true, Encoding = Download.Utf8, CloseOutput = false, CheckCharacters = false };

    private static readonly (string Name, string Type, Func<NetGraph.Node, string?> Text)[] NodeCells =
    [
        ("kind", "string", node => node.Kind), ("country", "string", node => node.Country), ("side", "string", node => node.Side),
        ("email", "string", node => node.Email), ("own", "boolean", node => Word(node.Own)), ("suggested", "boolean", node => Word(node.Suggested)),
    ];

    private static readonly (string Name, string Type, Func<NetGraph.Edge, string?> Text)[] EdgeCells =
    [
        ("kind", "string", edge => edge.Kind), ("role", "string", edge => edge.Role), ("from", "string", edge => OrganisationsTable.Day(edge.From)),
        ("to", "string", edge => OrganisationsTable.Day(edge.To)), ("lastContact", "string", edge => OrganisationsTable.Day(edge.LastContact)),
    ];

    public static Task WriteAsync(NetGraph graph, string format, Stream output) => format == "gexf" ? WriteGexfAsync(graph, output) : WriteGraphMlAsync(graph, output);

    private static async Task WriteGraphMlAsync(NetGraph graph, Stream output)
    {
        const string space = "http://graphml.graphdrawing.org/xmlns";
        await using var xml = XmlWriter.Create(output, Settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "graphml", space);
        foreach (var (target, id, name, type) in NodeCells.Select(cell => ("node", "n-" + cell.Name, cell.Name, cell.Type)).Prepend(("node", "n-label", "label", "string"))
            .Concat(EdgeCells.Select(cell => ("edge", "e-" + cell.Name, cell.Name, cell.Type))).Append(("edge", "e-weight", "weight", "double")))
        {
            await StartAsync(xml, "key", ("id", id), ("for", target), ("attr.name", name), ("attr.type", type));
            await xml.WriteEndElementAsync();
        }

        await StartAsync(xml, "graph", ("id", "net"), ("edgedefault", "undirected"));
        foreach (var node in graph.Nodes)
        {
            await StartAsync(xml, "node", ("id", node.Id));
            await CellAsync(xml, "n-label", node.Label);
            foreach (var (name, _, text) in NodeCells)
            {
                await CellAsync(xml, "n-" + name, text(node));
            }

            await xml.WriteEndElementAsync();
        }

        foreach (var edge in graph.Edges)
        {
            await StartAsync(xml, "edge", ("source", edge.Source), ("target", edge.Target));
            await CellAsync(xml, "e-weight", edge.Weight.ToString(CultureInfo.InvariantCulture));
            foreach (var (name, _, text) in EdgeCells)
            {
                await CellAsync(xml, "e-" + name, text(edge));
            }

            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndDocumentAsync();

        static async Task CellAsync(XmlWriter xml, string key, string? text)
        {
            if (text is not null)
            {
                await StartAsync(xml, "data", ("key", key));
                await xml.WriteStringAsync(Clean(text));
                await xml.WriteEndElementAsync();
            }
        }
    }

    private static async Task WriteGexfAsync(NetGraph graph, Stream output)
    {
        await using var xml = XmlWriter.Create(output, Settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "gexf", "http://gexf.net/1.3");
        await xml.WriteAttributeStringAsync(null, "version", null, "1.3");
        await StartAsync(xml, "graph", ("defaultedgetype", "undirected"), ("mode", "static"));
        await AttributesAsync(xml, "node", NodeCells.Select(cell => (cell.Name, cell.Type)));
        await AttributesAsync(xml, "edge", EdgeCells.Select(cell => (cell.Name, cell.Type)));
        await StartAsync(xml, "nodes");
        foreach (var node in graph.Nodes)
        {
            await StartAsync(xml, "node", ("id", node.Id), ("label", Clean(node.Label)));
            await ValuesAsync(xml, NodeCells.Select(cell => (cell.Name, cell.Text(node))));
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
        await StartAsync(xml, "edges");
        for (var i = 0; i < graph.Edges.Count; i++)
        {
            var edge = graph.Edges[i];
            await StartAsync(xml, "edge", ("id", i.ToString(CultureInfo.InvariantCulture)), ("source", edge.Source), ("target", edge.Target), ("weight", edge.Weight.ToString(CultureInfo.InvariantCulture)));
            await ValuesAsync(xml, EdgeCells.Select(cell => (cell.Name, cell.Text(edge))));
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndDocumentAsync();

        static async Task AttributesAsync(XmlWriter xml, string of, IEnumerable<(string Name, string Type)> cells)
        {
            await StartAsync(xml, "attributes", ("class", of));
            foreach (var (name, type) in cells)
            {
                await StartAsync(xml, "attribute", ("id", name), ("title", name), ("type", type));
                await xml.WriteEndElementAsync();
            }

            await xml.WriteEndElementAsync();
        }

        static async Task ValuesAsync(XmlWriter xml, IEnumerable<(string Name, string? Text)> cells)
        {
            await StartAsync(xml, "attvalues");
            foreach (var (name, text) in cells.Where(cell => cell.Text is not null))
            {
                await StartAsync(xml, "attvalue", ("for", name), ("value", Clean(text!)));
                await xml.WriteEndElementAsync();
            }

            await xml.WriteEndElementAsync();
        }
    }

    private static async Task StartAsync(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        await xml.WriteStartElementAsync(null, name, null);
        foreach (var (attribute, value) in attributes)
        {
            await xml.WriteAttributeStringAsync(null, attribute, null, value);
        }
    }

    /// <summary>Without what XML has no letter for.</summary>
    private static string Clean(string text) => string.Concat(text.Where((letter, i) => XmlConvert.IsXmlChar(letter) || (char.IsSurrogate(letter) && IsPaired(text, i))));

    private static bool IsPaired(string text, int i) => char.IsHighSurrogate(text[i]) ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) : i > 0 && char.IsHighSurrogate(text[i - 1]);

    private static string Word(bool isSo) => isSo ? "true" : "false";
}
