using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Access;
using Solmu.Imports;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

/// <summary>
/// Every address of the running host, asked by everybody there is. What each is answered stands in authz.csv; the rows
/// are made from routing, so an address that is new has none and is named here until somebody has decided about it.
/// </summary>
public sealed partial class WhoMayDoWhatTests(MatrixHouse house, ITestOutputHelper output) : IClassFixture<MatrixHouse>
{
    private const string Files = "(every style and script)";

    private static readonly string Approved = Path.Combine(ArchitectureTests.Root, "tests", "Solmu.Tests", "Access", "authz.csv");
    private static readonly string[] AllMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>These say "not here" in words of their own, to whoever asks: of files that wait, of links that were used, of calendars, and of the door for commands, which is in the data folder.</summary>
    private static readonly string[] OtherWords = ["/imports/uploads/{key}", "/welcome", "/invitation", "/new-password", "/feeds/calendar/{file}", "/command"];

    private readonly Dictionary<(string Actor, string Method), string> nothings = [];
    private readonly List<string> faults = [];
    private int requests;

    [Fact]
    public async Task Everybody_is_answered_as_the_matrix_says_and_a_refusal_changes_nothing()
    {
        var rows = Endpoints().Where(endpoint => !IsFile(endpoint)).SelectMany(endpoint => MethodsOf(endpoint).Select(method => (Method: method, Pattern: PatternOf(endpoint)))).Distinct()
            .OrderBy(row => row.Pattern, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal).ToList();
        var lines = new List<string> { string.Join(',', ["method", "address", .. house.Actors.Select(actor => actor.Name)]) };
        foreach (var (method, pattern) in rows)
        {
            lines.Add(string.Join(',', [method, pattern, .. await AskAllAsync(method, pattern)]));
        }

        lines.Add(string.Join(',', ["GET", Files, .. await AskForFilesAsync()]));
        await ApproveAsync(lines);
        var (listed, unlisted) = Compare(lines, await File.ReadAllLinesAsync(Approved));
        output.WriteLine($"matrix: {lines.Count - 1} endpoints × {house.Actors.Count} actors = {requests} requests over {house.Rows.Tables} tables, {unlisted} unlisted");
        Assert.True(faults.Count == 0, $"{faults.Count} faults. If a new row is meant, run this test with SOLMU_APPROVE=1 and look at the change of authz.csv.\n{string.Join('\n', faults)}");
        Assert.Equal(lines.Count - 1, listed);
    }

    [Fact]
    public async Task No_address_does_anything_by_a_method_it_is_not_made_for()
    {
        var owner = house.Actors.Single(actor => actor.Name == "owner");
        var program = house.Actors.Single(actor => actor.Name == "owner key admin");
        foreach (var address in Endpoints().Where(endpoint => !IsFile(endpoint)).GroupBy(PatternOf))
        {
            foreach (var method in AllMethods.Except(address.SelectMany(MethodsOf)))
            {
                var sent = MatrixRequests.Of("POST", address.Key);
                var actor = address.Key.StartsWith("/api/", StringComparison.Ordinal) ? program : owner;
                using var request = sent.By(actor, method, WithUpload("nowhere"));
                using var answer = await house.Client.SendAsync(request);
                Assert.True((int)answer.StatusCode >= 400, $"{method} {address.Key}: {answer.StatusCode}");
                Assert.Empty(await house.Rows.ChangedAsync());
            }
        }
    }

