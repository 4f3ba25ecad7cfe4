using System.CommandLine;
using Solmu.Access;
using Solmu.Cli;
using Solmu.Database;
using Solmu.Firms;
using Solmu.Users;

namespace Solmu.Letters;

internal static class LettersVerbs
{
    private static readonly Argument<string> User = new("EMAIL") { Description = "Who signs in with this address" };

    public static void Add(RootCommand root) => root.Add(new Verb("digest", "Show the weekly letter of a user as it would be now; nothing is sent", DigestAsync) { Arguments = { User }, Least = Role.Owner });

    private static async Task<int> DigestAsync(ParseResult parse, CommandRun run)
    {
        await run.Get<FocalFirms>().RequireAsync();
        var reader = (await ReaderAsync(parse.GetValue(User)!, run)).Through(Door.Command);
        await using var scope = run.Get<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = reader;
        scope.ServiceProvider.GetRequiredService<Moment>().Set(run.Get<Moment>().Now);
        var text = new DigestText(await scope.ServiceProvider.GetRequiredService<ReadDigest>().RunAsync(), run.Get<HomeAddress>().Of("", null));
        return run.Answer(
            new { to = reader.Email, text.Subject, text = text.Plain(), html = text.Html() },
            output =>
            {
                output.WriteLine($"To: {reader.Email}");
                output.WriteLine($"Subject: {text.Subject}");
                output.WriteLine();
                output.Write(text.Plain());
            });
    }

    private static async Task<Viewer> ReaderAsync(string email, CommandRun run)
    {
        try
        {
            return await run.Get<FindViewer>().ByEmailAsync(email);
        }
        catch (RuleViolation)
        {
            throw new RuleViolation("email", $"{email}: no user signs in with that address; `solmu user list` shows who does.");
        }
    }
}
