using System.Text.Json;
using Solmu.Api;
using Solmu.Database;

namespace Solmu.Mcp;

/// <summary>What a program can call: its name and words, what it takes, and what answers.</summary>
internal sealed record McpTool(string Name, string Title, string Description, Type Arguments, bool Proposes, Func<IServiceProvider, ReadOnlyMemory<byte>, Task<McpAnswer>> Answer)
{
    public static McpTool Of<TTool, TArguments>(string name, string title, string description, bool proposes = false)
        where TTool : IMcpTool<TArguments> =>
        new(name, title, description, typeof(TArguments), proposes, (services, sent) => services.GetRequiredService<TTool>().RunAsync(SentJson.Read<TArguments>(sent, isWhole: false)));

    /// <summary>What cannot be done is told as a rule that stands in the way, whatever was wrong with what was sent.</summary>
    public async Task<McpAnswer> RunAsync(IServiceProvider services, ReadOnlyMemory<byte> sent)
    {
        try
        {
            return await Answer(services, sent);
        }
        catch (RefusedRequest refused)
        {
            var errors = refused.Refusal.Errors.Select(error => $"{error.Key}: {error.Value[0]}");
            throw new RuleViolation(null, string.Join(' ', errors.Prepend(refused.Refusal.Detail)));
        }
    }
}

/// <summary>Answers one kind of call. It looks through what the viewer may see, like everything else.</summary>
internal interface IMcpTool<in TArguments>
{
    Task<McpAnswer> RunAsync(TArguments arguments);
}

/// <summary>What a tool found, for programs; and in words where that reads better.</summary>
internal sealed record McpAnswer(object Found, string? Text = null)
{
    public JsonElement Json => JsonSerializer.SerializeToElement(Found, ApiJson.Options);
}
