using Microsoft.EntityFrameworkCore;
using Solmu.Access;
using Solmu.Database;
using Solmu.Firms;

namespace Solmu.Letters;

/// <summary>Sends a letter that lies here, or once more. Answers false when there is no such letter.</summary>
public sealed class PostLetter(Writer writer, Viewer viewer, Moment moment)
{
    public Task<bool> RunAsync(long id) => writer.RunAsync(viewer.AsOwner(), async db =>
    {
        var visible = Visible.To(viewer, db);
        if (await visible.Letters.AsTracking().FirstOrDefaultAsync(letter => letter.Id == id) is not { } letter)
        {
            return false;
        }

        if (!await visible.MailServers.AnyAsync())
        {
            throw new RuleViolation(null, "There is no mail server to send it through.");
        }

        letter.Post(moment.Now);
        await db.SaveChangesAsync();
        return true;
    });
}

/// <summary>Writes a letter to the viewer and sends it, to see whether the mail server takes it.</summary>
public sealed class WriteTestLetter(Writer writer, Viewer viewer, Moment moment, OnceOnly once)
{
    private const string Subject = "A letter to try the mail server";
    private const string Text = "Solmu can send letters through this mail server.";

    public sealed record Input(OnceKey? Once = null);

    public Task RunAsync(Input input) => writer.RunAsync(viewer.AsOwner(), db => once.RunAsync(db, viewer, input.Once, async () =>
    {
        if (viewer.UserId is not { } userId || !await Visible.To(viewer, db).MailServers.AnyAsync())
        {
            throw new RuleViolation(null, "There is no mail server to send it through.");
        }

        var letter = new Letter(userId, viewer.Email, Subject, Text + "\n", $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Subject}</title></head><body><p>{Text}</p></body></html>\n", moment.Now);
        letter.Post(moment.Now);
        db.Add(letter);
        await db.SaveChangesAsync();
        return Ids.Text(letter.Id);
    }));
}
