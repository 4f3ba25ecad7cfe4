using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Ratings;
using Solmu.Shares;
using Solmu.Reviews;
using Solmu.Tags;
using Solmu.Tests.Testing;
using Solmu.Ties;

namespace Solmu.Tests.Duplicates;

/// <summary>A net by chance in which everything hangs on everything, with addresses, places and days that coincide.</summary>
internal sealed class MixedNet(TestApp app, int seed)
{
    private readonly Random random = new(seed);

    public List<long> Outsiders { get; } = [];

    public List<long> Organisations { get; } = [];

    public async Task FillAsync()
    {
        var now = app.Clock.GetUtcNow().UtcDateTime;
        var user = await app.UserAsync(Role.Member, email: $"member{seed}@solvtech.example");
        var ours = new List<Person>();
        for (var i = 0; i < 3; i++)
        {
            ours.Add(await app.PersonAsync($"Own {i}", email: $"own{i}@solvtech.example"));
        }

        var tags = Enumerable.Range(0, 3).Select(i => new Tag($"tag {i}")).ToList();
        var places = Enumerable.Range(0, 5).Select(i => new Organisation($"Place {i}", $"place-{i}")).ToList();
        places.ForEach(place => place.Describe(Maybe("DE"), Maybe(Pick(["Bonn", "Köln"])), random.Next(2) * 70, null, Maybe("https://www.place.example")));
        places.ForEach(place => place.AddDomain($"place{random.Next(8)}-{place.Slug}.example"));
        places.ForEach(place => place.AddDomain($"shared{random.Next(2)}.example"));
        await app.SaveAsync([.. tags, .. places]);
        foreach (var place in places)
        {
            Organisations.Add(place.Id);
            await app.SaveAsync(
                new OrganisationTag(place.Id, Pick(tags).Id), new Note(place.Id, null, $"About {place.Name}", isPrivate: random.Next(2) == 0, user.Id, now), Share.WithUser(place.Id, user.Id, null, now));
            foreach (var side in Enum.GetValues<Side>().Where(_ => random.Next(2) == 0))
            {
                var partnership = new Partnership(place.Id, side, Maybe("reseller"));
                partnership.Describe(new PartnershipFacts(Maybe("integrator"), null, random.Next(1, 4), null, null, random.Next(2) == 0 ? null : 100L, Pick(ours).Id, null));
                await app.SaveAsync(partnership, new Contract(partnership.Id, "Frame", null, new DateOnly(2027, 1, random.Next(1, 28)), null), new PartnershipReview(partnership.Id, new ReviewFacts(new DateOnly(2026, 1, random.Next(1, 28)), ShareOnTime: 0.9)));
                if (random.Next(2) == 0)
                {
                    await app.SaveAsync(new StageStep(partnership.Id, Stage.F2, Stage.F3, new DateOnly(2026, 1, 5), "An offer", null, null, now));
                }
            }
        }

        var people = new List<Person>();
        for (var i = 0; i < 9; i++)
        {
            var person = new Person(random.Next(4) == 0 ? null : $"Outsider {i}", isSuggested: random.Next(3) == 0);
            person.AddEmail($"o{i}@place{random.Next(8)}.example");
            if (random.Next(2) == 0)
            {
                person.AddEmail($"box{random.Next(2)}@shared.example");
            }

            person.Describe(Maybe("+358 1234567"), Maybe(Pick(["Oulu", "Turku"])), Maybe("FI"), null);
            person.Join(Pick(places).Id, Maybe("Buyer"), null);
            person.Join(Pick(places).Id, null, null);
            people.Add(person);
            Outsiders.Add(person.Id);
            await app.SaveAsync(person);
            await app.SaveAsync(new PersonTag(person.Id, Pick(tags).Id), new Note(null, person.Id, $"About {i}", isPrivate: false, null, now));
            await app.SaveAsync([.. ours.Where(_ => random.Next(2) == 0).Select(own => new Rating(own.Id, person.Id, new DateOnly(2026, 10, 1), random.Next(1, 6), null))]);
            await app.SaveAsync([.. ours.Where(_ => random.Next(2) == 0).Select(own => new TieNote(own.Id, person.Id, random.Next(2) == 0 ? null : random.Next(1, 99), random.Next(2) == 0 ? null : new DateOnly(random.Next(2010, 2020), 5, 1)))]);
        }

        for (var i = 0; i < 30; i++)
        {
            var contact = new Contact(now.AddHours(-random.Next(1, 5000)), Medium.Mail, null, $"Contact {i}", now, null);
            contact.Add(Pick(ours).Id, Part.From, isOurs: true, null);
            foreach (var person in people.Where(_ => random.Next(4) == 0))
            {
                contact.Add(person.Id, Part.To, isOurs: false, person.Affiliations[0].OrganisationId);
            }

            contact.File(Pick(places).Id);
            await app.SaveAsync(contact);
            if (random.Next(3) == 0)
            {
                var open = new UndecidedAddress(contact.Id, $"box{random.Next(2)}@shared.example", Part.Cc);
                if (random.Next(2) == 0 && contact.People.Find(part => !part.IsOurs) is { } known)
                {
                    open.Decide(known.PersonId, false);
                }

                await app.SaveAsync(open);
            }
        }
    }

    public T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private T? Maybe<T>(T value)
        where T : class => random.Next(2) == 0 ? null : value;
}
