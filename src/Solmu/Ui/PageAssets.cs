using Microsoft.AspNetCore.StaticAssets;

namespace Solmu.Ui;

/// <summary>Addresses of styles and scripts with their fingerprint in them, so that browsers may keep them for good.</summary>
internal sealed class PageAssets(EndpointDataSource endpoints)
{
    private readonly Lazy<Dictionary<string, string>> addresses = new(() => Read(endpoints));

    /// <summary>The plain address where there is no fingerprinted one, as in a build without the front end.</summary>
    public string this[string path] => "/" + addresses.Value.GetValueOrDefault(path, path);

    private static Dictionary<string, string> Read(EndpointDataSource endpoints)
    {
        var found = new Dictionary<string, string>();
        foreach (var asset in endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>())
        {
            if (asset.Selectors.Count == 0 && asset.Properties.FirstOrDefault(property => property.Name == "label")?.Value is { } label)
            {
                found.TryAdd(label, asset.Route);
            }
        }

        return found;
    }
}
