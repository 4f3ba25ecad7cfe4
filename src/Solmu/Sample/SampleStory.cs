using Solmu.Analysis.Partnerships;
using Solmu.Contracts;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Tags;

namespace Solmu.Sample;

/// <summary>One partner of the sample: its people, how far the partnership has come, what hangs on it and on whom.</summary>
internal sealed class SampleStory
{
    private static readonly string[] TheirRoles = ["Managing director", "Sales manager", "Product manager", "Project manager", "Technical manager", "Purchasing manager"];

    private readonly SampleNet net;
    private readonly SampleCast cast;
    private readonly SampleDice dice;

    public SampleStory(SampleNet net, SampleCast cast, SamplePartner partner, Organisation organisation)
    {
        (this.net, this.cast, Partner, Organisation) = (net, cast, partner, organisation);
        dice = SampleDice.For("story of " + partner.Name);
        Plot = SamplePlot.Of(partner, net.Today, dice);
    }

    /// <summary>Two people and how often they deal with each other between two days.</summary>
    public sealed record Tie(Person Own, Person Other, double ContactsADay, DateOnly From, DateOnly Until, SampleTrend Trend);

    public SamplePartner Partner { get; }

    public Organisation Organisation { get; }

    public SamplePlot Plot { get; }

    public List<Person> People { get; } = [];

    public List<Tie> Ties { get; } = [];

    public void Tell()
    {
        for (var number = 0; number < Plot.People; number++)
        {
            var role = Partner.Size == RelativeSize.Smaller || number > 0 ? TheirRoles[number % TheirRoles.Length] : "Head of partnerships";
            var name = number == 0 && Partner.Name == "Edunet Integrators" ? "Katrin Vogel" : null;
            var from = Plot.Since.AddDays(-dice.Between(100, 1500));
            People.Add(net.Add(name, Partner.Country, Partner.City, Partner.Domain, Organisation.Id, role, dice.Chance(0.7) ? from : null, null, dice));
        }

        var ours = Plot.Ours.Select(name => cast[name]).DefaultIfEmpty(null).ToList();
        var own = ours[0] is null ? cast.Of(Partner.Country).Take(1).ToList() : ours.Select(person => person!).ToList();
        Join(own);
        AddPartnerships(own[0]);
        Describe();
    }

    /// <summary>The first of ours deals with everybody there, the others with one or two.</summary>
    private void Join(List<Person> own)
    {
        for (var i = 0; i < own.Count; i++)
        {
            for (var j = 0; j < People.Count; j++)
            {
                if (i == 0 || j == 0 || dice.Chance(0.35))
                {
                    var share = (i == 0 ? 1.0 : 0.4 / own.Count) * (j == 0 ? 1.0 : 0.35 / j);
                    Ties.Add(new Tie(own[i], People[j], Plot.ContactsAYear / 365 * share, Plot.From, Plot.Until, Plot.Trend));
                }
            }
        }
    }

    private void AddPartnerships(Person first)
    {
        AddPartnership(Partner.Side, Partner.Type, Plot.Stage, first.Affiliations[0].HoldsOn(net.Today) ? first : null);
        if (Partner.Name == "Cirrus Platform")
        {
            AddPartnership(Side.Downstream, "reseller", Stage.M1, cast["Petri Lahti"]);
        }
    }

    private void AddPartnership(Side side, string type, Stage stage, Person? responsible)
    {
        var partnership = net.Ids.Give(new Partnership(Organisation.Id, side, type, net.ImportId));
        partnership.Describe(new PartnershipFacts(
            type, Partner.Size, Plot.Importance, Plot.ShareOfOurs, Plot.ShareOfTheirs, Plot.ValueCents,
            Plot.HasResponsible ? responsible?.Id : null, stage >= Stage.F5 ? Plot.Since : null));
        partnership.Start(stage);
        net.Partnerships.Add(partnership);
        net.StageSteps.AddRange(SampleLives.StepsTo(stage, Plot, Partner, dice)
            .Select(step => net.Ids.Give(new StageStep(partnership.Id, step.From, step.To, step.On, step.Firm, step.Manager, null, net.MadeAt, net.ImportId))));
        net.Contracts.AddRange(SampleLives.ContractsOf(stage, Plot, net.Today, dice)
            .Select(contract => net.Ids.Give(new Contract(partnership.Id, contract.Title, contract.StartsOn, contract.EndsOn, contract.Text, net.ImportId))));
        net.Reviews.AddRange(SampleReviews.Of(partnership.Id, side, stage, Partner, Plot, net.Today));
    }

    private void Describe()
    {
        foreach (var tag in net.Tags.Where(_ => dice.Chance(0.17)))
        {
            net.OrganisationTags.Add(new OrganisationTag(Organisation.Id, tag.Id, net.ImportId));
        }

        if (dice.Chance(0.4))
        {
            var day = net.Today.AddDays(-dice.Between(5, 700));
            var text = SampleTexts.Fill(dice.Pick(SampleTexts.Notes), Partner.City, day, net.Today, dice);
            net.Notes.Add(net.Ids.Give(new Note(Organisation.Id, null, text, isPrivate: false, null, day.ToDateTime(new TimeOnly(9, 30), DateTimeKind.Utc))));
        }

        if (dice.Chance(0.2))
        {
            var day = net.Today.AddDays(-dice.Between(5, 700));
            net.Notes.Add(net.Ids.Give(new Note(null, dice.Pick(People).Id, dice.Pick(SampleTexts.PersonNotes), isPrivate: false, null, day.ToDateTime(new TimeOnly(13, 0), DateTimeKind.Utc))));
        }
    }
}
