using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Partnerships;

/// <summary>Writes down that we work with an organisation on one side.</summary>
public sealed class AddPartnership(Writer writer, Viewer viewer, Moment moment, OnceOnly once)
{
    public sealed record Input(long OrganisationId, Side Side, PartnershipFacts Facts, Stage? Stage, OnceKey? Once = null, IReadOnlyList<RuleViolation>? Found = null);

    /// <summary>The id of the partnership.</summary>
    public Task<string> RunAsync(Input input) => writer.RunAsync(viewer.AsEditor(), db => once.RunAsync(db, viewer, input.Once, () => AddAsync(db, input)));

    private async Task<string> AddAsync(SolmuDb db, Input input)
    {
        var visible = Visible.To(viewer, db);
        var firm = await FocalFirms.RequireAsync(db);
        var name = await visible.Organisations.Where(organisation => organisation.Id == input.OrganisationId).Select(organisation => organisation.Name).FirstOrDefaultAsync()
            ?? throw new RuleViolation(null, "The organisation was removed.");
        if (input.OrganisationId == firm.OrganisationId)
        {
            throw new RuleViolation(null, $"{name} is your own firm.");
        }

        if (!await visible.IsWholeAsync(input.OrganisationId))
        {
            throw new RuleViolation(null, $"An owner or a manager adds another side of {name}, or shares {name} with you first.");
        }

        var rules = new Rules(input.Found);
        rules.Refuse(
            await visible.Partnerships.AnyAsync(partnership => partnership.OrganisationId == input.OrganisationId && partnership.Side == input.Side),
            "side", $"{name} is a partner on that side already.");
        var day = await moment.DayAsync();
        await rules.CheckAsync(() => OwnPeople.RequireAsync(visible, firm, input.Facts.ResponsibleId, day));
        var partnership = new Partnership(input.OrganisationId, input.Side, input.Facts.Type);
        rules.Check(() => partnership.Describe(input.Facts));
        rules.Throw();
        partnership.Start(input.Stage ?? StageOf(input.Facts.Since, day));
        db.Add(partnership);
        await db.SaveChangesAsync();
        return Ids.Text(partnership.Id);
    }

    /// <summary>Where a partnership stands when nobody says: active if it began in the past, else contacted.</summary>
    public static Stage StageOf(DateOnly? since, DateOnly day) => since < day ? Stage.M2 : Stage.F2;
}
