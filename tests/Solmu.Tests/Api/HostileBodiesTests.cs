using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Api;
using Solmu.Database;
using Solmu.Keys;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Api;

/// <summary>Whatever bytes come: an answer that says what is wrong, and nothing changed.</summary>
public sealed class HostileBodiesTests
{
    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1.5", "1e400", "-1e400", "99999999999999999999999999", "1e-400", "NaN", "\"\"", "\" \"", "\"x\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"2026-02-30\"", "\"2026-11-22T10:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"F1\"", "\"f1\"", "\"upstream\"", "\"0\"", "\"met\"",
        "[]", "[null]", "[1]", "[[]]", "[\"\"]", "[\"a\\u0000\"]", "[\"x@y.example\",\"x@y.example\"]", "{}", "{\"a\":{\"b\":[]}}", "\"<script>alert(1)</script>\"", "\"'; drop table people; --\"", "\"=cmd()\"",
        "\"\u202Eevil\"", "\"\uD83D\uDE00\"", "\"0000000000000\"", "\"zzzzzzzzzzzzz\"",
    ];

    [Theory]
    [InlineData("", "empty", 1, 1)]
    [InlineData("{\"name\": ", "not JSON", 1, 10)]
    [InlineData("{\n  \"name\": oops\n}", "not JSON", 2, 11)]
    [InlineData("[1]", "a list", 1, 1)]
    [InlineData("\"x\"", "a text", 1, 1)]
    [InlineData("{\"name\": \"a\",}", "not JSON", 1, 14)]
    [InlineData("{\"name\": \"a\"} {}", "not JSON", 1, 15)]
    [InlineData("{\"name\": \"a\", \"name\": \"b\"}", "not JSON", null, null)]
    [InlineData("{\"name\": \"\\ud800\"}", "cut in the middle", null, null)]
    public async Task A_body_that_cannot_be_read_is_answered_with_what_and_where(string body, string says, int? line, int? position)
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);

        var refused = (await program.PostAsync("/organisations", body)).Should(400);

        Assert.Contains(says, refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        if (line is not null)
        {
            Assert.Equal((line, position), (refused.Json.GetProperty("line").GetInt32(), refused.Json.GetProperty("position").GetInt32()));
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_pointed_at()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);

        var refused = (await program.PostAsync("/organisations", new byte[] { (byte)'{', (byte)'\n', (byte)'"', 0xC3, 0x28 })).Should(400);

        Assert.Equal((2, 2), (refused.Json.GetProperty("line").GetInt32(), refused.Json.GetProperty("position").GetInt32()));
        (await program.PostAsync("/organisations", new StringContent("name=Acme", Encoding.UTF8, "application/x-www-form-urlencoded"))).Should(415);
        (await program.PostAsync("/organisations", new ByteArrayContent("{}"u8.ToArray()))).Should(415);
        (await program.PostAsync("/organisations", new string('[', 100_000))).Should(400);
        (await program.PostAsync("/organisations", $"{{\"name\": \"{new string('x', 1_100_000)}\"}}")).Should(413);
    }

    [Fact]
    public async Task Fields_that_cannot_be_set_are_refused_by_name()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        using var program = await Caller.ComeAsync(app);

        var refused = (await program.PostAsync("/organisations", "{\"name\": \"Acme\", \"id\": \"x\", \"Name\": \"B\", \"employees\": \"many\", \"domains\": [1], \"own\": true}")).Should(422);

        Assert.Equal(["Name", "domains", "employees", "id", "own"], refused.Wrong.Order(StringComparer.Ordinal));
        Assert.Contains("Expected is a whole number", refused.Text, StringComparison.Ordinal);
    }

    /// <summary>Each call with each of its fields holding each of many odd values: refused or taken, never failing.</summary>
    [Fact]
    public async Task No_value_in_any_field_makes_the_server_fail()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var ids = await IdsAsync(app);
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);
        var calls = 0;
        foreach (var (method, path, body) in Calls(app, ids))
        {
            var fields = ApiJson.Options.GetTypeInfo(body).Properties.Select(property => property.Name).ToList();
            foreach (var field in fields)
            {
                foreach (var value in Values)
                {
                    // The rest of the body is as good as it can be, so that the odd value gets as far as it can.
                    var json = $"{{{string.Join(", ", fields.Select(name => $"\"{name}\": {(name == field ? value : Good(name, ids))}"))}}}";
                    var said = await program.SendAsync(method, path, json, "\"1\"");
                    Assert.True((int)said.Status < 500, $"{method} {path} {json}\n{said.Text}");
                    said.Should((int)said.Status);
                    calls++;
                }
            }
        }

        Assert.True(calls > 2000, $"{calls} calls");
    }

    [Fact]
    public async Task No_bytes_make_the_server_fail()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var ids = await IdsAsync(app);
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);
        var random = new Random(20261122);
        foreach (var (method, path, body) in Calls(app, ids))
        {
            var good = Encoding.UTF8.GetBytes($"{{{string.Join(", ", ApiJson.Options.GetTypeInfo(body).Properties.Select(property => $"\"{property.Name}\": {Good(property.Name, ids)}"))}}}");
            for (var time = 0; time < 25; time++)
            {
                var bytes = Bend(good, random);
                var said = await program.SendAsync(method, path, bytes, "\"1\"");
                Assert.True((int)said.Status < 500, $"{method} {path} {Convert.ToHexString(bytes)}\n{said.Text}");
                said.Should((int)said.Status);
            }
        }
    }

    /// <summary>A file of any bytes, and any words in the address, too.</summary>
    [Fact]
    public async Task No_file_and_no_address_makes_the_server_fail()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await IdsAsync(app);
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);
        var random = new Random(22);
        var good = "name,email,country\nAnna,anna@else.example,FI\n\"B;\n\",b@else.example,SE\n"u8.ToArray();
        for (var time = 0; time < 60; time++)
        {
            var said = await program.PostAsync("/imports?dryRun=true&file=people.csv", new ByteArrayContent(Bend(good, random)));
            Assert.True((int)said.Status < 500, said.Text);
        }

        using var torn = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nname"u8.ToArray());
        torn.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        (await program.PostAsync("/imports", torn)).Should(400);

        foreach (var word in new[] { "%00", "%ff", "%ed%a0%80", "'", "\"", "%25", "_", "*", "a OR 1=1", new string('x', 201), "%F0%9F%98%80", "\\", "NEAR(", "-", "(", "\u0130" })
        {
            foreach (var list in new[] { "organisations", "partnerships", "people", "contacts", "contracts", "tags", "imports", "keys" })
            {
                foreach (var parameter in new[] { "q", "sort", "limit", "after", "country", "organisation", "tag", "medium", "from", "side", "type", "role", "domain", word })
                {
                    var said = await program.GetAsync($"/{list}?{parameter}={word}");
                    Assert.True((int)said.Status is 200 or 400, $"{list} {parameter}={word}: {said.Status} {said.Text}");
                }
            }
        }
    }

    private static byte[] Bend(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var time = random.Next(1, 5); time > 0; time--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.Insert(at, (byte)random.Next(256)); break;
                case 2: bytes.RemoveAt(at); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                default: bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(20).ToList()); break;
            }

            if (bytes.Count == 0)
            {
                break;
            }
        }

        return [.. bytes];
    }

    private static string Good(string field, Known ids) => field switch
    {
        "name" or "role" or "type" or "city" or "about" or "title" or "text" or "phone" or "language" or "firmEvidence" or "managerEvidence" => "\"Words\"",
        "country" => "\"FI\"",
        "website" => "\"https://www.acme.example\"",
        "domains" => "[\"acme.example\"]",
        "emails" => "[\"kim@else.example\"]",
        "email" => "\"kim@else.example\"",
        "employees" or "minutes" => "3",
        "turnoverEur" or "valueEur" => "1000.5",
        "importance" => "2",
        "shareOfOurSales" or "ourShareOfTheirs" => "0.5",
        "organisation" => $"\"{ids.Organisation}\"",
        "partnershipId" => $"\"{ids.Partnership}\"",
        "responsible" => $"\"{ids.Own}\"",
        "own" => $"[\"{ids.Own}\"]",
        "others" => $"[\"{ids.Person}\"]",
        "side" => "\"support\"",
        "stage" => "\"F2\"",
        "to" => "\"F4\"",
        "relativeSize" => "\"similar\"",
        "medium" => "\"met\"",
        "scope" => "\"read\"",
        "time" => "\"2026-11-20T10:00:00Z\"",
        "on" or "from" or "since" or "startsOn" or "talksSince" => "\"2026-11-20\"",
        "endsOn" or "until" => "\"2027-11-20\"",
        "add" or "remove" => "[\"Key\"]",
        _ => "null",
    };

    /// <summary>Every call that takes a body, as it stands in the routing.</summary>
    private static List<(HttpMethod Method, string Path, Type Body)> Calls(TestApp app, Known ids)
    {
        var calls = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Takes>() is not null)
            .Select(endpoint => (
                new HttpMethod(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]),
                ids.Fill(endpoint.RoutePattern.RawText!["/api/v1".Length..]),
                endpoint.Metadata.GetMetadata<Takes>()!.Body)).ToList();
        Assert.True(calls.Count >= 15);
        return calls;
    }

    private static async Task<Known> IdsAsync(TestApp app)
    {
        var cast = await Cast.AddAsync(app);
        using var program = await Caller.ComeAsync(app);
        var partnership = (await program.GetAsync("/partnerships")).Items.Single().GetProperty("id").GetString()!;
        var contact = (await program.PostAsync("/contacts", new { time = "2026-11-20", medium = "met", own = new[] { Ids.Text(cast.JariId) }, others = new[] { "leena@edunet.example" } })).Should(201).Id;
        var contract = (await program.PostAsync("/contracts", new { partnershipId = partnership, title = "Agreement" })).Should(201).Id;
        return new Known(Ids.Text(cast.EdunetId), partnership, Ids.Text(cast.LeenaId), Ids.Text(cast.JariId), contact, contract);
    }

    internal sealed record Known(string Organisation, string Partnership, string Person, string Own, string Contact, string Contract)
    {
        public string Fill(string route) => route
            .Replace("/organisations/{id}", $"/organisations/{Organisation}", StringComparison.Ordinal).Replace("/partnerships/{id}", $"/partnerships/{Partnership}", StringComparison.Ordinal)
            .Replace("/people/{id}", $"/people/{Person}", StringComparison.Ordinal).Replace("/contacts/{id}", $"/contacts/{Contact}", StringComparison.Ordinal)
            .Replace("/contracts/{id}", $"/contracts/{Contract}", StringComparison.Ordinal).Replace("{affiliation}", Contact, StringComparison.Ordinal).TrimEnd('/');
    }
}
