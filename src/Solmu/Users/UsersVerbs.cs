using System.CommandLine;
using Solmu.Access;
using Solmu.Cli;
using Solmu.Database;

namespace Solmu.Users;

/// <summary>user add, list, role, link, disable, enable and reset-second-factor.</summary>
internal static class UsersVerbs
{
    private static readonly Argument<string> Email = new("EMAIL") { Description = "The address with which they sign in" };
    private static readonly Option<Role> RoleOption = new("--role") { Required = true, HelpName = "ROLE", Description = "What they may do: owner, manager, member or reader" };
    private static readonly Option<string> Name = new("--name") { HelpName = "NAME", Description = "Their name; they can change it" };
    private static readonly Option<string> Address = new("--address") { HelpName = "URL", Description = "Where they reach this Solmu, for the link (default: where it listens on this machine)" };
    private static readonly Argument<Role> RoleArgument = new("ROLE") { Description = "owner, manager, member or reader" };

    public static void Add(RootCommand root) => root.Add(new Command("user", "Who may sign in, and what they may do")
    {
        new Verb("add", "Invite somebody: prints a link, good once and for a week, with which they set name and password", AddAsync) { Arguments = { Email }, Options = { RoleOption, Name, Address }, Least = Role.Owner },
        new Verb("list", "List the users", ListAsync) { Least = Role.Owner },
        new Verb("role", "Give a user another role; it signs them out", RoleAsync) { Arguments = { Email, RoleArgument }, Least = Role.Owner },
        new Verb("link", "Make a link to a new password, good once and for half an hour, or a new invitation", LinkAsync) { Arguments = { Email }, Options = { Address }, Least = Role.Owner },
        new Verb("disable", "Shut a user out from the next request on", DisableAsync) { Arguments = { Email }, Least = Role.Owner },
        new Verb("enable", "Let a disabled user in again", EnableAsync) { Arguments = { Email }, Least = Role.Owner },
        new Verb("reset-second-factor", "Take the second factor from somebody who has lost it", ResetSecondFactorAsync) { Arguments = { Email }, Least = Role.Owner },
    });

    private static async Task<int> AddAsync(ParseResult parse, CommandRun run)
    {
        var invited = await run.Get<InviteUser>().RunAsync(new InviteUser.Input(parse.GetValue(Email), parse.GetValue(RoleOption), parse.GetValue(Name)));
        return AnswerLink(run, parse, (await run.Get<FindUsers>().ByIdAsync(invited.UserId))!, invited.Link!);
    }

    private static async Task<int> ListAsync(ParseResult parse, CommandRun run)
    {
        var users = await run.Get<FindUsers>().AllAsync();
        return run.Answer(
            new { users = users.Select(Json) },
            output =>
            {
                var table = new TextTable("Address", "Name", "Role", "Teams", "Last sign-in", "Second factor", "State");
                users.ForEach(user => table.Add(
                    user.Email, user.Name, Roles.Of(user.Role), string.Join(", ", user.Teams.Select(team => team.Name)), user.SignedInAt is { } at ? Ui.Say.Machine(at) : "never", user.SecondFactorSince is null ? "off" : "on", UserWords.Of(user.State)));
                table.Write(output);
                if (users.Count == 0)
                {
                    output.WriteLine("No users yet. Next: solmu user add EMAIL --role owner");
                }
            });
    }

    private static async Task<int> RoleAsync(ParseResult parse, CommandRun run)
    {
        var user = await FindAsync(parse, run);
        var role = parse.GetValue(RoleArgument);
        await run.Get<ChangeUser>().RunAsync(new ChangeUser.Input(user.Id, null, role, user.PersonId));
        return await AnswerAsync(run, user, $"{user.Email} is {Roles.Of(role)} from the next request on.");
    }

    private static async Task<int> LinkAsync(ParseResult parse, CommandRun run)
    {
        var user = await FindAsync(parse, run);
        return AnswerLink(run, parse, user, (await run.Get<OfferLink>().RunAsync(new OfferLink.Input(user.Id)))!);
    }

    private static async Task<int> DisableAsync(ParseResult parse, CommandRun run)
    {
        var user = await FindAsync(parse, run);
        await run.Get<AdmitUser>().RunAsync(new AdmitUser.Input(user.Id, false));
        return await AnswerAsync(run, user, $"{user.Email} can no longer sign in.");
    }

    private static async Task<int> EnableAsync(ParseResult parse, CommandRun run)
    {
        var user = await FindAsync(parse, run);
        await run.Get<AdmitUser>().RunAsync(new AdmitUser.Input(user.Id, true));
        return await AnswerAsync(run, user, $"{user.Email} can sign in again.");
    }

    private static async Task<int> ResetSecondFactorAsync(ParseResult parse, CommandRun run)
    {
        var user = await FindAsync(parse, run);
        await run.Get<ResetSecondFactor>().RunAsync(new ResetSecondFactor.Input(user.Id));
        return await AnswerAsync(run, user, $"{user.Email} has no second factor now and signs in with the password alone.");
    }

    private static async Task<FindUsers.Row> FindAsync(ParseResult parse, CommandRun run) =>
        await run.Get<FindUsers>().ByEmailAsync(parse.GetValue(Email)!) ?? throw new RuleViolation("email", $"No user has the address {parse.GetValue(Email)}; `solmu user list` shows them.");

    private static int AnswerLink(CommandRun run, ParseResult parse, FindUsers.Row user, Links.Offer offer)
    {
        var link = run.Get<HomeAddress>().Of(offer.Path, parse.GetValue(Address));
        return run.Answer(
            new { user = Json(user), link, offer.ExpiresAt },
            output =>
            {
                output.WriteLine(link);
                run.Error.WriteLine($"Hand it to {user.Email}: it works once, until {Ui.Say.Machine(offer.ExpiresAt)}.");
            });
    }

    private static async Task<int> AnswerAsync(CommandRun run, FindUsers.Row user, string said) =>
        run.Answer(new { user = Json((await run.Get<FindUsers>().ByIdAsync(user.Id))!) }, output => output.WriteLine(said));

    private static object Json(FindUsers.Row user) => new
    {
        id = Ids.Text(user.Id),
        user.Email,
        user.Name,
        user.Role,
        teams = user.Teams.Select(team => team.Name),
        user.State,
        lastSignIn = user.SignedInAt,
        secondFactor = user.SecondFactorSince is not null,
        user.Person,
    };
}
