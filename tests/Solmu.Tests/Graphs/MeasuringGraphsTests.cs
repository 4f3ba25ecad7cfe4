using Solmu.Tests.Testing;
using Xunit;

namespace Solmu.Tests.Graphs;

public sealed class MeasuringGraphsTests
{
    private const string GraphMl = """
        <?xml version="1.0" encoding="utf-16"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="w" for="edge" attr.name="weight" attr.type="double"/>
        <graph edgedefault="directed"><node id="Anna"/><node id="Ben"/><node id="Cem"/><node id="Daria"/><node id="Alone"/>
        <edge source="Anna" target="Ben"><data key="w">3</data></edge><edge source="Daria" target="Anna"><data key="w">2</data></edge>
        <edge source="Anna" target="Cem"/><edge source="Ben" target="Daria"><data key="w">2</data></edge></graph></graphml>
        """;

    [Theory]
    [InlineData("from,to,weight\nAnna,Ben,3\nAnna,Daria,2\nAnna,Cem,1\nBen,Daria,2\n")]
    [InlineData("Anna\tBen\t1\nBen\tAnna\t2\n\nAnna\tDaria\t2\nAnna\tCem\t1\nAnna\tAnna\t9\nBen\tDaria\t2")]
    [InlineData("# a comment\nAnna Ben 3\nAnna  Daria 2\nAnna Cem 1\nBen Daria 2\n")]
    [InlineData("Target;Weight;Source\nBen;3;Anna\nDaria;2;Anna\nCem;1;Anna\nDaria;2;Ben\n")]
    public async Task The_same_edges_have_the_same_measures_however_they_are_written(string content)
    {
        await using var app = await TestApp.StartAsync();
        await app.FileAsync("graph.txt", content);

        var graph = (await app.RunAsync("graph", "graph.txt", "--json")).ShouldExit(0).Json;

        var anna = graph.GetProperty("nodes").EnumerateArray().Single(node => node.GetProperty("id").GetString() == "Anna");
        Assert.Equal(0.7567, anna.GetProperty("constraint").GetDouble(), 1e-4);
        Assert.Equal(2.3333, anna.GetProperty("effectiveSize").GetDouble(), 1e-4);
        Assert.Equal((3, 2.0 / 3, true), (anna.GetProperty("degree").GetInt32(), Math.Round(anna.GetProperty("betweenness").GetDouble(), 12) is 0.666666666667 ? 2.0 / 3 : 0, anna.GetProperty("articulation").GetBoolean()));
        Assert.Equal(["Anna", "Cem"], graph.GetProperty("bridges").EnumerateArray().Single().EnumerateArray().Select(end => end.GetString()!).Order());
        Assert.Equal(1, graph.GetProperty("components").GetInt32());
    }

    [Fact]
    public async Task GraphMl_tells_of_nodes_without_edges_too()
    {
        await using var app = await TestApp.StartAsync();
        await app.FileAsync("graph.graphml", GraphMl);

        var graph = (await app.RunAsync("graph", "graph.graphml", "--json")).ShouldExit(0).Json;

        var nodes = graph.GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(["Anna", "Ben", "Cem", "Daria", "Alone"], nodes.Select(node => node.GetProperty("id").GetString()));
        Assert.Equal(0.7567, nodes[0].GetProperty("constraint").GetDouble(), 1e-4);
        Assert.Equal((System.Text.Json.JsonValueKind.Null, 0), (nodes[4].GetProperty("constraint").ValueKind, nodes[4].GetProperty("degree").GetInt32()));
        Assert.Equal(2, graph.GetProperty("components").GetInt32());
    }

    [Fact]
    public async Task Without_weights_every_edge_counts_the_same_and_a_header_alone_is_an_empty_graph()
    {
        await using var app = await TestApp.StartAsync();
        await app.FileAsync("graph.csv", "from,to\nAnna,Ben\nAnna,Daria\nAnna,Cem\nBen,Daria\n");
        await app.FileAsync("header.csv", "from,to,weight\n");

        var graph = (await app.RunAsync("graph", "graph.csv", "--json")).ShouldExit(0).Json;
        var empty = (await app.RunAsync("graph", "header.csv", "--json")).ShouldExit(0).Json;

        Assert.Equal(0.6111, graph.GetProperty("nodes")[0].GetProperty("constraint").GetDouble(), 1e-4);
        Assert.Equal((0, 0), (empty.GetProperty("nodes").GetArrayLength(), empty.GetProperty("components").GetInt32()));
    }

    [Theory]
    [InlineData("", null, null, "empty")]
    [InlineData(" \n ", null, null, "white space")]
    [InlineData("from,to,weight\nA,B,-1\n", 2, "weight", "above 0")]
    [InlineData("from,to,weight\nA,B,NaN\n", 2, "weight", "above 0")]
    [InlineData("from,to,weight\nA,B,1\nA,B\n", 3, "weight", "no weight")]
    [InlineData("from,to\nA,B\nC,\n", 3, "to", "two ends")]
    [InlineData("just one column\nA\n", 1, null, "")]
    [InlineData("<graphml><graph><node/></graph></graphml>", 1, "id", "no id")]
    [InlineData("<graphml><graph>", 1, null, "no sound GraphML")]
    [InlineData("<!DOCTYPE g [<!ENTITY a \"aaaa\">]><graphml>&a;</graphml>", 1, null, "no sound GraphML")]
    [InlineData("<html></html>", null, null, "no GraphML")]
    public async Task What_is_no_graph_is_refused_with_its_place(string content, int? line, string? field, string why)
    {
        await using var app = await TestApp.StartAsync();
        await app.FileAsync("graph.txt", content);

        var refused = await app.RunAsync("graph", "graph.txt", "--json");

        refused.ShouldExit(3);
        var problem = refused.Json.GetProperty("problems")[0];
        Assert.Equal("graph.txt", problem.GetProperty("file").GetString());
        Assert.True(line is null || field is null || (problem.GetProperty("line").GetInt32(), problem.GetProperty("field").GetString()) == (line, field), refused.Output);
        Assert.Contains(why, problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        (await app.RunAsync("graph", "missing.csv")).ShouldExit(3);
    }
}
