using System.Text.RegularExpressions;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Database;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ratings;
using Solmu.Shares;
using Solmu.Tags;
using Solmu.Teams;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Access;

/// <summary>
/// Two installations that are equal in what Mika, a member, and Riku, a reader, see. The second holds a partner that is
/// neither theirs nor shared with them, woven into everything they do see.
/// </summary>
internal sealed class TwoWorlds : IAsyncDisposable
{
    private static readonly DateTime Spring = new(2026, 4, 8, 9, 0, 0, DateTimeKind.Utc);

    private TwoWorlds(TestApp without, TestApp with, Cast cast, string hiddenSlug, IReadOnlyList<long> hiddenIds) =>
        (Without, With, People, HiddenSlug, HiddenIds) = (without, with, cast, hiddenSlug, hiddenIds);

    public TestApp Without { get; }

    public TestApp With { get; }

    public Cast People { get; }

    public string HiddenSlug { get; }

    public IReadOnlyList<long> HiddenIds { get; }

    public sealed record Cast(User Member, User Reader, Person Mika, Person Leena, Person Jari, Person Sonja, string Nordlys, string Kauri, string Alpen);

    public static async Task<TwoWorlds> MakeAsync()
    {
        var first = await TestApp.StartFreshWithFirmAsync();
        var cast = await TellAsync(first);
        var installation = await first.CloseAsync();
        var copy = await TestDatabase.CopyAsync(installation);
        var with = await TestApp.StartOnAsync(copy);
        var (slug, ids) = await HideAsync(with, cast);
        return new TwoWorlds(await TestApp.StartOnAsync(installation), with, cast, slug, ids);
    }

    /// <summary>What is random in every answer; ids of records that both worlds share stay.</summary>
    public static string Mask(string text, IReadOnlySet<string> shared)
    {
        text = Regex.Replace(text, "name=\"token\" value=\"[^\"]*\"", "token", RegexOptions.NonBacktracking);
        text = Regex.Replace(text, "name=\"proposal\" value=\"[^\"]*\"|<path d=\"[^\"]*\" fill=\"#000\"|key-text\">[A-Z2-7 ]+<", "a random key", RegexOptions.NonBacktracking);
        text = Regex.Replace(text, @"\b[0-9a-hjkmnp-tv-z]{13}\b", match => shared.Contains(match.Value) ? match.Value : "an-id", RegexOptions.NonBacktracking);
        return Regex.Replace(text, @"-[0-9a-hjkmnp-tv-z]{8}\b", "-ending", RegexOptions.NonBacktracking);
    }

    public async ValueTask DisposeAsync()
    {
        await Without.DisposeAsync();
        await With.DisposeAsync();
    }

    private static async Task<Cast> TellAsync(TestApp app)
    {
        var mika = await app.PersonAsync("Mika Salo", email: "mika.salo@solvtech.example", role: "Regional manager");
        var leena = await app.PersonAsync("Leena Aho", email: "leena.aho@solvtech.example");
        var member = await app.UserAsync(Role.Member, mika.Id);
        var reader = await app.UserAsync(Role.Reader);
        await app.UserAsync(Role.Owner);

        var nordlys = await app.PartnerAsync("Nordlys", country: "NO", facts: A.Facts with { ResponsibleId = mika.Id }, domains: "nordlys.example");
        var kauri = await app.PartnerAsync("Kauri Systems", Side.Upstream, "NZ");
        var alpen = await app.PartnerAsync("Alpen Technik", country: "AT", facts: A.Facts with { Type = "integrator" });
        await app.PartnerAsync("Zulu Imports", Side.Downstream, "ZA");

        var team = new Team("DACH");
        team.Change("DACH", [member.Id, reader.Id], [new Coverage("AT", Side.Downstream)]);
        var kauriId = (await app.ReadAsync(kauri)).Id;
        await app.SaveAsync(team, Share.WithUser(kauriId, member.Id, null, Spring), Share.WithUser(kauriId, reader.Id, null, Spring));

        var jari = await app.PersonAsync("Jari Mänty", nordlys, "jari.manty@nordlys.example", "Sales director");
        var sonja = await app.PersonAsync("Sonja Wolf", alpen, "sonja.wolf@alpen.example");
        await app.ContactAsync(nordlys, Spring, mika, jari, about: "Spring talks");
        await app.ContactAsync(alpen, Spring.AddDays(3), leena, sonja, Medium.Phone, "Pricing");
        var tag = new Tag("nordic");
        await app.SaveAsync(tag, new OrganisationTag((await app.ReadAsync(nordlys)).Id, tag.Id), new Note((await app.ReadAsync(nordlys)).Id, null, "Prefers mornings", false, null, Spring));
        await app.SaveAsync(new Contract(await app.PartnershipAsync(nordlys), "Frame", new DateOnly(2025, 1, 1), new DateOnly(2027, 1, 1), null), new Rating(leena.Id, sonja.Id, new DateOnly(2026, 5, 1), 4, 3));
        return new Cast(member, reader, mika, leena, jari, sonja, nordlys, kauri, alpen);
    }

