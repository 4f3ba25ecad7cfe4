using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Solmu.Organisations;
using Solmu.People;

namespace Solmu.Plans;

internal sealed class PlansMapping : IEntityTypeConfiguration<HandOverPlan>, IEntityTypeConfiguration<HandOverStep>
{
    public void Configure(EntityTypeBuilder<HandOverPlan> plan) => plan.Property(p => p.Title).HasMaxLength(HandOverPlan.MaxTitleLength);

    public void Configure(EntityTypeBuilder<HandOverStep> step)
    {
        step.Property(s => s.Note).HasMaxLength(HandOverStep.MaxNoteLength);
        step.HasIndex(s => new { s.PlanId, s.DueOn });
        step.HasIndex(s => s.OrganisationId);
        step.HasIndex(s => s.OtherId);
        step.HasIndex(s => s.OwnId);
        step.HasIndex(s => new { s.ResponsibleId, s.DueOn });
        step.HasOne<HandOverPlan>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Cascade);
        step.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.OtherId).OnDelete(DeleteBehavior.SetNull);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.OwnId).OnDelete(DeleteBehavior.SetNull);
        step.HasOne<Person>().WithMany().HasForeignKey(s => s.ResponsibleId).OnDelete(DeleteBehavior.SetNull);
    }
}
