using System.ComponentModel;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Api;
using Solmu.Database;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Partnerships;

internal static class PartnershipsApi
{
    private static readonly ListShape Shape = new(
        ["name", "country", "stage", "importance", "valueEur", "responsible"],
        ("side", "upstream, downstream or support"), ("country", "ISO 3166 code of the country"), ("type", "the word for what the partner is"), ("stage", "F1 to T2"),
        ("responsible", "id of one of our people, or nobody"), ("tag", "a tag on the organisation"), ("organisation", "id of the organisation"));

    public static void MapPartnershipsApi(this RouteGroupBuilder api)
    {
        var partnerships = api.MapGroup("/partnerships").WithTags("Partnerships").WithMetadata(new FieldNames(("value", "valueEur"), ("name", "organisation"), ("firm", "organisation")));
        partnerships.MapGet("", ListAsync).Lists<PartnershipJson>("List partnerships", Shape);
        partnerships.MapPost("", AddAsync).Creates<NewPartnershipBody, PartnershipJson>("Write down a partnership, with the organisation when it is not there yet");
        partnerships.MapGet("/{id}", ShowAsync).Shows<PartnershipJson>("Show one partnership");
        partnerships.MapPut("/{id}", EditAsync).Replaces<PartnershipBody, PartnershipJson>("Correct the facts of a partnership; its stage moves by steps only");
        partnerships.MapGet("/{id}/steps", StepsAsync).Lists<StepJson>("List the steps in the life of a partnership", new ListShape(["on"]));
        partnerships.MapPost("/{id}/steps", MoveAsync).Moves<StepBody, PartnershipJson>("Take the next step in the life of a partnership").WithMetadata(new FieldNames(("stage", "to")));
    }

    private static async Task<IResult> ListAsync(Call call, FindPartnerships find)
    {
        var responsible = call.Text("responsible");
        var filter = new FindPartners.Filter(
            Side: call.Choice<Side>("side"), Country: call.Text("country")?.ToUpperInvariant(), Type: call.Text("type"), Stage: call.Choice<Stage>("stage"), Tag: call.Text("tag"),
            ResponsibleId: responsible == "nobody" ? null : call.Id("responsible"), NobodyResponsible: responsible == "nobody");
        return call.Items((await find.RunAsync(filter, call.Id("organisation"), call.List())).Select(PartnershipJson.Of));
    }

    private static async Task<IResult> ShowAsync(string id, Call call, FindPartnerships find) => call.One(await ReadAsync(id, find));

    private static async Task<IResult> AddAsync(Call call, AddPartner addPartner, AddPartnership addPartnership, FindPartnerships find, FindOrganisation organisations, FindPerson people)
    {
        var body = await call.BodyAsync<NewPartnershipBody>();
        var side = body.Side ?? throw new RuleViolation("side", "Say on which side of your work they stand: upstream, downstream or support.");
        var name = body.Organisation ?? throw new RuleViolation("organisation", "Name the organisation.");
        return await call.CreateAsync("/partnerships", CreateAsync, made => ReadAsync(Ids.Text(made), find));

        async Task<long> CreateAsync(OnceKey? once)
        {
            var facts = await body.FactsAsync(people);
            var made = await organisations.MeantAsync("organisation", name) is { } known
                ? await addPartnership.RunAsync(new AddPartnership.Input(known, side, facts, body.Stage, once))
                : await addPartner.RunAsync(new AddPartner.Input(new OrganisationFacts(name, null, null, null, null, null, []), side, facts, body.Stage, once));
            return await find.MadeAsync(made, side);
        }
    }

    private static async Task<IResult> EditAsync(string id, Call call, EditPartnership edit, FindPartnerships find, FindPerson people)
    {
        if (await ReadAsync(id, find) is null)
        {
            return Refusal.NotFound;
        }

        var (version, body) = (call.Version, await call.WholeAsync<PartnershipBody>());
        await edit.RunAsync(new EditPartnership.Input(Ids.Require(id), version, await body.FactsAsync(people)));
        return call.One(await ReadAsync(id, find));
    }

    private static async Task<IResult> StepsAsync(string id, Call call, FindPartnerships find) =>
        await ReadAsync(id, find) is null ? Refusal.NotFound : call.Items((await find.StepsAsync(Ids.Require(id), call.List())).Select(StepJson.Of));

