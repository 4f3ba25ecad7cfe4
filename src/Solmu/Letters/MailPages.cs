using Solmu.Database;
using Solmu.Exports;
using Solmu.Firms;
using Solmu.Ui;

namespace Solmu.Letters;

/// <summary>For owners: the mail server, and the letters that were written.</summary>
public static class MailPages
{
    public const string Path = "/settings/mail";

    public sealed record Model(IReadOnlyList<FindLetters.Row> Letters, FindLetters.Server? Server, FocalFirm Firm, Typed Typed, Errors Errors);

    public sealed record LetterModel(Letter Letter, bool CanSend, FocalFirm Firm);

    internal static async Task<IResult> ShowAsync(Desk desk) => Page.Show<MailPage>(await desk.ModelAsync());

    internal static async Task<IResult> SaveAsync(HttpContext context, Desk desk, SetMailServer set)
    {
        var typed = await Typed.FromAsync(context);
        var port = typed.Count("port");
        var security = typed.Required("security", typed.Choice<MailSecurity>("security"), "Say how the way to the server is protected.");
        var isDone = await typed.TryAsync(() => set.RunAsync(new SetMailServer.Input(typed.Text("host"), port, security, typed.Text("userName"), string.IsNullOrEmpty(typed["password"]) ? null : typed["password"], typed.Text("from"), typed.Version)));
        return isDone ? Page.Go(context, Path, "Saved. Letters leave through this server from now on.") : Page.Refuse<MailPage>(await desk.ModelAsync() with { Typed = typed, Errors = typed.Errors });
    }

    internal static async Task<IResult> RemoveAsync(HttpContext context, RemoveMailServer remove)
    {
        await remove.RunAsync();
        return Page.Go(context, Path, "Nothing is sent any more.");
    }

    internal static Task<IResult> TryAsync(HttpContext context, Desk desk, WriteTestLetter write) => SendAsync(context, desk, async typed =>
    {
        await write.RunAsync(new WriteTestLetter.Input(typed.Once));
        return true;
    });

    internal static async Task<IResult> PostAsync(HttpContext context, string id, Desk desk, PostLetter post) =>
        Ids.TryParse(id, out var letter) ? await SendAsync(context, desk, _ => post.RunAsync(letter)) : Page.NotFound;

    internal static async Task<IResult> LetterAsync(string id, FindLetters find, FocalFirms firms) =>
        await LetterOfAsync(id, find) is { } letter ? Page.Show<LetterPage>(new LetterModel(letter, await find.ServerAsync() is not null, await firms.RequireAsync())) : Page.NotFound;

    internal static async Task<IResult> FileAsync(string id, FindLetters find, FocalFirms firms)
    {
        if (await LetterOfAsync(id, find) is not { } letter)
        {
            return Page.NotFound;
        }

        var from = (await find.ServerAsync())?.From ?? "solmu@" + ((await firms.RequireAsync()).Domains is [var domain, ..] ? domain : "localhost");
        return new Download("letter.eml", "message/rfc822", async stream =>
        {
            using var message = Postman.MessageOf(letter, from);
            await message.WriteToAsync(stream);
        });
    }

    private static async Task<IResult> SendAsync(HttpContext context, Desk desk, Func<Typed, Task<bool>> send)
    {
        var typed = await Typed.FromAsync(context);
        var isThere = false;
        return !await typed.TryAsync(async () => isThere = await send(typed)) ? Page.Refuse<MailPage>(await desk.ModelAsync() with { Errors = typed.Errors })
            : isThere ? Page.Go(context, Path, "The letter is on its way; reload in a moment.")
            : Page.NotFound;
    }

    private static async Task<Letter?> LetterOfAsync(string id, FindLetters find) => Ids.TryParse(id, out var letter) ? await find.ByIdAsync(letter) : null;

    /// <summary>Lays out what the page shows.</summary>
    public sealed class Desk(FindLetters find, FocalFirms firms)
    {
        public async Task<Model> ModelAsync()
        {
            var server = await find.ServerAsync();
            var typed = server is null ? Typed.Of(-1, ("security", nameof(MailSecurity.StartTls)))
                : Typed.Of(server.Version, ("host", server.Host), ("port", server.Port), ("security", server.Security), ("userName", server.UserName), ("from", server.From));
            return new Model(await find.RunAsync(), server, await firms.RequireAsync(), typed, Errors.None);
        }
    }
}
