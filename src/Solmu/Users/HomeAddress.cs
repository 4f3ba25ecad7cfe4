using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Solmu.Users;

/// <summary>Where this Solmu is reached, for links that a command makes: where the server listens, or its usual place when none runs.</summary>
public sealed class HomeAddress(IServiceProvider services)
{
    private const string Usual = "http://localhost:5080";

    public string Of(string path, string? given) => (given ?? Listening() ?? Usual).TrimEnd('/') + path;

    private string? Listening() =>
        services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => address.StartsWith("http://localhost", StringComparison.Ordinal) || address.StartsWith("http://127", StringComparison.Ordinal));
}