    private static async Task<IResult> MoveAsync(string id, Call call, MovePartnership move, FindPartnerships find)
    {
        if (await ReadAsync(id, find) is null)
        {
            return Refusal.NotFound;
        }

        var (version, body) = (call.Version, await call.BodyAsync<StepBody>());
        var to = body.To ?? throw new RuleViolation("to", "Say which step it is: F1 to T2.");
        var on = body.On ?? throw new RuleViolation("on", "Say on which day the step was taken.");
        await move.RunAsync(new MovePartnership.Input(Ids.Require(id), version, to, on, body.FirmEvidence, body.ManagerEvidence));
        return call.One(await ReadAsync(id, find));
    }

    private static async Task<PartnershipJson?> ReadAsync(string id, FindPartnerships find) =>
        Ids.TryParse(id, out var partnership) && await find.ByIdAsync(partnership) is { } row ? PartnershipJson.Of(row) : null;

    internal sealed record PartnershipJson(
        string Id,
        string OrganisationId,
        [property: Description("Name of the organisation")] string Name,
        string Slug,
        Side Side,
        [property: Description("A free word for what the partner is, such as reseller")] string? Type,
        string? Country,
        [property: Description("F1 to T2: formation, maintenance, termination")] Stage Stage,
        [property: Description("1 next to impossible to replace, 2 with effort, 3 easily")] int? Importance,
        [property: Description("E-mail address, or name, of the one of us who answers for it")] string? Responsible,
        string? ResponsibleId,
        [property: Description("Margin a year that goes through it")] decimal? ValueEur,
        RelativeSize? RelativeSize,
        [property: Description("0 to 1")] double? ShareOfOurSales,
        [property: Description("0 to 1")] double? OurShareOfTheirs,
        DateOnly? Since,
        [property: Description("0 to 100, both levels together; null while too little is known, and for what has ended")] double? Health,
        [property: Description("Whether exactly one live tie holds the partner")] bool OnlyTie,
        int Version) : IVersioned
    {
        public static PartnershipJson Of(FindPartnerships.Row row) => new(
            Ids.Text(row.Id), Ids.Text(row.OrganisationId), row.Organisation, row.Slug, row.Side, row.Type, row.Country, row.Stage, row.Importance, row.Responsible,
            row.ResponsibleId is { } id ? Ids.Text(id) : null, Money.Euros(row.ValueCents), row.RelativeSize, row.ShareOfOurs, row.ShareOfTheirs, row.Since, row.Health, row.IsHeldByOneTie, row.Version);
    }

    /// <summary>One step, with what shows it between the firms and between the managers.</summary>
    internal sealed record StepJson(string Id, Stage From, Stage To, DateOnly On, string? FirmEvidence, string? ManagerEvidence)
    {
        public static StepJson Of(StepRecord step) => new(Ids.Text(step.Id), step.From, step.To, step.On, step.FirmEvidence, step.ManagerEvidence);
    }

    internal record PartnershipBody(
        string? Type,
        RelativeSize? RelativeSize,
        [property: Description("1 next to impossible to replace, 2 with effort, 3 easily")] int? Importance,
        [property: Description("0 to 1")] double? ShareOfOurSales,
        [property: Description("0 to 1")] double? OurShareOfTheirs,
        decimal? ValueEur,
        [property: Description("E-mail address, name or id of one of our people")] string? Responsible,
        DateOnly? Since)
    {
        public async Task<PartnershipFacts> FactsAsync(FindPerson people) => new(
            string.IsNullOrWhiteSpace(Type) ? null : Type.Trim(), RelativeSize, Importance, ShareOfOurSales, OurShareOfTheirs, Money.Cents("value", ValueEur),
            string.IsNullOrWhiteSpace(Responsible) ? null : await people.RequireAsync("responsible", Responsible), Since);
    }

    internal sealed record NewPartnershipBody(
        [property: Description("Id or name; an organisation that is not here is written down with it")] string? Organisation,
        Side? Side,
        [property: Description("F1 to T2; without it M2 when it began in the past, else F2")] Stage? Stage,
        string? Type,
        RelativeSize? RelativeSize,
        int? Importance,
        double? ShareOfOurSales,
        double? OurShareOfTheirs,
        decimal? ValueEur,
        string? Responsible,
        DateOnly? Since) : PartnershipBody(Type, RelativeSize, Importance, ShareOfOurSales, OurShareOfTheirs, ValueEur, Responsible, Since);

    internal sealed record StepBody(Stage? To, DateOnly? On, string? FirmEvidence, string? ManagerEvidence);
}
