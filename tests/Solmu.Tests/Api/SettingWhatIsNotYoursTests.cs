using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Api;
using Solmu.Database;
using Solmu.Keys;
using Solmu.Tests.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Api;

/// <summary>Every property of every record, sent with every call: what a call does not take changes nothing.</summary>
public sealed class SettingWhatIsNotYoursTests
{
    [Fact]
    public async Task No_property_of_any_record_is_taken_along()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var cast = await Cast.AddAsync(app);
        using var program = await Caller.ComeAsync(app, KeyScope.Admin);
        var partnership = (await program.GetAsync("/partnerships")).Items.Single().GetProperty("id").GetString();
        var contact = (await program.PostAsync("/contacts", new { time = "2026-11-20", medium = "met", own = new[] { Ids.Text(cast.JariId) }, others = new[] { "leena@edunet.example" } })).Should(201).Id;
        var contract = (await program.PostAsync("/contracts", new { partnershipId = partnership, title = "Agreement" })).Should(201).Id;
        var known = new HostileBodiesTests.Known(Ids.Text(cast.EdunetId), partnership!, Ids.Text(cast.LeenaId), Ids.Text(cast.JariId), contact, contract);
        var properties = await app.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(type => type.GetProperties().Select(property => property.Name)).Distinct().ToList()));
        var before = await Dump.OfAsync(app);

        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<Takes>() is not null))
        {
            var takes = ApiJson.Options.GetTypeInfo(endpoint.Metadata.GetMetadata<Takes>()!.Body).Properties.Select(property => property.Name).ToHashSet();
            var method = new HttpMethod(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]);
            var path = known.Fill(endpoint.RoutePattern.RawText!["/api/v1".Length..]);
            foreach (var names in properties.SelectMany(name => new[] { name, JsonNamingPolicy.CamelCase.ConvertName(name), JsonNamingPolicy.SnakeCaseLower.ConvertName(name) }).Distinct().Where(name => !takes.Contains(name)).Chunk(40))
            {
                var body = $"{{{string.Join(", ", names.Select(name => $"\"{name}\": 1"))}, {string.Join(", ", takes.Select(field => $"\"{field}\": null"))}}}";
                var said = await program.SendAsync(method, path, body, "\"1\"");
                Assert.True((int)said.Status is 422 or 412 or 404, $"{method} {path}: {said.Status}\n{said.Text}");
                Assert.True((int)said.Status == 404 || !names.Except(said.Wrong).Any(), $"{method} {path}: {string.Join(' ', names.Except(said.Wrong))} not named\n{said.Text}");
            }
        }

        Assert.Equal(before, await Dump.OfAsync(app));
        Assert.Equal(1, await app.ReadAsync(db => db.ApiKeys.CountAsync()));
    }
}
