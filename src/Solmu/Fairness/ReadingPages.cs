using Solmu.Access;
using Solmu.Database;
using Solmu.Ui;

namespace Solmu.Fairness;

/// <summary>Takes the answers to whether somebody's mail and calendar are read.</summary>
internal static class ReadingPages
{
    public static async Task<IResult> SetOwnAsync(HttpContext context, Viewer viewer, SetReading set)
    {
        var isRead = (await Typed.FromAsync(context)).Text("read") == "yes";
        if (viewer.PersonId is not { } self)
        {
            return Page.Go(context, AccountPages.Path, "Solmu does not know which of your people you are; an owner can say so under Users.");
        }

        return await set.RunAsync(new SetReading.Input(self, isRead))
            ? Page.Go(context, AccountPages.Path, isRead ? "Your mail and calendar are read again, from the next import on." : "Your mail and calendar are not read any more.")
            : Page.NotFound;
    }

    public static async Task<IResult> SetAsync(HttpContext context, string id, SetReading set)
    {
        var isRead = (await Typed.FromAsync(context)).Text("read") == "yes";
        return Ids.TryParse(id, out var person) && await set.RunAsync(new SetReading.Input(person, isRead))
            ? Page.Go(context, $"/people/{id}", isRead ? "Mail and calendar are read again, from the next import on." : "Mail and calendar are not read any more.")
            : Page.NotFound;
    }

    public static async Task<IResult> ForgetAsync(HttpContext context, string id, ForgetRead forget) =>
        Ids.TryParse(id, out var person) && await forget.RunAsync(person) is { } count
            ? Page.Go(context, $"/people/{id}", count == 0 ? "Nothing had been read." : $"{Say.Count(count, "contact")} forgotten.")
            : Page.NotFound;
}
