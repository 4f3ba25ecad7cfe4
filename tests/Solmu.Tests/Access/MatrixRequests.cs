using System.Text;
using System.Text.RegularExpressions;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

/// <summary>
/// For each address a request that whoever is allowed to make it succeeds with, so that a refusal can only be one of the
/// person. A mark such as $person stands for a record of the house.
/// </summary>
internal sealed partial class MatrixRequests
{
    private const string EuropeanDay = "2026-11-20";

    /// <summary>What each kind of parameter is, by the word before it in the address.</summary>
    private static readonly Dictionary<string, string> Marks = new()
    {
        ["partners"] = "$slug",
        ["organisations"] = "$organisation",
        ["people"] = "$person",
        ["leave"] = "$leave",
        ["holidays"] = "$holiday",
        ["contacts"] = "$contact",
        ["contracts"] = "$contract",
        ["reviews"] = "$review",
        ["plans"] = "$plan",
        ["steps"] = "$planStep",
        ["affiliations"] = "$affiliation",
        ["tags"] = "$tag",
        ["imports"] = "$import",
        ["uploads"] = "$upload",
        ["refused"] = "0",
        ["keys"] = "$key",
        ["audit"] = "$entry",
        ["webhooks"] = "$webhook",
        ["deliveries"] = "$delivery",
        ["proposals"] = "$proposal",
        ["views"] = "$view",
        ["users"] = "$user",
        ["teams"] = "$team",
        ["shares"] = "$share",
        ["sessions"] = "$session",
        ["merges"] = "$merge",
        ["apart"] = "$apart",
        ["ties"] = "$own",
        ["calendar"] = "$feed",
        ["letters"] = "$letter",
    };