    /// <summary>A hidden partner whose names, domains, tags, people and contacts touch what is seen.</summary>
    private static async Task<(string Slug, IReadOnlyList<long> Ids)> HideAsync(TestApp app, Cast cast)
    {
        var secret = await app.PartnerAsync("Nordlys Secret", country: "SE", facts: new PartnershipFacts("skunkworks", RelativeSize.Larger, 1, 0.4, 0.2, 990_000_000, cast.Leena.Id, new DateOnly(2024, 1, 1)), domains: "secret.example");
        var secretId = (await app.ReadAsync(secret)).Id;
        await app.PartnerAsync("Acme", Side.Upstream, "NO", domains: "acme.example");
        var nordlysId = (await app.ReadAsync(cast.Nordlys)).Id;

        // Another side of a partner that is seen.
        var upstream = new Partnership(nordlysId, Side.Upstream, "component maker");
        await app.SaveAsync(upstream);
        await app.SaveAsync(upstream.Move(Stage.F3, new DateOnly(2026, 2, 1), "Offer", null, null, Spring), new Contract(upstream.Id, "Hidden contract", null, new DateOnly(2026, 12, 1), null));

        // A namesake, and somebody seen who works there too.
        var twin = await app.PersonAsync("Jari Mänty", secret, "jari.manty@secret.example", "Chief scientist");
        var other = await app.PersonAsync("Anna Berg", secret, "anna.berg@secret.example");
        var version = await app.ReadAsync(db => Task.FromResult(db.People.Single(person => person.Id == cast.Jari.Id).Version));
        await app.DoAsync<AddAffiliation, bool>(add => add.RunAsync(new AddAffiliation.Input(cast.Jari.Id, version, "Nordlys Secret", "Adviser", new DateOnly(2026, 6, 1), null)));

        // Contacts there, and one in which both took part.
        await app.ContactAsync(secret, Spring.AddMonths(2), cast.Leena, twin, about: "The prototype");
        await app.ContactAsync(secret, Spring.AddMonths(3), cast.Leena, cast.Jari, Medium.Video, "As an adviser");
        var both = new Contact(Spring.AddMonths(4), Medium.Met, 90, "All together", Spring, null);
        both.Add(cast.Leena.Id, Part.From, isOurs: true, null);
        both.Add(cast.Jari.Id, Part.To, isOurs: false, nordlysId);
        both.Add(other.Id, Part.To, isOurs: false, secretId);
        await app.SaveAsync(both);

        var hiddenTag = new Tag("moonshot");
        var sameTag = await app.ReadAsync(db => Task.FromResult(db.Tags.Single(tag => tag.Name == "nordic")));
        var note = new Note(secretId, null, "Hush", false, null, Spring);
        await app.SaveAsync(
            hiddenTag, new OrganisationTag(secretId, hiddenTag.Id), new OrganisationTag(secretId, sameTag.Id), new PersonTag(other.Id, hiddenTag.Id), note,
            new Note(nordlysId, null, "For my eyes only", true, (await app.ReadAsync(db => Task.FromResult(db.Users.Single(user => user.Role == Role.Owner)))).Id, Spring),
            new Rating(cast.Leena.Id, other.Id, new DateOnly(2026, 5, 1), 5, 5));
        var lonely = new Organisation("Lonely", "lonely");
        lonely.AddDomain("lonely.example");
        var unknown = new Person(null, isSuggested: true);
        unknown.AddEmail("somebody@freemail.example");
        await app.SaveAsync(lonely, unknown);
        await app.FileAsync("hidden.csv", "name,side,country,domains,tags\nHidden Import,downstream,DK,hiddenimport.example,moonshot\n");
        (await app.RunAsync("import", Path.Combine(app.Installation.Folder, "hidden.csv"))).ShouldExit(0);
        return (secret, [secretId, twin.Id, other.Id, both.Id, note.Id, upstream.Id, lonely.Id, unknown.Id, hiddenTag.Id]);
    }
}
