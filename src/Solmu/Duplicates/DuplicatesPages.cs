using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Duplicates;

/// <summary>Reads what the pages of duplicates show, and takes their forms.</summary>
public static class DuplicatesPages
{
    public sealed record ListModel(Twice Kind, FindDuplicates.Answer Found, int People, int Organisations, int Page, IReadOnlyList<ReadMerges.Done> Merges, IReadOnlyList<ReadMerges.Two> Twos, FocalFirm Firm);

    public sealed record PairModel(ComparePair.Pair Pair, Typed Typed)
    {
        public bool Takes(string field) => Typed.IsNothing ? Pair.Taken.Contains(field) : Typed[field] == "gone";
    }

    public sealed record DoneModel(ReadMerges.Done Merge, FocalFirm Firm, Errors Errors, UndoMerge.Result? Undone);

    public static async Task<IResult> ListAsync(string? of, int? page, FindDuplicates find, ReadMerges merges, FocalFirms firms)
    {
        var kind = of == "organisations" ? Twice.Organisation : Twice.Person;
        var number = Math.Clamp(page ?? 1, 1, 1_000_000);
        return Page.Show<DuplicatesPage>(new ListModel(
            kind, await find.RunAsync(kind, number), await find.CountAsync(Twice.Person), await find.CountAsync(Twice.Organisation), number,
            await merges.LatestAsync(kind), await merges.TwosAsync(kind), await firms.RequireAsync()));
    }

    public static Task<IResult> ComparePeopleAsync(string kept, string gone, ComparePair compare) => CompareAsync(Twice.Person, kept, gone, compare);

    public static Task<IResult> CompareOrganisationsAsync(string kept, string gone, ComparePair compare) => CompareAsync(Twice.Organisation, kept, gone, compare);

    public static Task<IResult> MergePeopleAsync(HttpContext context, string kept, string gone, ComparePair compare, MergePeople merge) =>
        MergeAsync(context, Twice.Person, kept, gone, compare, (pair, typed) => merge.RunAsync(new MergePeople.Input(
            pair.Kept.Known.Id, typed.Count("keptVersion") ?? -1, pair.Gone.Known.Id, typed.Count("goneVersion") ?? -1, Taken(pair, typed), typed.Once)));

    public static Task<IResult> MergeOrganisationsAsync(HttpContext context, string kept, string gone, ComparePair compare, MergeOrganisations merge) =>
        MergeAsync(context, Twice.Organisation, kept, gone, compare, (pair, typed) => merge.RunAsync(new MergeOrganisations.Input(
            pair.Kept.Known.Id, typed.Count("keptVersion") ?? -1, pair.Gone.Known.Id, typed.Count("goneVersion") ?? -1, Taken(pair, typed), typed.Once)));

    public static async Task<IResult> KeepApartAsync(HttpContext context, KeepApart keep)
    {
        var typed = await Typed.FromAsync(context);
        var parts = (typed.Text("pair") ?? "").Split('.');
        if (parts is not [var word, var first, var second] || !Ids.TryParse(first, out var one) || !Ids.TryParse(second, out var other))
        {
            return Page.NotFound;
        }

        var kind = word == "organisations" ? Twice.Organisation : Twice.Person;
        return await keep.RunAsync(new KeepApart.Input(kind, one, other)) ? Page.Go(context, PathOf(kind), "Noted: these are two. Nobody is asked about them again.") : Page.NotFound;
    }

    public static async Task<IResult> AskAgainAsync(HttpContext context, string id, AskAgain ask)
    {
        var typed = await Typed.FromAsync(context);
        var kind = typed.Text("of") == "organisations" ? Twice.Organisation : Twice.Person;
        return Ids.TryParse(id, out var apart) && await ask.RunAsync(apart) ? Page.Go(context, PathOf(kind), "They are looked at again, and stand in the list if they are alike.") : Page.NotFound;
    }

    public static async Task<IResult> ShowAsync(string id, ReadMerges read, FocalFirms firms) =>
        Ids.TryParse(id, out var merge) && await read.ByIdAsync(merge) is { } done ? Page.Show<MergedPage>(new DoneModel(done, await firms.RequireAsync(), Errors.None, null)) : Page.NotFound;

    public static async Task<IResult> UndoAsync(HttpContext context, string id, ReadMerges read, UndoMerge undo, FocalFirms firms)
    {
        if (!Ids.TryParse(id, out var merge) || await read.ByIdAsync(merge) is not { } done)
        {
            return Page.NotFound;
        }

        var typed = await Typed.FromAsync(context);
        UndoMerge.Result? result = null;
        if (!await typed.TryAsync(async () => result = await undo.RunAsync(new UndoMerge.Input(merge, typed.Once))))
        {
            return Page.Refuse<MergedPage>(new DoneModel(done, await firms.RequireAsync(), typed.Errors, null));
        }

        return result is null ? Page.NotFound
            : result.Stayed.Count > 0 ? Page.Show<MergedPage>(new DoneModel((await read.ByIdAsync(merge))!, await firms.RequireAsync(), Errors.None, result))
            : Page.Go(context, $"/duplicates/merges/{id}", $"{result.Name} is back, as before.");
    }

    public static string WordOf(Twice kind) => kind == Twice.Person ? "people" : "organisations";

    public static string PathOf(Twice kind) => kind == Twice.Person ? "/duplicates" : "/duplicates?of=organisations";

    private static async Task<IResult> CompareAsync(Twice kind, string kept, string gone, ComparePair compare) =>
        await FindAsync(kind, kept, gone, compare) is { } pair ? Page.Show<ComparePage>(new PairModel(pair, Typed.Nothing)) : Page.NotFound;

    private static async Task<IResult> MergeAsync(HttpContext context, Twice kind, string kept, string gone, ComparePair compare, Func<ComparePair.Pair, Typed, Task<long?>> merge)
    {
        var typed = await Typed.FromAsync(context);
        if (await FindAsync(kind, kept, gone, compare) is not { } pair)
        {
            return Page.NotFound;
        }

        long? done = null;
        if (!await typed.TryAsync(async () => done = await merge(pair, typed)))
        {
            return Page.Refuse<ComparePage>(new PairModel(pair, typed));
        }

        return done is { } id ? Page.Go(context, $"/duplicates/merges/{Ids.Text(id)}", $"{pair.Gone.Known.Name} and {pair.Kept.Known.Name} are one now.") : Page.NotFound;
    }

    private static async Task<ComparePair.Pair?> FindAsync(Twice kind, string kept, string gone, ComparePair compare) =>
        Ids.TryParse(kept, out var one) && Ids.TryParse(gone, out var other) ? await compare.RunAsync(kind, one, other) : null;

    private static HashSet<string> Taken(ComparePair.Pair pair, Typed typed) => [.. pair.Differences.Select(difference => difference.Field).Where(field => typed[field] == "gone")];
}
