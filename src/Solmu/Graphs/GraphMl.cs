using System.Xml;
using Solmu.Reading;

namespace Solmu.Graphs;

/// <summary>Reads nodes, edges and their weight from GraphML. No document type, no entities, nothing looked up elsewhere.</summary>
internal static class GraphMl
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    public static void Read(SourceText text, GraphReading reading)
    {
        // The text is decoded already, so what the XML says of its encoding does not count.
        using var characters = new StreamReader(new MemoryStream(text.Utf8.ToArray(), writable: false));
        using var xml = XmlReader.Create(characters, Settings);
        try
        {
            Walk(xml, reading);
        }
        catch (XmlException flaw)
        {
            reading.Refuse(flaw.LineNumber, null, $"This is no sound GraphML: {flaw.Message}");
        }
    }

    private static void Walk(XmlReader xml, GraphReading reading)
    {
        string? weightKey = null;
        (int From, int To)? edge = null;
        var (weight, isGraph) = (1.0, false);
        while (!reading.IsFull && xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "edge" && edge is { } open)
            {
                reading.Edges.Add((open.From, open.To, weight));
                edge = null;
            }

            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            isGraph |= xml.LocalName == "graphml";
            switch (xml.LocalName)
            {
                case "key" when xml.GetAttribute("for") is "edge" or "all" or null && xml.GetAttribute("attr.name") == "weight":
                    weightKey = xml.GetAttribute("id");
                    break;
                case "node" when Named(xml, "id", reading) is { } id:
                    reading.Place(id);
                    break;
                case "edge" when Named(xml, "source", reading) is { } source && Named(xml, "target", reading) is { } target:
                    (edge, weight) = ((reading.Place(source), reading.Place(target)), 1);
                    if (xml.IsEmptyElement)
                    {
                        reading.Edges.Add((edge.Value.From, edge.Value.To, 1));
                        edge = null;
                    }

                    break;
                case "data" when edge is not null && weightKey is not null && xml.GetAttribute("key") == weightKey:
                    weight = Weight(xml, reading);
                    break;
            }
        }

        if (!isGraph && !reading.IsFull)
        {
            reading.Refuse(null, null, "The file is XML, but no GraphML.");
        }
    }

    private static double Weight(XmlReader xml, GraphReading reading)
    {
        var line = ((IXmlLineInfo)xml).LineNumber;
        var text = xml.IsEmptyElement ? "" : xml.Read() && xml.NodeType == XmlNodeType.Text ? xml.Value : "";
        reading.IsWeighted = true;
        if (GraphFiles.IsWeight(text, out var weight))
        {
            return weight;
        }

        reading.Refuse(line, "weight", $"“{text}” is no weight; a weight is a number above 0, like 2.5.");
        return 1;
    }

    private static string? Named(XmlReader xml, string attribute, GraphReading reading)
    {
        if (xml.GetAttribute(attribute) is { Length: > 0 } name)
        {
            return name;
        }

        reading.Refuse(((IXmlLineInfo)xml).LineNumber, attribute, $"A {xml.LocalName} has no {attribute}.");
        return null;
    }
}
