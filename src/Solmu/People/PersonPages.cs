using Solmu.Absences;
using Solmu.Access;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Firms;
using Solmu.Notes;
using Solmu.Ratings;
using Solmu.Ui;

namespace Solmu.People;

/// <summary>Reads what a person's pages show, and takes their forms.</summary>
public static class PersonPages
{
    private const int MostOffered = 200;

    /// <summary>Refused names the form that was sent and not taken; its fields show what was typed.</summary>
    public sealed record PersonModel(ReadPerson.Whole Person, IReadOnlyList<PersonRow> Ours, Viewer Viewer, FocalFirm Firm, DateOnly Today, string? Refused, Typed Typed);

    /// <summary>The form for a new person when there is none yet, else for the one that is there.</summary>
    public sealed record FormModel(PersonRow? Row, Typed Typed);

    /// <summary>A link to somebody who was merged into another leads there.</summary>
    public static async Task<IResult> ShowAsync(string id, Reading reading, FindMerged merged) =>
        await reading.FindAsync(id, null, Typed.Nothing) ?? (await merged.PersonAsync(id) is { } now ? Results.Redirect($"/people/{now}") : Page.NotFound);

    public static Task<IResult> ChangeEmployerAsync(HttpContext context, string id, Reading reading, ChangeEmployer change) =>
        SubmitAsync(context, id, reading, "employer", "The new employer is noted; contacts and ties stay.", (person, typed) =>
        {
            var on = typed.Required("on", typed.Day("on"), "Give the first day there.");
            var input = new ChangeEmployer.Input(person, typed.Version, typed["organisation"], typed["role"], on, typed["email"]);
            return () => change.RunAsync(input);
        });

    public static Task<IResult> AddAffiliationAsync(HttpContext context, string id, Reading reading, AddAffiliation add) =>
        SubmitAsync(context, id, reading, "affiliation", "Added.", (person, typed) =>
        {
            var input = new AddAffiliation.Input(person, typed.Version, typed["organisation"], typed["role"], typed.Day("from"), typed.Day("to"), typed.Choice<KeyRole>("keyRole"));
            return () => add.RunAsync(input);
        });

    public static Task<IResult> EditAffiliationAsync(HttpContext context, string id, string affiliation, Reading reading, EditAffiliation edit) =>
        SubmitAsync(context, id, reading, affiliation, "Saved.", (person, typed) =>
        {
            var input = new EditAffiliation.Input(person, typed.Version, Ids.TryParse(affiliation, out var one) ? one : 0, typed["role"], typed.Day("from"), typed.Day("to"), typed.Choice<KeyRole>("keyRole"));
            return () => edit.RunAsync(input);
        });

    public static Task<IResult> RateAsync(HttpContext context, string id, Reading reading, RateTie rate) =>
        SubmitAsync(context, id, reading, "rating", "Your word on this tie is noted.", (person, typed) =>
        {
            var input = new RateTie.Input(person, typed.Id("own"), typed.Count("closeness"), typed.Count("trust"), typed.Day("on"));
            return () => rate.RunAsync(input);
        });

    public static Task<IResult> AddLeaveAsync(HttpContext context, string id, Reading reading, AddLeave add) =>
        SubmitAsync(context, id, reading, "leave", "Noted. Those days are no silence.", (person, typed) =>
        {
            var (from, until) = (typed.Required("from", typed.Day("from"), "Give the first day."), typed.Required("until", typed.Day("until"), "Give the last day."));
            return () => add.RunAsync(new AddLeave.Input(person, from, until));
        });

    public static Task<IResult> RemoveLeaveAsync(HttpContext context, string id, string leave, Reading reading, RemoveLeave remove) =>
        SubmitAsync(context, id, reading, "leave", "Removed.", (person, _) => () => remove.RunAsync(new RemoveLeave.Input(person, Ids.TryParse(leave, out var one) ? one : 0)));

