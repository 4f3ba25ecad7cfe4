using Solmu.Database;
using Solmu.Proposals;

namespace Solmu.Mcp;

/// <summary>What was proposed, and what people made of it.</summary>
internal sealed class MyProposals(FindProposals find) : IMcpTool<MyProposals.Arguments>
{
    public sealed record Arguments;

    public async Task<McpAnswer> RunAsync(Arguments arguments) => new(new
    {
        waiting = (await find.WaitingAsync()).Select(Json),
        decided = (await find.DecidedAsync()).Select(Json),
    });

    public static object Json(FindProposals.Row row) => new
    {
        id = Ids.Text(row.Id),
        row.Kind,
        row.State,
        row.ProposedAt,
        row.DecidedAt,
        row.DecidedBy,
        record = row.RecordId is { } record ? Ids.Text(record) : null,
        with = row.Contact?.Others.Select(who => who.Name),
        on = row.Note?.Subject.Name,
    };
}