    /// <summary>In the address or in what is sent: a record that is out of sight is taken like one that is nowhere.</summary>
    [Theory]
    [InlineData("member")]
    [InlineData("member key write")]
    public async Task A_record_out_of_sight_can_be_named_and_nothing_comes_of_it(string name)
    {
        var actor = house.Actors.Single(actor => actor.Name == name);
        var tried = 0;
        foreach (var (method, pattern) in Endpoints().Where(endpoint => !IsFile(endpoint)).SelectMany(endpoint => MethodsOf(endpoint).Select(method => (method, PatternOf(endpoint)))).Distinct().Where(row => row.Item2.StartsWith("/api/", StringComparison.Ordinal) == (actor.Bearer is not null)))
        {
            var sent = MatrixRequests.Of(method, pattern);
            foreach (var mark in MatrixRequests.MarksOf(sent).Where(mark => house.Hidden.GetValueOrDefault(mark) is { } hidden && hidden != house.There[mark]))
            {
                var (kind, text) = await SendAsync(actor, sent, method, house.For(actor, new(house.There) { [mark] = house.Hidden[mark] }));
                var changed = await house.Rows.ChangedAsync();
                await house.Rows.PutBackAsync();
                var (_, nowhere) = await SendAsync(actor, sent, method, house.For(actor, new(house.There) { [mark] = house.Nowhere[mark] }));
                await house.Rows.PutBackAsync();
                if (text != nowhere || changed.Count > 0)
                {
                    faults.Add($"{method} {pattern} with another {mark} as {name}: {kind}, changed {string.Join(", ", changed)}\n{text}\n--- nowhere:\n{nowhere}");
                }

                tried++;
            }
        }

        output.WriteLine($"foreign records: {tried} tried as {name}");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(tried > 20, $"{tried} tried");
    }

