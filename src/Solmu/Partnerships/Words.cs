using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;

namespace Solmu.Partnerships;

/// <summary>The plain words of partnerships, as pages and commands print them.</summary>
public static class Words
{
    public static string Of(Side side) => side switch
    {
        Side.Upstream => "upstream",
        Side.Downstream => "downstream",
        _ => "support",
    };

    public static string Of(Medium medium) => medium switch
    {
        Medium.Met => "met",
        Medium.Video => "video",
        Medium.Phone => "phone",
        Medium.Mail => "mail",
        Medium.Message => "message",
        Medium.Event => "event",
        _ => "letter",
    };

    public static string Of(RelativeSize size) => size switch
    {
        RelativeSize.Smaller => "smaller than us",
        RelativeSize.Similar => "similar size",
        _ => "larger than us",
    };

    public static string OfImportance(int importance) => importance switch
    {
        1 => "next to impossible to replace",
        2 => "replaceable with effort",
        _ => "easily replaced",
    };
}
