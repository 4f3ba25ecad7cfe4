using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Contacts;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Mcp;

/// <summary>What was done with partners in the last days, and which contracts ended.</summary>
internal sealed class WhatHappenedLately(Visible visible, McpNames names, FindContacts contacts, Moment moment, FocalFirms firms) : IMcpTool<WhatHappenedLately.Arguments>
{
    private const int Usual = 14;
    private const int MostDays = 366;
    private const int Most = 100;

    public sealed record Arguments(
        [property: Description("How many days back; 14 unless said, at most 366")] int? Days = null,
        [property: Description("Name, slug, domain or id of one partner; without it all")] string? Partner = null);

    public async Task<McpAnswer> RunAsync(Arguments arguments)
    {
        if (arguments.Days is < 1 or > MostDays)
        {
            throw new RuleViolation("days", $"Days go from 1 to {MostDays}.");
        }

        var firm = await firms.RequireAsync();
        long? partner = arguments.Partner is { Length: > 0 } name ? await names.PartnerAsync(name) : null;
        var until = await moment.DayAsync();
        var since = until.AddDays(1 - (arguments.Days ?? Usual));
        var met = await contacts.RunAsync(new FindContacts.Filter(partner, From: firm.StartOf(since), Before: moment.Now.AddTicks(1)), new PortionOf(null, "-time", Most, null));
        return new McpAnswer(new
        {
            since,
            until,
            moreContacts = met.Next is not null,
            contacts = met.Items.Select(contact => new
            {
                id = Ids.Text(contact.Id),
                time = contact.At,
                contact.Medium,
                contact.Minutes,
                contact.About,
                own = contact.Own.Select(person => person.Reference),
                others = contact.Others.Select(person => person.Reference),
                organisations = contact.Others.Select(person => person.Organisation).OfType<string>().Distinct(),
            }),
            steps = await StepsAsync(partner, since, until),
            notes = await NotesAsync(partner, firm.StartOf(since), moment.Now),
            contractsEnded = await ContractsAsync(partner, since, until),
        });
    }

    private async Task<object> StepsAsync(long? partner, DateOnly since, DateOnly until) => await (
        from step in visible.StageSteps
        where step.On >= since && step.On <= until
        join partnership in visible.Partnerships on step.PartnershipId equals partnership.Id
        join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
        where partner == null || organisation.Id == partner
        orderby step.On descending, step.Id
        select new { partner = organisation.Name, partnership.Side, step.From, step.To, step.On, step.FirmEvidence, step.ManagerEvidence }).Take(Most).ToListAsync();

    private async Task<object> NotesAsync(long? partner, DateTime since, DateTime until) =>
        (await visible.Notes.Where(note => note.At >= since && note.At <= until && (partner == null || note.OrganisationId == partner))
            .OrderByDescending(note => note.At).ThenBy(note => note.Id).Take(Most)
            .Select(note => new
            {
                Partner = visible.Organisations.Where(organisation => organisation.Id == note.OrganisationId).Select(organisation => organisation.Name).FirstOrDefault(),
                Person = visible.People.Where(person => person.Id == note.PersonId).Select(person => person.Name).FirstOrDefault(),
                note.At,
                By = visible.Users.Where(user => user.Id == note.AuthorId).Select(user => user.Name).FirstOrDefault(),
                note.IsPrivate,
                note.Text,
            }).ToListAsync()).ConvertAll(note => new { note.Partner, note.Person, time = note.At, note.By, @private = note.IsPrivate, note.Text });

    private async Task<object> ContractsAsync(long? partner, DateOnly since, DateOnly until) => await (
        from contract in visible.Contracts
        where contract.EndsOn >= since && contract.EndsOn < until
        join partnership in visible.Partnerships on contract.PartnershipId equals partnership.Id
        join organisation in visible.Organisations on partnership.OrganisationId equals organisation.Id
        where partner == null || organisation.Id == partner
        orderby contract.EndsOn descending, contract.Id
        select new { partner = organisation.Name, partnership.Side, contract.Title, contract.EndsOn }).Take(Most).ToListAsync();
}
