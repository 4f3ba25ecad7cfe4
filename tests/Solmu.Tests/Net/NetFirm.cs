using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Tests.Testing;

namespace Solmu.Tests.Net;

/// <summary>Builds a net by hand in one change.</summary>
internal sealed class NetFirm(SolmuDb db, long firmId, DateTime now)
{
    private readonly Dictionary<long, Person> managers = [];

    public static Task FillAsync(TestApp app, Action<NetFirm> fill) => app.ChangeAsync(async db =>
    {
        var firm = await FocalFirms.RequireAsync(db);
        fill(new NetFirm(db, firm.OrganisationId, app.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        return true;
    });

    public Person Ours(string name, string? role = null, DateOnly? until = null)
    {
        var person = new Person(name);
        person.Join(firmId, role, null, until);
        db.Add(person);
        return person;
    }

    public Organisation Partner(string name, Side side = Side.Downstream, string? country = null, string? type = null, Person? responsible = null, Stage stage = Stage.M2)
    {
        var organisation = new Organisation(name, Ids.Text(Ids.New()));
        organisation.Describe(country, null, null, null, null);
        var partnership = new Partnership(organisation.Id, side, type);
        partnership.Describe(partnership.Facts() with { ResponsibleId = responsible?.Id });
        partnership.Start(stage);
        db.Add(organisation);
        db.Add(partnership);
        return organisation;
    }

    public void Also(Organisation partner, Side side)
    {
        var partnership = new Partnership(partner.Id, side, null);
        partnership.Start(Stage.M2);
        db.Add(partnership);
    }

    public void Contacts(Organisation partner, int count, int daysAgo, params Person[] ours)
    {
        if (!managers.TryGetValue(partner.Id, out var manager))
        {
            managers[partner.Id] = manager = new Person($"Manager at {partner.Name[..Math.Min(partner.Name.Length, 50)]}");
            manager.Join(partner.Id, null, null);
            db.Add(manager);
        }

        for (var i = 0; i < count; i++)
        {
            var contact = new Contact(now.AddDays(-daysAgo).AddMinutes(-i), Medium.Mail, null, null, now, null);
            foreach (var person in ours)
            {
                contact.Add(person.Id, Part.From, isOurs: true, firmId);
            }

            contact.Add(manager.Id, Part.To, isOurs: false, partner.Id);
            db.Add(contact);
        }
    }
}
