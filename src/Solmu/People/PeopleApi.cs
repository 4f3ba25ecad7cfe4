using System.ComponentModel;
using Solmu.Access;
using Solmu.Api;
using Solmu.Database;
using Solmu.Duplicates;

namespace Solmu.People;

internal static class PeopleApi
{
    private static readonly ListShape Shape = new(
        ["name"],
        ("whose", "all, ours, theirs, suggested or ignored"), ("organisation", "id of the employer of today"), ("country", "ISO 3166 code of the country"), ("role", "part of the role"), ("tag", "a tag on the person"));

    public static void MapPeopleApi(this RouteGroupBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People");
        people.MapGet("", ListAsync).Lists<PersonJson>("List people, ours and theirs", Shape);
        people.MapPost("", AddAsync).Creates<NewPersonBody, WholePersonJson>("Write down a person, with the employer when that is known");
        people.MapGet("/{id}", ShowAsync).Shows<WholePersonJson>("Show one person");
        people.MapPut("/{id}", EditAsync).Replaces<PersonBody, WholePersonJson>("Correct what is written down about a person");
        people.MapPost("/{id}/employer", ChangeEmployerAsync).Moves<EmployerBody, WholePersonJson>("Note a new employer; contacts stay where they were, and ties stay with the person");
        people.MapPost("/{id}/affiliations", AddAffiliationAsync).Moves<AffiliationBody, WholePersonJson>("Add an affiliation beside those that are there");
        people.MapPut("/{id}/affiliations/{affiliation}", EditAffiliationAsync).Replaces<AffiliationFactsBody, WholePersonJson>("Correct role and days of an affiliation");
        people.MapPost("/{id}/acceptance", AcceptAsync).Does<WholePersonJson>("Take somebody seen in contacts into the net");
        people.MapPost("/{id}/merge", MergeAsync).Moves<MergeBody, WholePersonJson>("Make one of two: everything of the other comes to this person, and the other’s id leads here", Policies.Keeper);
        people.MapPost("/{id}/dismissal", IgnoreAsync).Does<WholePersonJson>("Set a suggestion aside for good");
    }

    private static async Task<IResult> ListAsync(Call call, FindPeople find)
    {
        var filter = new FindPeople.Filter(call.Choice<Whose>("whose") ?? Whose.All, call.Id("organisation"), call.Text("country")?.ToUpperInvariant(), call.Text("role"), call.Text("tag"));
        return call.Items((await find.PortionAsync(filter, call.List())).Select(PersonJson.Of));
    }

    private static async Task<IResult> ShowAsync(string id, Call call, ReadPerson read, FindMerged merged) => await ReadAsync(id, read) is { } found ? call.One(found)
        : await merged.PersonAsync(id) is { } now ? Results.Redirect($"/api/v1/people/{now}", preserveMethod: true)
        : Refusal.NotFound;

    private static async Task<IResult> AddAsync(Call call, AddPerson add, ReadPerson read)
    {
        var body = await call.BodyAsync<NewPersonBody>();
        return await call.CreateAsync(
            "/people",
            once => add.RunAsync(new AddPerson.Input(body.Facts(), body.Organisation, body.Role, body.From, once)),
            made => ReadAsync(Ids.Text(made), read));
    }

    private static Task<IResult> EditAsync(string id, Call call, EditPerson edit, ReadPerson read) => ChangeAsync(id, call, read, async person =>
    {
        var (version, body) = (call.Version, await call.WholeAsync<PersonBody>());
        return await edit.RunAsync(new EditPerson.Input(person, version, body.Facts()));
    });

    private static Task<IResult> ChangeEmployerAsync(string id, Call call, ChangeEmployer change, ReadPerson read) => ChangeAsync(id, call, read, async person =>
    {
        var (version, body) = (call.Version, await call.BodyAsync<EmployerBody>());
        var on = body.On ?? throw new RuleViolation("on", "Give the first day there.");
        return await change.RunAsync(new ChangeEmployer.Input(person, version, body.Organisation, body.Role, on, body.Email));
    });

    private static Task<IResult> AddAffiliationAsync(string id, Call call, AddAffiliation add, ReadPerson read) => ChangeAsync(id, call, read, async person =>
    {
        var (version, body) = (call.Version, await call.BodyAsync<AffiliationBody>());
        return await add.RunAsync(new AddAffiliation.Input(person, version, body.Organisation, body.Role, body.From, body.To));
    });

    private static Task<IResult> EditAffiliationAsync(string id, string affiliation, Call call, EditAffiliation edit, ReadPerson read) => ChangeAsync(id, call, read, async person =>
    {
        var posts = (await read.ByIdAsync(person))!.Affiliations;
        if (!Ids.TryParse(affiliation, out var one) || posts.All(post => post.Id != one))
        {
            return false;
        }

        var (version, body) = (call.Version, await call.WholeAsync<AffiliationFactsBody>());
        return await edit.RunAsync(new EditAffiliation.Input(person, version, one, body.Role, body.From, body.To, posts.First(post => post.Id == one).KeyRole));
    });