    private static readonly Dictionary<string, Sent> Known = new()
    {
        ["POST /sign-in"] = Form($"email={TestApp.OwnerEmail}&password={TestApp.OwnerPassword}"),
        ["POST /welcome"] = Form("code=guessed&yourName=Eve&email=eve@evil.example&password=neljän kuusen katveessa&name=Evil&country=FI"),
        ["POST /settings/firm"] = Form("version=$firmVersion&name=SolvTech Group&country=FI&domains=solvtech.example&zone=Europe/Helsinki"),
        ["POST /settings/mail"] = Form("version=1&host=mail.solvtech.example&security=StartTls&from=solmu@solvtech.example"),
        ["POST /settings/ties"] = Form("version=0&halfLife=60&secondTrigger=60&met=1&video=0.7&phone=0.5&mail=0.2&message=0.2&letter=0.2&largeEvent=0.1&target1=30&target2=90&target3=180"),
        ["POST /account/reminders/letter"] = Form("wants=on"),
        ["POST /settings/ignored"] = Form("addresses=doctor@clinic.example"),
        ["POST /settings/ignored/removal"] = Form("address=doctor@clinic.example"),
        ["POST /account/reading"] = Form("read=no"),
        ["POST /people/{id}/reading"] = Form("read=no"),
        ["POST /account/name"] = Form("name=Another name"),
        ["POST /account/password"] = Form($"current={TestApp.OwnerPassword}&new=seitsemän veljestä metsässä"),
        ["POST /account/second-factor"] = Form($"proposal=00ff&code=123456&password={TestApp.OwnerPassword}"),
        ["POST /account/second-factor/codes"] = Form($"password={TestApp.OwnerPassword}"),
        ["POST /account/second-factor/removal"] = Form($"password={TestApp.OwnerPassword}"),
        ["POST /sign-in/code"] = Form("code=123456"),
        ["POST /invitation"] = Form("code=guessed&yourName=Eve&password=neljän kuusen katveessa"),
        ["POST /new-password"] = Form("code=guessed&password=neljän kuusen katveessa"),
        ["POST /users"] = Form("email=nina@solvtech.example&role=Reader"),
        ["POST /users/{id}"] = Form("version=$userVersion&role=Reader"),
        ["POST /teams"] = Form("name=Sales&countries=all"),
        ["POST /teams/{id}"] = Form("version=$teamVersion&name=Nordic countries&countries=NO"),
        ["POST /partners/{slug}/shares"] = Form("with=$team"),
        ["POST /keys"] = Form("name=nightly export&scope=read"),

        ["POST /webhooks"] = Form("url=https://example.com/hook&events=contact.created"),

        ["POST /partners/new"] = Form("name=Vesta&side=upstream&country=EE"),
        ["POST /partners/{slug}/edit"] = Form("version=$organisationVersion&name=Hafnir Labs&country=NO&city=Oslo&domains=nordlys.example"),
        ["POST /partners/{slug}/notes"] = Form("text=Likes tea"),
        ["POST /partners/{slug}/notes/{note}"] = Form("version=$noteVersion&text=Prefers evenings"),
        ["POST /partners/{slug}/notes/{note}/removal"] = Form("version=$noteVersion"),
        ["POST /partners/{slug}/tags"] = Form("tags=green"),
        ["POST /partners/{slug}/partnerships/new"] = Form("side=support&type=carrier"),
        ["POST /partners/{slug}/partnerships/{side}"] = Form("version=$partnershipVersion&type=reseller&importance=1&responsible=$own"),
        ["POST /partners/{slug}/partnerships/{side}/steps/new"] = Form($"version=$partnershipVersion&to=M3&on={EuropeanDay}&firmEvidence=Order"),
        ["POST /partners/{slug}/contracts/new"] = Form("partnership=$partnership&title=Second"),
        ["POST /partners/{slug}/contracts/{id}"] = Form("version=$contractVersion&title=Frame agreement"),
        ["POST /partners/{slug}/contracts/{id}/removal"] = Form("version=$contractVersion"),

        ["POST /partners/{slug}/partnerships/{side}/reviews/new"] = Form($"on={EuropeanDay}&onTime=90"),
        ["POST /partners/{slug}/partnerships/{side}/reviews/{id}"] = Form($"version=$reviewVersion&on={EuropeanDay}&onTime=80"),
        ["POST /partners/{slug}/partnerships/{side}/reviews/{id}/removal"] = Form("version=$reviewVersion"),

        ["POST /plans/new"] = Form("title=Second ties"),
        ["POST /plans/{id}/title"] = Form("version=$planVersion&title=Third ties"),
        ["POST /plans/{id}/steps/new"] = Form($"partner=$organisation&own=$own&other=&responsible=&note=&due={EuropeanDay}"),
        ["POST /plans/{id}/steps/{step}"] = Form($"version=$planStepVersion&own=$own&due={EuropeanDay}"),
        ["POST /plans/{id}/steps/{step}/tick"] = Form("done=yes"),
        ["POST /plans/{id}/steps/{step}/removal"] = Form("version=$planStepVersion"),

        ["POST /people"] = Form("name=Nina Lind&emails=nina.lind@nordlys.example&organisation=Hafnir Labs"),
        ["POST /people/{id}"] = Form("version=$personVersion&name=Jari Koski&emails=jari.koski@nordlys.example&city=Bergen"),
        ["POST /people/{id}/acceptance"] = Form("") with { Path = "/people/$suggestion/acceptance" },
        ["POST /people/{id}/dismissal"] = Form("") with { Path = "/people/$suggestion/dismissal" },
        ["POST /people/{id}/employer"] = Form("version=$personVersion&organisation=Vesta&role=Head&on=2026-11-01"),
        ["POST /people/{id}/affiliations"] = Form("version=$personVersion&organisation=Hafnir Labs&role=Board&from=2026-11-02"),
        ["POST /people/{id}/affiliations/{affiliation}"] = Form("version=$personVersion&role=Head of sales"),
        ["POST /people/{id}/notes"] = Form("text=Likes skiing"),
        ["POST /people/{id}/notes/{note}"] = Form("version=$personNoteVersion&text=Likes coffee"),
        ["POST /people/{id}/notes/{note}/removal"] = Form("version=$personNoteVersion"),
        ["POST /people/{id}/ratings"] = Form("own=$own&closeness=4&trust=4"),
        ["POST /people/{id}/leave"] = Form("from=2026-12-01&until=2026-12-04") with { Path = "/people/$away/leave" },
        ["POST /people/{id}/leave/{leave}/removal"] = Form("") with { Path = "/people/$away/leave/$leave/removal" },
        ["POST /settings/holidays"] = Form("name=Midsummer&from=2027-06-25"),
        ["POST /settings/holidays/lines"] = Form("lines=2027-06-25 Midsummer"),
        ["POST /people/addresses"] = Form("address=sales@nordlys.example&person=$person"),

        ["GET /duplicates/people/{kept}/{gone}"] = new Sent { Path = "/duplicates/people/$person/$twin" },
        ["POST /duplicates/people/{kept}/{gone}"] = Form("keptVersion=$personVersion&goneVersion=$twinVersion&name=kept") with { Path = "/duplicates/people/$person/$twin" },
        ["GET /duplicates/organisations/{kept}/{gone}"] = new Sent { Path = "/duplicates/organisations/$organisation/$twinOrganisation" },
        ["POST /duplicates/organisations/{kept}/{gone}"] = Form("keptVersion=$organisationVersion&goneVersion=$twinOrganisationVersion&name=kept") with { Path = "/duplicates/organisations/$organisation/$twinOrganisation" },
        ["POST /duplicates/apart"] = Form("pair=people.$person.$twin"),

        ["POST /contacts"] = Form($"medium=met&time={EuropeanDay}T10:00&own=$own&with=$person&about=Autumn"),
        ["POST /contacts/{id}"] = Form($"version=$contactVersion&medium=met&time={EuropeanDay}T10:00&own=$own&with=$person&about=Moved"),
        ["POST /contacts/{id}/removal"] = Form("version=$contactVersion"),
        ["GET /ties/{own}/{other}"] = new Sent { Path = "/ties/$own/$person" },
        ["POST /ties/{own}/{other}"] = Form("version=0&cadence=90") with { Path = "/ties/$own/$person" },
        ["GET /vulnerability/without"] = new Sent { Path = "/vulnerability/without?who=$own" },
        ["POST /today/marks"] = Form("person=$person&kind=snoozed"),
        ["POST /imports"] = new Sent { File = "name,side\nRuska,support\n" },

        ["POST /views"] = Form("list=People&name=Mine&query=whose=ours"),
        ["POST /views/{id}"] = Form("version=$viewVersion&name=Theirs&shared=on"),
        ["POST /views/{id}/removal"] = Form("version=$viewVersion"),
        ["POST /partners/several"] = Form("row=$partnership"),
        ["POST /partners/several/changes"] = Form("row=$partnership&seal=$partnershipSeal&do=tag&tag=green"),
        ["POST /people/several"] = Form("row=$person"),
        ["POST /people/several/changes"] = Form("row=$person&seal=$personSeal&do=tag&tag=green"),
        ["POST /partners/{slug}/follow"] = Form("follows=on"),

        ["POST /api/v1/organisations"] = Json("""{"name": "Vesta", "country": "EE"}"""),
        ["PUT /api/v1/organisations/{id}"] = Json("""{"name": "Hafnir Labs", "country": "NO", "city": "Oslo", "employees": null, "turnoverEur": null, "website": null, "domains": ["nordlys.example"]}""", "$organisationVersion"),
        ["POST /api/v1/organisations/{id}/merge"] = Json("""{"other": "$twinOrganisation"}""", "$organisationVersion"),
        ["POST /api/v1/people/{id}/merge"] = Json("""{"other": "$twin"}""", "$personVersion"),
        ["POST /api/v1/organisations/{id}/tags"] = Json("""{"add": ["green"]}"""),
        ["POST /api/v1/partnerships"] = Json("""{"organisation": "Vesta", "side": "upstream", "type": "foundry"}"""),
        ["PUT /api/v1/partnerships/{id}"] = Json("""{"type": "reseller", "relativeSize": null, "importance": 1, "shareOfOurSales": null, "ourShareOfTheirs": null, "valueEur": null, "responsible": "$own", "since": null}""", "$partnershipVersion"),
        ["POST /api/v1/partnerships/{id}/steps"] = Json($$"""{"to": "M3", "on": "{{EuropeanDay}}", "firmEvidence": "Order"}""", "$partnershipVersion"),
        ["POST /api/v1/people"] = Json("""{"name": "Nina Lind", "emails": ["nina.lind@nordlys.example"]}"""),
        ["PUT /api/v1/people/{id}"] = Json("""{"name": "Jari Koski", "emails": ["jari.koski@nordlys.example"], "phone": null, "city": "Bergen", "country": null, "language": null}""", "$personVersion"),
        ["POST /api/v1/people/{id}/employer"] = Json("""{"organisation": "Vesta", "on": "2026-11-01"}""", "$personVersion"),
        ["POST /api/v1/people/{id}/affiliations"] = Json("""{"organisation": "Hafnir Labs", "role": "Board", "from": "2026-11-02"}""", "$personVersion"),
        ["PUT /api/v1/people/{id}/affiliations/{affiliation}"] = Json("""{"role": "Head of sales", "from": null, "to": null}""", "$personVersion"),
        ["POST /api/v1/people/{id}/acceptance"] = new Sent { Path = "/api/v1/people/$suggestion/acceptance" },
        ["POST /api/v1/people/{id}/dismissal"] = new Sent { Path = "/api/v1/people/$suggestion/dismissal" },
        ["POST /api/v1/contacts"] = Json($$"""{"time": "{{EuropeanDay}}", "medium": "met", "own": ["$own"], "others": ["$person"]}"""),
        ["PUT /api/v1/contacts/{id}"] = Json($$"""{"time": "{{EuropeanDay}}", "medium": "phone", "minutes": null, "about": "Moved"}""", "$contactVersion"),
        ["POST /api/v1/contacts/{id}/people"] = Json("""{"gone": [], "own": [], "others": ["nina.lind@nordlys.example"]}""", "$contactVersion"),
        ["DELETE /api/v1/contacts/{id}"] = new Sent { IfMatch = "$contactVersion" },
        ["POST /api/v1/contracts"] = Json("""{"partnershipId": "$partnership", "title": "Second"}"""),
        ["PUT /api/v1/contracts/{id}"] = Json("""{"title": "Frame agreement", "startsOn": null, "endsOn": null, "talksSince": null, "text": null}""", "$contractVersion"),
        ["DELETE /api/v1/contracts/{id}"] = new Sent { IfMatch = "$contractVersion" },
        ["POST /api/v1/tags"] = Json("""{"name": "green"}"""),
        ["POST /api/v1/views"] = Json("""{"list": "people", "name": "Mine", "query": "whose=ours"}"""),
        ["PUT /api/v1/views/{id}"] = Json("""{"name": "Theirs", "isShared": true, "isDefault": false}""", "$viewVersion"),
        ["DELETE /api/v1/views/{id}"] = new Sent { IfMatch = "$viewVersion" },
        ["POST /api/v1/imports"] = new Sent { File = "name,side\nRuska,support\n" },
        ["POST /api/v1/keys"] = Json("""{"name": "nightly export", "scope": "read"}"""),
        ["DELETE /api/v1/keys/{id}"] = new Sent { IfMatch = "$keyVersion" },
        ["POST /api/v1/webhooks"] = Json("""{"url": "https://example.com/hook", "events": ["contact.created"]}"""),
        ["DELETE /api/v1/webhooks/{id}"] = new Sent { IfMatch = "1" },
        ["POST /mcp"] = Json("""{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}"""),
        ["POST /command"] = Json("""{"Args": ["partners"], "Folder": "/", "NeedsServerStopped": false}"""),
    };

