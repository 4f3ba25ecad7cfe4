using Solmu.Ui;

namespace Solmu.Net;

/// <summary>Reads what the page of the net shows.</summary>
public static class NetPages
{
    public const int PageSize = 50;

    public static async Task<IResult> ShowAsync(HttpContext context, ReadNet read, WorldMap world)
    {
        if (await read.RunAsync(NetState.Read(context.Request.Query)) is not { } view)
        {
            return Page.NotFound;
        }

        if (view.State.Look == NetLook.Map)
        {
            view.PutOn(world);
        }

        return Page.Show<NetPage>(view);
    }
}