    /// <summary>Every property of every record, sent along with every form that does not ask for it, makes no difference.</summary>
    [Fact]
    public async Task Nothing_is_taken_from_a_form_that_it_does_not_ask_for()
    {
        var owner = house.Actors.Single(actor => actor.Name == "owner");
        var asked = await FieldsOfFormsAsync(owner);
        var names = await house.App.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(type => type.GetProperties().Select(property => property.Name)).Concat(["FirmId", "CreatedBy", "IsOwner", "Responsible", "Admin"]).Distinct().ToList()));
        var known = (await house.Rows.AllIdsAsync()).Append(house.App.Clock.GetUtcNow().Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        var forms = 0;
        foreach (var row in MatrixRequests.Rows.Where(row => row.StartsWith("POST /", StringComparison.Ordinal) && MatrixRequests.Of("POST", row[5..]).Form is not null && !row.Contains("/welcome", StringComparison.Ordinal)))
        {
            var sent = MatrixRequests.Of("POST", row[5..]);
            var fields = sent.Form!.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=')[0]).Concat(asked.GetValueOrDefault(MatrixRequests.Fill(sent.Path!, house.There), [])).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var others = names.SelectMany(name => new[] { JsonNamingPolicy.CamelCase.ConvertName(name), JsonNamingPolicy.SnakeCaseLower.ConvertName(name) }).Distinct().Where(name => !fields.Contains(name)).ToList();
            ForgetGuesses();
            var plain = await EffectAsync(owner, sent, known);
            foreach (var value in new[] { house.Hidden["person"], "1", "Owner", "2020-02-02" })
            {
                var full = await EffectAsync(owner, sent with { Form = string.Join('&', others.Select(name => $"{name}={value}").Prepend(sent.Form!).Where(part => part.Length > 0)) }, known);
                Assert.True(plain == full, $"{row} with {value}:\n{plain}\n--- with more fields:\n{full}");
            }

            forms++;
        }

        output.WriteLine($"more fields: {forms} forms × {names.Count} properties");
        Assert.True(forms > 25, $"{forms} forms");
    }

    private async Task<string> EffectAsync(MatrixHouse.Actor actor, MatrixRequests.Sent sent, IReadOnlySet<string> known)
    {
        var (kind, _) = await SendAsync(actor, sent, "POST", house.There);
        var lines = (await house.Rows.DifferenceAsync()).Select(line => Anew().Replace(line, word => known.Contains(word.Value) ? word.Value : "new")).Order(StringComparer.Ordinal).ToList();
        await house.Rows.PutBackAsync();
        return $"{kind}\n{string.Join('\n', lines)}";
    }

    /// <summary>The names of the fields of each form, by where it is sent.</summary>
    private async Task<Dictionary<string, HashSet<string>>> FieldsOfFormsAsync(MatrixHouse.Actor actor)
    {
        var fields = new Dictionary<string, HashSet<string>>();
        foreach (var pattern in Endpoints().Where(endpoint => !IsFile(endpoint) && MethodsOf(endpoint).Contains("GET")).Select(PatternOf).Where(pattern => !pattern.StartsWith("/api/", StringComparison.Ordinal)).Distinct())
        {
            using var request = MatrixRequests.Of("GET", pattern).By(actor, "GET", WithUpload("nowhere"));
            using var answer = await house.Client.SendAsync(request);
            foreach (Match form in Form().Matches(await answer.Content.ReadAsStringAsync()))
            {
                var names = Field().Matches(form.Groups[2].Value).Select(field => field.Groups[1].Value);
                fields[form.Groups[1].Value] = [.. names, .. fields.GetValueOrDefault(form.Groups[1].Value, [])];
            }
        }

        return fields;
    }

    /// <summary>One that names none is closed; who needs no session says so here.</summary>
    [Fact]
    public void Only_the_door_the_probes_and_files_are_open_to_everybody()
    {
        var open = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsFile(endpoint)).Select(PatternOf).Distinct();
        var closed = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);

        Assert.Equal(["/command", "/feeds/calendar/{file}", "/healthz", "/invitation", "/new-password", "/readyz", "/sign-in", "/sign-in/code", "/sign-out", "/welcome"], open.Order(StringComparer.Ordinal));
        Assert.All(closed, endpoint => Assert.NotEmpty(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(asked => asked.Policy).OfType<string>()));
    }

    /// <summary>Those who are refused come first, so that they find everything in its place; then everybody else, each in the same house.</summary>
    private async Task<IEnumerable<string>> AskAllAsync(string method, string pattern)
    {
        ForgetGuesses();
        var said = new Dictionary<string, string>();
        foreach (var actor in house.Actors.OrderBy(actor => actor.Name.StartsWith("owner", StringComparison.Ordinal) || actor.Name.StartsWith("manager", StringComparison.Ordinal)))
        {
            said[actor.Name] = await AskAsync(actor, method, pattern);
        }

        return house.Actors.Select(actor => said[actor.Name]);
    }

    /// <summary>Passwords are tried often here, and none of it is an attack.</summary>
    private void ForgetGuesses() => TestApps.Lent.Renew(house.App.Services.GetRequiredService<GuessLimits>(), new GuessLimits());

    private async Task<string> AskAsync(MatrixHouse.Actor actor, string method, string pattern)
    {
        var sent = MatrixRequests.Of(method, pattern);
        var there = pattern.StartsWith("/imports/uploads/", StringComparison.Ordinal) ? WithUpload(await UploadForAsync(actor, pattern)) : house.For(actor, house.There);
        var (kind, text) = await SendAsync(actor, sent, method, there);
        if (kind != "ok")
        {
            if (await house.Rows.ChangedAsync() is { Count: > 0 } changed)
            {
                faults.Add($"{method} {pattern} as {actor.Name}: answered {kind} and changed {string.Join(", ", changed)}");
            }
        }
        else
        {
            await SettleAsync(actor, there);
        }

        await house.Rows.PutBackAsync();
        await CompareWithNothingAsync(actor, sent, method, pattern, kind, text);
        return kind;
    }

    /// <summary>What is out of reach is answered like what is nowhere, and that like an address that never was.</summary>
    private async Task CompareWithNothingAsync(MatrixHouse.Actor actor, MatrixRequests.Sent sent, string method, string pattern, string kind, string text)
    {
        var hasOtherWords = OtherWords.Any(words => pattern.StartsWith(words, StringComparison.Ordinal));
        if (pattern.Contains('{', StringComparison.Ordinal) || (kind != "ok" && sent.NamesRecords))
        {
            var (lost, nowhere) = await SendAsync(actor, sent, method, WithUpload("nowhere", house.For(actor, house.Nowhere)));
            if (lost == "ok" || (kind != "ok" && nowhere != text))
            {
                faults.Add($"{method} {pattern} as {actor.Name}: what is there is answered unlike what is nowhere\n{text}\n--- nowhere:\n{nowhere}");
            }

            if (await house.Rows.ChangedAsync() is { Count: > 0 } changed)
            {
                faults.Add($"{method} {pattern} as {actor.Name}: asked about nothing, changed {string.Join(", ", changed)}");
                await house.Rows.PutBackAsync();
            }

            (kind, text) = (lost, nowhere);
        }

        if (kind == "404" && !hasOtherWords && text != await NothingAsync(actor, method, pattern))
        {
            faults.Add($"{method} {pattern} as {actor.Name}: not answered like an address that never was\n{text}\n--- never was:\n{await NothingAsync(actor, method, pattern)}");
        }
    }

    private async Task<string> NothingAsync(MatrixHouse.Actor actor, string method, string pattern)
    {
        var isApi = pattern.StartsWith("/api/", StringComparison.Ordinal);
        if (!nothings.TryGetValue((actor.Name, method + isApi), out var nothing))
        {
            var sent = new MatrixRequests.Sent { Path = isApi ? "/api/v1/no-such-thing" : "/no-such-page", Form = method == "POST" ? "" : null };
            nothings[(actor.Name, method + isApi)] = nothing = (await SendAsync(actor, sent, method, house.There)).Text;
        }

        return nothing;
    }

    private async Task<(string Kind, string Text)> SendAsync(MatrixHouse.Actor actor, MatrixRequests.Sent sent, string method, IReadOnlyDictionary<string, string> records)
    {
        requests++;
        using var request = sent.By(actor, method, records);
        using var answer = await house.Client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode >= 500)
        {
            faults.Add($"{method} {sent.Path} as {actor.Name}: {answer.StatusCode}\n{body}");
        }

        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Set-Cookie" or "Content-Length")).Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
            .Concat(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Select(cookie => $"Set-Cookie: {cookie.Split('=')[0]}") : []).Order(StringComparer.Ordinal);
        var text = Random().Replace($"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{body}", "$1");
        return (KindOf(answer), records.Where(record => record.Value.Length > 4).OrderByDescending(record => record.Value.Length).Aggregate(text, (masked, record) => masked.Replace(record.Value, record.Key, StringComparison.Ordinal)));
    }

    private static string KindOf(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Found when answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) == true => "sign-in",
        HttpStatusCode.Unauthorized when answer.Content.Headers.ContentType?.MediaType == "text/html" => "sign-in",
        HttpStatusCode.SeeOther => "ok",
        _ when answer.IsSuccessStatusCode => "ok",
        var status => ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>Styles and scripts tell nothing of anybody, so everybody has them.</summary>
    private async Task<IEnumerable<string>> AskForFilesAsync()
    {
        var kinds = new Dictionary<string, string>();
        foreach (var actor in house.Actors)
        {
            var isOpen = true;
            foreach (var path in Endpoints().Where(IsFile).Select(PatternOf).Distinct())
            {
                using var request = actor.Ask(HttpMethod.Get, path, null);
                using var answer = await house.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                requests++;
                isOpen &= answer.IsSuccessStatusCode;
            }

            kinds[actor.Name] = isOpen ? "ok" : "closed";
        }

        return house.Actors.Select(actor => kinds[actor.Name]);
    }

    private (int Listed, int Unlisted) Compare(List<string> lines, string[] approved)
    {
        var names = lines[0].Split(',');
        if (lines[0] != approved.FirstOrDefault())
        {
            faults.Add("authz.csv has other columns.");
            return (0, 0);
        }

        var (now, then) = (ByRow(lines), ByRow(approved));
        foreach (var row in now)
        {
            if (!then.TryGetValue(row.Key, out var meant))
            {
                faults.Add($"{row.Key} has no row: {string.Join(',', row.Value)}");
                continue;
            }

            faults.AddRange(row.Value.Zip(meant, names.Skip(2)).Where(cell => cell.First != cell.Second).Select(cell => $"{row.Key} as {cell.Third}: {cell.First} instead of {cell.Second}"));
        }

        faults.AddRange(then.Keys.Except(now.Keys).Select(row => $"{row} is in authz.csv and nowhere else"));
        faults.AddRange(MatrixRequests.Rows.Except(now.Keys).Select(row => $"{row} is in MatrixRequests and nowhere else"));
        return (now.Keys.Intersect(then.Keys).Count(), now.Keys.Except(then.Keys).Count());
    }

    private static Dictionary<string, string[]> ByRow(IEnumerable<string> lines) => lines.Skip(1).Select(line => line.Split(',')).ToDictionary(cells => $"{cells[0]} {cells[1]}", cells => cells[2..]);

    private static async Task ApproveAsync(IEnumerable<string> lines)
    {
        if (Environment.GetEnvironmentVariable("SOLMU_APPROVE") is not null)
        {
            await File.WriteAllTextAsync(Approved, string.Join('\n', lines) + "\n");
        }
    }

    private IEnumerable<RouteEndpoint> Endpoints() => house.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool IsFile(Endpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    /// <summary>Without methods named, an address answers each: it is asked by the two that pages have.</summary>
    private static IEnumerable<string> MethodsOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];

    private static string PatternOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private Dictionary<string, string> WithUpload(string key, Dictionary<string, string>? records = null) => new(records ?? house.There) { ["upload"] = key };

    [GeneratedRegex("(name=\"(?:token|once)\") value=\"[^\"]*\"")]
    private static partial Regex Random();

    [GeneratedRegex("<form[^>]* action=\"([^\"]*)\"[^>]*>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(?:input|select|textarea|button)[^>]* name=\"([^\"]*)\"")]
    private static partial Regex Field();

    /// <summary>Numbers and words that are made anew each time: ids, and the keys and hashes of forms and sessions.</summary>
    [GeneratedRegex(@"\b(?:solmu_[0-9a-z]{4}|[0-9]{15,19}|[0-9a-f]{32}|[0-9a-hjkmnp-tv-z]{13}|[A-Za-z0-9+/_=-]{40,})(?![A-Za-z0-9])")]
    private static partial Regex Anew();

    /// <summary>Files wait for whoever dropped them: a keeper's own, and for all others those of the owner.</summary>
    private async Task<string> UploadForAsync(MatrixHouse.Actor actor, string pattern)
    {
        var keeper = actor is { Session: not null, Token: not "", User.Role: Role.Owner or Role.Manager } && actor.Name is "owner" or "manager" ? actor : house.Actors.Single(other => other.Name == "owner");
        using var dropping = MatrixRequests.Of("POST", "/imports").By(keeper, "POST", house.There);
        using var dropped = await house.Client.SendAsync(dropping);
        var key = dropped.Headers.Location!.OriginalString.Split('/')[^1];
        if (pattern.EndsWith("/run", StringComparison.Ordinal) || pattern.EndsWith("/back", StringComparison.Ordinal) || pattern.Contains("/refused/", StringComparison.Ordinal))
        {
            using var mapping = (MatrixRequests.Of("POST", "/imports/uploads/{key}/mapping") with { Form = "" }).By(keeper, "POST", WithUpload(key));
            using var mapped = await house.Client.SendAsync(mapping);
            await SettleAsync(keeper, WithUpload(key));
        }

        await house.Rows.PutBackAsync();
        return key;
    }

    /// <summary>Waits for what goes on after the answer: an import that previews or runs.</summary>
    private async Task SettleAsync(MatrixHouse.Actor actor, IReadOnlyDictionary<string, string> records)
    {
        if (actor.User is { } user && records.TryGetValue("upload", out var key))
        {
            var desk = house.App.Services.GetRequiredService<ImportDesk>();
            while (desk.Find(key, new Viewer(user.Id, user.Email, user.Name, user.Role, user.PersonId)) is { Now: Upload.State.Working })
            {
                await Task.Delay(5);
            }
        }
    }
}
