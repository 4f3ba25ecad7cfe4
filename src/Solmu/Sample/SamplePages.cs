using Solmu.Imports;
using Solmu.Ui;

namespace Solmu.Sample;

internal static class SamplePages
{
    public static async Task<IResult> LoadAsync(HttpContext context, LoadSample load)
    {
        var loaded = await load.RunAsync();
        return Page.Go(context, "/net", $"The sample net is here: {loaded.Partners} partners, {loaded.People} people and {loaded.Contacts:N0} contacts.");
    }

    public static async Task<IResult> AskAsync(ReadSample read) =>
        await read.RunAsync() is { } count ? Page.Show<SampleRemovalPage>(count) : Page.NotFound;

    /// <summary>Leaves what was added since unless the form says that it goes too.</summary>
    public static async Task<IResult> RemoveAsync(HttpContext context, RemoveSample remove, ClearSample clear)
    {
        if ((await Typed.FromAsync(context)).Checked("added"))
        {
            var gone = await clear.RunAsync();
            return Page.Go(context, "/settings", $"The sample net is gone: {gone.Organisations} organisations, {gone.People} people and {gone.Contacts:N0} contacts.");
        }

        var result = await remove.RunAsync();
        return result.Records.Count == 0
            ? Page.Go(context, "/settings", $"The sample net is gone: {Say.Count(result.Undone, "record")}.")
            : Page.Show<UndonePage>(result);
    }
}
