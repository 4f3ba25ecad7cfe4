using System.Security.Cryptography;
using Solmu.Access;
using Solmu.Ui;

namespace Solmu.Feeds;

/// <summary>What lies at the secret address of a calendar. Nobody signs in there: calendar programs cannot.</summary>
internal static class FeedsPages
{
    public const string Root = "/feeds/calendar";
    private const string Ending = ".ics";

    public static string PathOf(string token) => $"{Root}/{token}{Ending}";

    /// <summary>Where the request says that Solmu is reached.</summary>
    public static string HomeOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    public static async Task<IResult> ReadAsync(HttpContext context, string file, FeedDoor door, GuessLimits limits, CurrentViewer current)
    {
        var from = context.Connection.RemoteIpAddress;
        if (limits.WaitForFeeds(from) is { } wait)
        {
            return DoorPages.TooMany(context, wait);
        }

        if (!file.EndsWith(Ending, StringComparison.Ordinal) || await door.OpenAsync(file[..^Ending.Length]) is not { } viewer)
        {
            limits.CountFeed(from);
            return Page.NotFound;
        }

        current.Viewer = viewer;
        var text = await context.RequestServices.GetRequiredService<WriteFeed>().RunAsync(HomeOf(context.Request));
        context.Response.Headers.CacheControl = "private, no-cache";
        return new Calendar(text);
    }

    /// <summary>Whoever has read it already is told that nothing is new.</summary>
    private sealed class Calendar(byte[] text) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            var mark = $"\"{Convert.ToHexStringLower(SHA256.HashData(text), 0, 16)}\"";
            context.Response.Headers.ETag = mark;
            if (context.Request.Headers.IfNoneMatch.Any(known => known?.Split(',', StringSplitOptions.TrimEntries).Any(one => one == mark || one == "W/" + mark || one == "*") == true))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            context.Response.ContentType = "text/calendar; charset=utf-8";
            context.Response.ContentLength = text.Length;
            return context.Response.Body.WriteAsync(text).AsTask();
        }
    }
}
