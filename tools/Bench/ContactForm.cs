using System.Text.RegularExpressions;
using Solmu.Database;

namespace Bench;

/// <summary>The form that logs a contact, opened once and sent as often as asked.</summary>
internal sealed partial class ContactForm
{
    private readonly World world;
    private readonly Load load;
    private readonly string token;
    private readonly string cookies;
    private int number;

    private ContactForm(World world, Load load, string token, string cookies) => (this.world, this.load, this.token, this.cookies) = (world, load, token, cookies);

    public static async Task<ContactForm> OpenAsync(World world, Load load)
    {
        using var form = await load.SendAsync(load.Get("/contacts/new?partner=" + world.Some[0].Slug));
        form.EnsureSuccessStatusCode();
        var html = await PageBench.TextAsync(form);
        return new ContactForm(world, load, Token().Match(html).Groups[1].Value, string.Join("; ", form.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : []));
    }

    /// <summary>A contact with one of some hundred partners in turn.</summary>
    public HttpRequestMessage Request()
    {
        var partner = world.Some[Interlocked.Increment(ref number) % world.Some.Count];
        var request = load.Request(HttpMethod.Post, "/contacts", cookies);
        request.Content = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("token", token), KeyValuePair.Create("once", Ids.Text(Ids.New())), KeyValuePair.Create("medium", "phone"), KeyValuePair.Create("time", "2026-01-15T10:00"),
            KeyValuePair.Create("own", Ids.Text(partner.Own)), KeyValuePair.Create("with", Ids.Text(partner.Other)), KeyValuePair.Create("about", "Talked about the next delivery"),
        ]);
        return request;
    }

    public async Task PostAsync()
    {
        using var request = Request();
        using var answer = await load.SendAsync(request);
        if ((int)answer.StatusCode >= 400)
        {
            throw new InvalidOperationException($"A contact was answered with {(int)answer.StatusCode}.");
        }
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]*)\"")]
    private static partial Regex Token();
}