    public static Task<IResult> WriteNoteAsync(HttpContext context, string id, Reading reading, WriteNote write) =>
        SubmitAsync(context, id, reading, "note", "The note is kept.", (person, typed) =>
        {
            var input = new WriteNote.Input(null, person, typed["text"] ?? "", typed.Checked("private"), typed.Once);
            return async () =>
            {
                await write.RunAsync(input);
                return true;
            };
        });

    public static IResult New(string? organisation) => Page.Show<PersonFormPage>(new FormModel(null, Typed.Of(null, ("organisation", organisation))));

    public static async Task<IResult> AddAsync(HttpContext context, AddPerson add)
    {
        var typed = await Typed.FromAsync(context);
        var input = new AddPerson.Input(Facts(typed), typed["organisation"], typed["role"], typed.Day("from"), typed.Once);
        var id = 0L;
        return await typed.TryAllAsync(async found => id = await add.RunAsync(input with { Found = found }))
            ? Page.Go(context, $"/people/{Ids.Text(id)}", "Added.")
            : Page.Refuse<PersonFormPage>(new FormModel(null, typed));
    }

    public static async Task<IResult> EditAsync(string id, ReadPerson read) =>
        Ids.TryParse(id, out var person) && await read.ByIdAsync(person) is { } whole ? Page.Show<PersonFormPage>(new FormModel(whole.Row, Now(whole))) : Page.NotFound;

    public static async Task<IResult> SaveAsync(HttpContext context, string id, ReadPerson read, EditPerson edit)
    {
        if (!Ids.TryParse(id, out var person) || await read.ByIdAsync(person) is not { } whole)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        if (await typed.TryAllAsync(found => edit.RunAsync(new EditPerson.Input(person, typed.Version, Facts(typed), found))))
        {
            return Page.Go(context, $"/people/{id}", "Saved.");
        }

        if (typed.IsStale)
        {
            typed.CompareWith(Now(whole));
        }

        return Page.Refuse<PersonFormPage>(new FormModel(whole.Row, typed));
    }

    /// <summary>Reads the fields first, so that nothing runs when one of them could not be read.</summary>
    private static async Task<IResult> SubmitAsync(HttpContext context, string id, Reading reading, string form, string said, Func<long, Typed, Func<Task<bool>>> prepare)
    {
        if (!Ids.TryParse(id, out var person))
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        var use = prepare(person, typed);
        var isThere = true;
        if (!await typed.TryAsync(async () => isThere = await use()))
        {
            return await reading.PageAsync(id, form, typed);
        }

        return isThere ? Page.Go(context, $"/people/{id}", said) : Page.NotFound;
    }

    private static Typed Now(ReadPerson.Whole whole) => Typed.Of(
        whole.Row.Version, ("name", whole.Row.Name), ("emails", string.Join('\n', whole.Row.Emails)), ("phone", whole.Phone), ("city", whole.City), ("country", whole.Country), ("language", whole.Language));

    private static PersonFacts Facts(Typed typed) => new(typed["name"], typed["emails"], typed["phone"], typed["city"], typed["country"], typed["language"]);

    /// <summary>What the person page needs beside the form that was sent.</summary>
    public sealed class Reading(ReadPerson read, FindPeople find, Viewer viewer, Moment moment, FocalFirms firms)
    {
        public async Task<IResult> PageAsync(string id, string? refused, Typed typed) => await FindAsync(id, refused, typed) ?? Page.NotFound;

        /// <summary>Null when there is no such person.</summary>
        public async Task<IResult?> FindAsync(string id, string? refused, Typed typed)
        {
            if (!Ids.TryParse(id, out var person) || await read.ByIdAsync(person) is not { } whole)
            {
                return null;
            }

            var ours = whole.Row.IsOurs ? [] : await find.RunAsync(new FindPeople.Filter(Whose.Ours), MostOffered);
            var model = new PersonModel(whole, ours, viewer, await firms.RequireAsync(), await moment.DayAsync(), refused, typed);
            return refused is null ? Page.Show<PersonPage>(model) : Page.Refuse<PersonPage>(model);
        }
    }
}
