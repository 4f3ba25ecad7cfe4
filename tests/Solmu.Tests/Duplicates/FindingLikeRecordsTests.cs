using Solmu.Analysis.Duplicates;

namespace Solmu.Tests.Duplicates;

/// <summary>Which records are asked about, and which are left in peace.</summary>
public sealed class FindingLikeRecordsTests
{
    [Theory]
    [InlineData("Katrin Vogel", "k.vogel@edunet.example", "Katrin Vogel", "katrin@gmx.de", true, 90)]
    [InlineData("Katrin Vogel", "k.vogel@edunet.example", "Vogel, Katrin", "katrin@gmx.de", true, 70)]
    [InlineData("Katrin Vogel", "k.vogel@edunet.example", "K. Vogel", "vogel@gmx.de", true, 70)]
    [InlineData("Katrin Vogel", "k.vogel@edunet.example", "Katrin Vogl", "vogel@gmx.de", true, 70)]
    [InlineData("Jörg Müller", "j@edunet.example", "Joerg Mueller", "jm@gmx.de", true, 70)]
    [InlineData("Anna Maria Holm", null, "Anna Holm", null, true, 70)]
    [InlineData("Katrin Vogel", "k.vogel@edunet.example", null, "katrin.vogel@edunet.example", true, 70)]
    [InlineData("Katrin Vogel", "kv@edunet.example", null, "kvogel@edunet.example", true, 70)]
    [InlineData("Anna Holm", "info@shared.example", "Bo Lind", "info@shared.example", true, 50)]
    public void Two_at_one_place_who_may_be_one_are_asked_about(string name, string? address, string? otherName, string? other, bool isSamePlace, int least)
    {
        var found = Find(Person(1, name, address, isSamePlace ? 7 : null), Person(2, otherName, other, 7));

        var pair = Assert.Single(found);
        Assert.Equal((1L, 2L), (pair.First, pair.Second));
        Assert.InRange(pair.Score, least, 99);
        Assert.NotEmpty(pair.Reasons);
    }

    [Theory]
    [InlineData("Katrin Vogel", "k.vogel@edunet.example", "Petra Vogel", "p.vogel@edunet.example")]
    [InlineData("Katrin Vogel", "k.vogel@edunet.example", "Kaarina Virtanen", "kv@edunet.example")]
    [InlineData("Anna Holm", "anna@edunet.example", null, "info@edunet.example")]
    [InlineData("Anna Holm", "anna@edunet.example", "Hanna Hole", "h@edunet.example")]
    [InlineData("Plant 1", "one@edunet.example", "Plant 2", "two@edunet.example")]
    public void Two_at_one_place_who_are_two_are_left_in_peace(string? name, string address, string? otherName, string other) =>
        Assert.Empty(Find(Person(1, name, address, 7), Person(2, otherName, other, 7)));

    [Fact]
    public void A_rare_name_at_two_employers_is_asked_about_and_a_common_one_is_not()
    {
        var rare = Find(Person(1, "Katrin Vogel", null, 7), Person(2, "Katrin Vogel", null, 8));
        var common = LikePeople.Find([.. Enumerable.Range(1, 30).Select(i => Person(i, "Anna Virtanen", null, i))]);

        Assert.Equal(["the same name", "but at different organisations"], Assert.Single(rare).Reasons);
        Assert.Empty(common);
    }

    [Fact]
    public void The_same_phone_number_in_two_spellings_speaks_for_one()
    {
        var pair = Assert.Single(LikePeople.Find([new PersonTraits(1, "Katrin Vogel", [], "+49 (0)30 1234567", []), new PersonTraits(2, "K. Vogel", [], "030/1234567; 0171 555", [])]));

        Assert.Equal(["one name is a short form of the other", "the same phone number"], pair.Reasons);
    }

    [Theory]
    [InlineData("Edunet Integrators GmbH", "", "DE", "EDUNET Integrators", "", "DE", 70)]
    [InlineData("Edunet Integrators", "edunet.example", "DE", "Edu-Net", "edunet.example", null, 60)]
    [InlineData("Edunet Integrators", "", "DE", "Edunet Integratros", "", "DE", 60)]
    [InlineData("Edunet Integrators", "", null, "edunet.example", "edunet.example", null, 50)]
    [InlineData("Edunet Integrators", "edunet.example", null, "Edunet", "edunet.test", null, 70)]
    [InlineData("Edunet Deutschland", "mail.edunet.example", null, "Edunet", "edunet.example", null, 90)]
    public void Organisations_that_may_be_one_are_asked_about(string name, string domain, string? country, string otherName, string otherDomain, string? otherCountry, int least)
    {
        var pair = Assert.Single(LikeOrganisations.Find([Organisation(1, name, domain, country), Organisation(2, otherName, otherDomain, otherCountry)]));

        Assert.InRange(pair.Score, least, 99);
        Assert.NotEmpty(pair.Reasons);
    }

    [Theory]
    [InlineData("Nordic Data", "nordicdata.example", "FI", "Nordic Steel", "nordicsteel.example", "FI")]
    [InlineData("Alfa Systems", "", "FI", "Beta Systems", "", "FI")]
    [InlineData("Cirrus", "", "US", "Cirrus Logic", "", "DE")]
    [InlineData("University of Oulu", "", "FI", "University of Turku", "", "FI")]
    public void Organisations_that_are_two_are_left_in_peace(string name, string domain, string country, string otherName, string otherDomain, string otherCountry) =>
        Assert.Empty(LikeOrganisations.Find([Organisation(1, name, domain, country), Organisation(2, otherName, otherDomain, otherCountry)]));

    /// <summary>Fifteen thousand at one place: who compared each with each would compare a hundred million pairs.</summary>
    [Fact]
    public void A_crowd_is_compared_by_what_its_members_share()
    {
        var random = new Random(4);
        string Word() => string.Concat(Enumerable.Range(0, 7).Select(_ => (char)('a' + random.Next(26))));
        var crowd = Enumerable.Range(1, 15_000).Select(i => Person(i, $"{Word()} {Word()}", $"{Word()}@crowd.example", 7)).ToList();
        crowd.Add(new PersonTraits(20_000, crowd[77].Name!.ToUpperInvariant(), ["x@gmx.de"], null, [7]));

        Assert.Equal((78L, 20_000L), LikePeople.Find(crowd).Select(pair => (pair.First, pair.Second)).Single());
    }

    private static IReadOnlyList<Likeness> Find(params PersonTraits[] people) => LikePeople.Find(people);

    private static PersonTraits Person(long id, string? name, string? address, long? place) => new(id, name, address is null ? [] : [address], null, place is { } at ? [at] : []);

    private static OrganisationTraits Organisation(long id, string name, string domain, string? country) => new(id, name, domain.Length == 0 ? [] : [domain], country, null);
}
