using Microsoft.AspNetCore.Components;

namespace Solmu.Ui;

/// <summary>Endpoints look up what a page shows and hand it over; pages only draw (decision 0005).</summary>
internal static class Page
{
    public static IResult Show<TPage>(object model, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        new DrawnPage<TPage>(model, status);

    /// <summary>The same page again, with what was typed and what is wrong with it.</summary>
    public static IResult Refuse<TPage>(object model)
        where TPage : IComponent => Show<TPage>(model, StatusCodes.Status422UnprocessableEntity);

    public static IResult NotFound => Show<NoticePage>(Notice.NotFound, StatusCodes.Status404NotFound);

    /// <summary>After a change: look at the result with a fresh GET, under a sentence that says what happened.</summary>
    public static IResult Go(HttpContext context, string path, string? said = null)
    {
        if (said is not null)
        {
            PageFrame.Say(context, said);
        }

        return new SeeOther(path);
    }

    private sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = Ascii(path);
            return Task.CompletedTask;
        }

        /// <summary>A header takes plain letters only; the rest is written as a URL writes it.</summary>
        private static string Ascii(string path) =>
            string.Concat(path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
    }
}

/// <summary>A page that only says something.</summary>
public sealed record Notice(string Title, string Text)
{
    public static readonly Notice NotFound = new("There is nothing here", "The address is wrong, the record was removed, or it is not yours to see.");

    public static Notice Failed(string trace) => new("Something went wrong", $"Solmu could not finish this, and nothing was changed. If it happens again, tell whoever runs Solmu this number: {trace}.");
}
