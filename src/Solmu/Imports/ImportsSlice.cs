using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Solmu.Access;
using Solmu.Reading;

namespace Solmu.Imports;

internal static class ImportsSlice
{
    /// <summary>Several files at once, each as large as the reader takes.</summary>
    public const long MostBytes = 4L * 200 * 1024 * 1024;

    public static void AddImports(this IServiceCollection services)
    {
        services.AddScoped<ImportFiles>();
        services.AddScoped<UndoImport>();
        services.AddScoped<FindImports>();
        services.AddScoped<SavedMappings>();
        services.AddSingleton<ImportDesk>();
        services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = MostBytes;
            form.ValueCountLimit = 4 * Limits.Default.MaxColumns + 100;
        });
    }

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/imports").RequireAuthorization(Policies.Keeper);
        pages.MapGet("", ImportsPages.ListAsync);
        pages.MapPost("", ImportsPages.ReceiveAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        pages.MapGet("/{id}", ImportsPages.ShowAsync);
        pages.MapPost("/{id}/undoing", ImportsPages.UndoAsync);

        var uploads = pages.MapGroup("/uploads/{key}");
        uploads.MapGet("", ImportsPages.Upload);
        uploads.MapGet("/progress", ImportsPages.Progress);
        uploads.MapPost("/mapping", ImportsPages.MapAsync);
        uploads.MapPost("/run", ImportsPages.Run);
        uploads.MapPost("/back", ImportsPages.Back);
        uploads.MapGet("/refused/{file:int}", ImportsPages.RefusedAsync);
    }
}
