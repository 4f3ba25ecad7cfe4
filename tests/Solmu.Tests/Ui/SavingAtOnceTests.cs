using System.Net;
using Microsoft.EntityFrameworkCore;
using Solmu.Database;
using Solmu.Tests.Contacts;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Ui;

public sealed class SavingAtOnceTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Of_fifty_saves_of_one_version_exactly_one_wins_and_the_others_are_told()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var cast = await Cast.AddAsync(app);
        const string Form = "/partners/edunet-oy/edit";
        var hidden = TestApp.HiddenFields(await app.Client.GetStringAsync(Form)).ToList();
        var version = await app.ReadAsync(db => db.Organisations.Where(one => one.Id == cast.EdunetId).Select(one => one.Version).SingleAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            var fields = hidden.Where(field => field.Name == "token").Concat([("version", $"{version}"), ("name", $"Edunet {i}"), ("country", "FI"), ("domains", "edunet.example")]);
            using var answer = await app.Client.PostAsync(Form, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
            return (Number: i, answer.StatusCode);
        }));

        var won = answers.Where(answer => answer.StatusCode == HttpStatusCode.SeeOther).ToList();
        output.WriteLine($"{answers.Length} saves: {won.Count} won, {answers.Length - won.Count} refused");
        Assert.Single(won);
        Assert.All(answers.Except(won), answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity }));
        var saved = await app.ReadAsync(db => db.Organisations.SingleAsync(one => one.Id == cast.EdunetId));
        Assert.Equal($"Edunet {won[0].Number}", saved.Name);
        Assert.True(saved.Version > version);
    }

    [Fact]
    public async Task Ten_identical_posts_have_one_effect_and_one_answer()
    {
        await using var app = await PeoplePagesTests.SignedInAsync();
        var cast = await Cast.AddAsync(app);
        var form = TestApp.HiddenFields(await app.Client.GetStringAsync("/contacts/new?partner=edunet-oy"))
            .Concat([("partner", "edunet-oy"), ("with", Ids.Text(cast.LeenaId)), ("medium", "met"), ("time", "2026-11-22T11:00")])
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2)).ToList();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.Client.PostAsync("/contacts", new FormUrlEncodedContent(form))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(1, await app.ReadAsync(db => db.Contacts.CountAsync()));
        output.WriteLine($"{answers.Length} identical posts: 1 contact");
    }
}
