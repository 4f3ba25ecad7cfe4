using Solmu.Tags;
using Solmu.Tests.Partnerships;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Tags;

public sealed class SettingTagsTests
{
    [Fact]
    public async Task Tags_are_put_on_and_taken_off_on_the_page()
    {
        await using var app = await PartnerPagesTests.SignedInAsync();
        var slug = await app.PartnerAsync("Edunet");

        await app.SubmitAsync($"/partners/{slug}", $"/partners/{slug}/tags", ("tags", "schools, Schools; public bids"));
        Assert.Equal(["public bids", "schools"], (await app.ReadAsync(slug)).Tags);
        await app.SubmitAsync($"/partners/{slug}", $"/partners/{slug}/tags", ("remove", "schools"));
        Assert.Equal(["public bids"], (await app.ReadAsync(slug)).Tags);

        var refused = await app.SubmitAsync($"/partners/{slug}", $"/partners/{slug}/tags", ("tags", new string('x', 61)));
        Assert.Contains("A tag has at most 60 characters.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_tag_serves_all_who_write_it_their_own_way()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var (first, second) = (await app.ReadAsync(await app.PartnerAsync("Edunet")), await app.ReadAsync(await app.PartnerAsync("Nordvision")));

        await app.DoAsync<SetTags>(tags => tags.RunAsync(new(first.Id, ["Café"], [])));
        await app.DoAsync<SetTags>(tags => tags.RunAsync(new(second.Id, ["CAFE", "café"], [])));

        Assert.Equal(["Café"], (await app.ReadAsync("nordvision")).Tags);
    }
}
