using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.People;

public sealed class SortingPeopleTests
{
    [Fact]
    public async Task Every_column_sorts_both_ways_and_loses_nobody()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (alder, birch) = (await app.PartnerAsync("Alder"), await app.PartnerAsync("Birch"));
        var mika = await app.PersonAsync("Mika Salo", email: "mika@solvtech.example", role: "Seller");
        var zoe = await app.PersonAsync("Zoe Ash", alder, "b@alder.example", "Buyer");
        await app.PersonAsync("Yan Bo", birch, "a@birch.example");
        await app.SaveAsync(new Person("Alone"));
        await app.ContactAsync(alder, new DateTime(2026, 11, 1, 9, 0, 0, DateTimeKind.Utc), mika, zoe);

        foreach (var sort in FindPeople.Sorts)
        {
            var (up, down) = (await NamesAsync(app, sort), await NamesAsync(app, "-" + sort));
            Assert.Equal(4, up.Distinct().Count());
            Assert.Equal(up.Order(StringComparer.Ordinal), down.Order(StringComparer.Ordinal));
        }

        Assert.Equal(["Zoe Ash", "Yan Bo", "Mika Salo", "Alone"], await NamesAsync(app, "organisation"));
        Assert.Equal(["Mika Salo", "Yan Bo", "Zoe Ash", "Alone"], await NamesAsync(app, "-organisation"));
        Assert.Equal(["Zoe Ash", "Mika Salo", "Alone", "Yan Bo"], await NamesAsync(app, "role"));
        Assert.Equal(["Yan Bo", "Zoe Ash", "Mika Salo", "Alone"], await NamesAsync(app, "address"));
        Assert.Equal(["Mika Salo", "Zoe Ash", "Alone", "Yan Bo"], await NamesAsync(app, "-contact"));
        Assert.Equal(["Zoe Ash", "Yan Bo", "Mika Salo", "Alone"], await NamesAsync(app, "-name"));
    }

    [Fact]
    public async Task Contacts_and_contracts_sort_by_every_column()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        await app.SignInAsync();
        var alder = await app.PartnerAsync("Alder");
        var (mika, zoe, amy) = (await app.PersonAsync("Mika Salo"), await app.PersonAsync("Zoe Ash", alder), await app.PersonAsync("Amy Ash", alder));
        await app.ContactAsync(alder, new DateTime(2026, 11, 1, 9, 0, 0, DateTimeKind.Utc), mika, zoe, about: "First");
        await app.ContactAsync(alder, new DateTime(2026, 11, 2, 9, 0, 0, DateTimeKind.Utc), mika, amy, Medium.Phone, "Second");
        var partnership = await app.PartnershipAsync(alder);
        await app.SaveAsync(new Contract(partnership, "Frame", new DateOnly(2025, 1, 1), new DateOnly(2027, 1, 1), null), new Contract(partnership, "Addition", null, null, null));

        foreach (var sort in ListContacts.Sorts.Concat(ListContacts.Sorts.Select(sort => "-" + sort)))
        {
            Assert.Equal(2, (await app.DoAsync<ListContacts, List<ContactRow>>(list => list.RunAsync(new ListContacts.Filter(Sort: sort)))).Count);
        }

        foreach (var sort in ListContracts.Sorts.Concat(ListContracts.Sorts.Select(sort => "-" + sort)))
        {
            Assert.Equal(2, (await app.DoAsync<ListContracts, List<ListContracts.Row>>(list => list.RunAsync(new ListContracts.Filter(new FindPartners.Filter(), Sort: sort)))).Count);
        }

        Assert.Equal(["Second", "First"], (await app.DoAsync<ListContacts, List<ContactRow>>(list => list.RunAsync(new ListContacts.Filter(Sort: "with")))).Select(row => row.About));
        Assert.Contains("2 contracts; the next ends", await app.Client.GetStringAsync("/contracts"), StringComparison.Ordinal);
        Assert.Contains("Amy Ash", await app.Client.GetStringAsync("/contacts?q=amy&medium=phone&from=2026-11-02&to=2026-11-02"), StringComparison.Ordinal);
        Assert.Contains("No contact matches", await app.Client.GetStringAsync("/contacts?q=amy&medium=met"), StringComparison.Ordinal);
        Assert.Contains("First", await app.Client.GetStringAsync("/contacts?from=0001-01-01&to=9999-12-31&sort=zzz&page=99999999&columns=;"), StringComparison.Ordinal);
    }

    private static async Task<List<string>> NamesAsync(TestApp app, string sort) =>
        (await app.DoAsync<FindPeople, List<PersonRow>>(find => find.RunAsync(new FindPeople.Filter(Sort: sort)))).ConvertAll(row => row.DisplayName);
}