    public static IEnumerable<string> Rows => Known.Keys;

    /// <summary>The request of a row of the matrix, its marks still in it.</summary>
    public static Sent Of(string method, string pattern)
    {
        var sent = Known.GetValueOrDefault($"{method} {pattern}") ?? new Sent { Form = method == "POST" ? "" : null };
        return sent with { Path = sent.Path ?? Marked(pattern) };
    }

    /// <summary>The marks of all that the request speaks of, in its address and in what is sent.</summary>
    public static IEnumerable<string> MarksOf(Sent sent) => Mark().Matches($"{sent.Path} {sent.Form} {sent.Body}").Select(mark => mark.Groups[1].Value).Where(mark => !mark.EndsWith("Version", StringComparison.Ordinal)).Distinct();

    /// <summary>Puts records in the place of marks.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> records) => Mark().Replace(text, mark => records[mark.Groups[1].Value]);

    private static string Marked(string pattern)
    {
        var isOfPerson = pattern.StartsWith("/people/", StringComparison.Ordinal);
        var isApi = pattern.StartsWith("/api/", StringComparison.Ordinal);
        return Parameter().Replace(pattern, parameter => $"/{parameter.Groups[1].Value}/" + parameter.Groups[1].Value switch
        {
            "notes" => isOfPerson ? "$personNote" : "$note",
            "partnerships" => isApi ? "$partnership" : "$side",
            var kind => Marks.GetValueOrDefault(kind) ?? throw new InvalidOperationException($"{pattern}: name a record for /{kind}/… in {nameof(MatrixRequests)}."),
        });
    }

