using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Solmu.Ui;

/// <summary>
/// Pages travel compressed, at the level that costs the least. Over https too: the only secret in a page is the form
/// token, which is masked afresh each time, so its length tells nothing.
/// </summary>
internal static class PageCompression
{
    public static void AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "application/json"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }
}
