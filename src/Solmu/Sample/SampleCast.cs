using Solmu.People;

namespace Solmu.Sample;

/// <summary>Our own people in the sample: who works here since when, who left, and who looks after which country.</summary>
internal sealed class SampleCast(SampleNet net)
{
    private readonly Dictionary<string, Person> byName = [];

    public Person this[string name] => byName[name];

    public void Hire()
    {
        foreach (var member in SampleStaff.Interface)
        {
            Hire(member, member.Name, until: null);
        }

        Hire(SampleStaff.Left[0], SampleStaff.Left[0].Name, net.Today.AddDays(-215));
        Hire(SampleStaff.Left[1], SampleStaff.Left[1].Name, net.Today.AddDays(-480));
        foreach (var (member, count) in SampleStaff.Others)
        {
            for (var number = 0; number < count; number++)
            {
                Hire(member, null, until: null);
            }
        }
    }

    /// <summary>Those who look after a country, the first of them first.</summary>
    public List<Person> Of(string country) =>
        [.. SampleStaff.Interface.Where(member => member.Markets.Split(' ').Contains(country)).Select(member => byName[member.Name])];

    /// <summary>
    /// People at partners move too: three go from one partner to another and take their ties along, one leaves for a firm
    /// we do not work with, one came over to us.
    /// </summary>
    public void ChangeEmployers(List<SampleStory> stories)
    {
        Move("Fyris Utbildning", "Sundets Ljudteknik", "Sales manager", 400);
        Move("Medienhaus Pleiße", "Rheinton Konferenztechnik", "Key account manager", 250);
        Move("Musi Audiovisual", "Rajpath Language Systems", "Product manager", 120);
        Story("Turia Docente").People[1].Affiliations[0].End(net.Today.AddDays(-90));

        var engineer = Story("Suvanto Software").People[^1];
        engineer.Affiliations[0].End(net.Today.AddDays(-701));
        net.Ids.Give(engineer.Join(net.FirmId, "Software architect", net.Today.AddDays(-700), importId: net.ImportId));
        engineer.AddEmail(net.AddressOf(engineer.Name!, SampleNet.FirmDomain), net.ImportId);
        net.Ids.Give(engineer.Emails[^1]);

        SampleStory Story(string name) => stories.Single(story => story.Partner.Name == name);

        void Move(string from, string to, string role, int daysAgo)
        {
            var (old, person, next) = (Story(from), Story(from).People[0], Story(to));
            person.Affiliations[0].End(net.Today.AddDays(-daysAgo - 1));
            net.Ids.Give(person.Join(next.Organisation.Id, role, net.Today.AddDays(-daysAgo), importId: net.ImportId));
            person.AddEmail(net.AddressOf(person.Name!, next.Partner.Domain), net.ImportId);
            net.Ids.Give(person.Emails[^1]);
            next.People.Add(person);
            next.Ties.AddRange(old.Ties.Where(tie => tie.Other == person).Select(tie => tie with { From = net.Today.AddDays(-daysAgo) }));
            for (var i = 0; i < old.Ties.Count; i++)
            {
                if (old.Ties[i].Other == person)
                {
                    old.Ties[i] = old.Ties[i] with { Until = net.Today.AddDays(-daysAgo - 1) };
                }
            }
        }
    }

    private void Hire(SampleStaff.Member member, string? name, DateOnly? until)
    {
        var dice = SampleDice.For($"hire {member.Role} {name} {byName.Count}");
        var from = net.Today.AddDays(-dice.Between(500, 6500));
        if (until is not null && from.AddDays(400) > until)
        {
            from = until.Value.AddDays(-1400);
        }

        var person = net.Add(name, member.Country, member.City, SampleNet.FirmDomain, net.FirmId, member.Role, from, until, dice);
        byName[person.Name!] = person;
    }
}