    private static Task<IResult> MergeAsync(string id, Call call, MergePeople merge, ReadPerson read) => ChangeAsync(id, call, read, async person =>
    {
        var (version, body) = (call.Version, await call.BodyAsync<MergeBody>());
        return await merge.RunAsync(new MergePeople.Input(person, version, Ids.TryParse(body.Other, out var other) ? other : 0, null, (body.Take ?? []).ToHashSet())) is not null
            ? true
            : throw new RuleViolation("other", "There is nobody by that id.");
    });

    private static Task<IResult> AcceptAsync(string id, Call call, AcceptSuggestion accept, ReadPerson read) =>
        ChangeAsync(id, call, read, async person => await accept.RunAsync(person) is not null);

    private static Task<IResult> IgnoreAsync(string id, Call call, IgnoreSuggestion ignore, ReadPerson read) =>
        ChangeAsync(id, call, read, async person => await ignore.RunAsync(person) is not null);

    /// <summary>Who is not there, or not to be seen, is not there for a change either; the change itself says so too.</summary>
    private static async Task<IResult> ChangeAsync(string id, Call call, ReadPerson read, Func<long, Task<bool>> change) =>
        await ReadAsync(id, read) is not null && await change(Ids.Require(id)) ? call.One(await ReadAsync(id, read)) : Refusal.NotFound;

    private static async Task<WholePersonJson?> ReadAsync(string id, ReadPerson read) =>
        Ids.TryParse(id, out var person) && await read.ByIdAsync(person) is { } whole ? WholePersonJson.Of(whole) : null;

    internal sealed record PersonJson(
        string Id,
        string? Name,
        [property: Description("The first is the one shown")] IReadOnlyList<string> Emails,
        [property: Description("Name of the employer of today")] string? Organisation,
        string? OrganisationId,
        string? Role,
        [property: Description("One of our people")] bool Own,
        [property: Description("Seen in contacts only; nobody has accepted the person yet")] bool Suggested,
        DateTime? LastContact,
        int Version) : IVersioned
    {
        public static PersonJson Of(PersonRow row) => new(
            Ids.Text(row.Id), row.Name, row.Emails, row.Employer?.Name, row.Employer is { } employer ? Ids.Text(employer.Id) : null, row.Role, row.IsOurs, row.IsSuggested, row.LastContactAt, row.Version);
    }

    internal sealed record WholePersonJson(
        string Id,
        string? Name,
        [property: Description("The first is the one shown")] IReadOnlyList<string> Emails,
        [property: Description("Name of the employer of today")] string? Organisation,
        string? OrganisationId,
        string? Role,
        [property: Description("One of our people")] bool Own,
        [property: Description("Seen in contacts only; nobody has accepted the person yet")] bool Suggested,
        DateTime? LastContact,
        string? Phone,
        string? City,
        [property: Description("ISO 3166 alpha-2")] string? Country,
        string? Language,
        IReadOnlyList<string> Tags,
        IReadOnlyList<AffiliationJson> Affiliations,
        int Version) : IVersioned
    {
        public static WholePersonJson Of(ReadPerson.Whole whole)
        {
            var row = PersonJson.Of(whole.Row);
            return new(
                row.Id, row.Name, row.Emails, row.Organisation, row.OrganisationId, row.Role, row.Own, row.Suggested, row.LastContact, whole.Phone, whole.City, whole.Country, whole.Language, whole.Tags,
                [.. whole.Affiliations.Select(post => new AffiliationJson(Ids.Text(post.Id), post.Employer.Name, Ids.Text(post.Employer.Id), post.Role, post.From, post.Until, post.KeyRole))], row.Version);
        }
    }

    internal sealed record AffiliationJson(string Id, string Organisation, string OrganisationId, string? Role, DateOnly? From, DateOnly? To, KeyRole? KeyRole);

    internal record PersonBody(
        string? Name,
        [property: Description("The first is the one shown")] IReadOnlyList<string>? Emails,
        string? Phone,
        string? City,
        [property: Description("ISO 3166 alpha-2")] string? Country,
        string? Language)
    {
        public PersonFacts Facts() => new(Name, string.Join('\n', Emails ?? []), Phone, City, Country, Language);
    }

    internal sealed record NewPersonBody(
        string? Name, IReadOnlyList<string>? Emails, string? Phone, string? City, string? Country, string? Language,
        [property: Description("Name of the employer; without it the one that the mail domain belongs to")] string? Organisation,
        string? Role,
        DateOnly? From) : PersonBody(Name, Emails, Phone, City, Country, Language);

    internal sealed record MergeBody(
        [property: Description("Id of the person who goes")] string? Other,
        [property: Description("Facts of which the value of the other is wanted: name, phone, city, country, language")] IReadOnlyList<string>? Take);

    internal sealed record EmployerBody(
        string? Organisation, string? Role, [property: Description("The first day there")] DateOnly? On, [property: Description("The new address, when it is known")] string? Email);

    internal sealed record AffiliationBody(string? Organisation, string? Role, DateOnly? From, DateOnly? To);

    internal sealed record AffiliationFactsBody(string? Role, DateOnly? From, DateOnly? To);
}
