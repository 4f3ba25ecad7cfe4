using System.ComponentModel;
using Solmu.Briefs;
using Solmu.Database;
using Solmu.Partnerships;

namespace Solmu.Mcp;

/// <summary>The brief of a partner, in words and as a document.</summary>
internal sealed class BriefMe(McpNames names, ReadPartner partners, ReadBrief briefs) : IMcpTool<BriefMe.Arguments>
{
    public sealed record Arguments([property: Description("Name, slug, domain or id of the partner")] string Partner);

    public async Task<McpAnswer> RunAsync(Arguments arguments)
    {
        var partner = await partners.ByIdAsync(await names.PartnerAsync(arguments.Partner)) ?? throw new RuleViolation("partner", "That partner is not there any more.");
        var brief = await briefs.RunAsync(partner);
        return new McpAnswer(
            new { brief.Partner, brief.Slug, brief.Sentence, brief.Facts, brief.People, timeline = brief.Timeline.Select(told => new { told.Time, told.Kind, told.Text, told.Who }), brief.Open },
            BriefMarkdown.Of(brief));
    }
}