    private static Sent Form(string fields) => new() { Form = fields };

    private static Sent Json(string body, string? version = null) => new() { Body = body, IfMatch = version };

    [GeneratedRegex(@"\$([A-Za-z]+)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"/(\w+)/\{\w+(?::\w+)?\}")]
    private static partial Regex Parameter();

    /// <summary>What is sent: fields of a form, JSON, a file or nothing.</summary>
    internal sealed record Sent
    {
        public string? Path { get; init; }

        public string? Form { get; init; }

        public string? Body { get; init; }

        public string? File { get; init; }

        public string? IfMatch { get; init; }

        /// <summary>Whether what is sent speaks of records, besides the address.</summary>
        public bool NamesRecords => $"{Form}{Body}".Contains('$', StringComparison.Ordinal);

        /// <summary>As the actor sends it, about what is there or about what is nowhere.</summary>
        public HttpRequestMessage By(MatrixHouse.Actor actor, string method, IReadOnlyDictionary<string, string> records)
        {
            var request = actor.Ask(new HttpMethod(method), Fill(Path!, records), ContentBy(actor, records));
            if (IfMatch is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Match", $"\"{Fill(IfMatch, records)}\"");
            }

            return request;
        }

        private HttpContent? ContentBy(MatrixHouse.Actor actor, IReadOnlyDictionary<string, string> records)
        {
            if (File is not null)
            {
                return new MultipartFormDataContent { { new StringContent(actor.Token), "token" }, { new StringContent(File), "files", "partners.csv" } };
            }

            if (Form is not null)
            {
                var fields = Form.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => KeyValuePair.Create(field.Split('=', 2)[0], Fill(field.Split('=', 2)[1], records)));
                return new FormUrlEncodedContent([KeyValuePair.Create("token", actor.Token), KeyValuePair.Create("once", Guid.NewGuid().ToString("N")), .. fields]);
            }

            return Body is null ? null : new StringContent(Fill(Body, records), Encoding.UTF8, "application/json");
        }
    }
}
