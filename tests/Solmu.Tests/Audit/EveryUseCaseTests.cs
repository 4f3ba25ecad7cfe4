using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Solmu.Absences;
using Solmu.Access;
using Solmu.Analysis.Partnerships;
using Solmu.Analysis.Ties;
using Solmu.Audit;
using Solmu.Bulk;
using Solmu.Contacts;
using Solmu.Contracts;
using Solmu.Conventions;
using Solmu.Database;
using Solmu.Duplicates;
using Solmu.Fairness;
using Solmu.Feeds;
using Solmu.Firms;
using Solmu.Keys;
using Solmu.Letters;
using Solmu.Notes;
using Solmu.Organisations;
using Solmu.Partnerships;
using Solmu.People;
using Solmu.Plans;
using Solmu.Proposals;
using Solmu.Ratings;
using Solmu.Sample;
using Solmu.Reviews;
using Solmu.Shares;
using Solmu.Tags;
using Solmu.Teams;
using Solmu.Tests.Access;
using Solmu.Tests.Testing;
using Solmu.Ties;
using Solmu.Users;
using Solmu.Views;
using Solmu.Webhooks;

namespace Solmu.Tests.Audit;

/// <summary>No use case changes anything without leaving an entry. One that is added later needs a line here.</summary>
public sealed class EveryUseCaseTests
{
    /// <summary>They write, but change no record, or are tried elsewhere; and why.</summary>
    private static readonly Dictionary<string, string> NotHere = new()
    {
        ["CheckInstallation"] = "compares",
        ["FollowPartner"] = "whom somebody keeps an eye on",
        ["MarkRead"] = "what somebody has read",
        ["MarkToday"] = "what somebody puts off",
        ["BringBackToday"] = "what somebody puts off no longer",
        ["KeptAnswers"] = "keeps answers for calls that are sent again",
        ["FeedDoor"] = "notes when a calendar was read",
        ["KeyRing"] = "notes when a key was used",
        ["MakeBackup"] = "copies",
        ["OwnerLink"] = "offers a link",
        ["SavedMappings"] = "remembers how a file was read",
        ["RestoreBackup"] = "BackupAndRestoreTests: a restore is told in what it restored",
        ["Sessions"] = "RecordingChangesTests: signing in and out",
        ["SignIn"] = "RecordingChangesTests: signing in wrongly and rightly",
        ["ImportFiles"] = "RecordingChangesTests: bulk work",
        ["UndoImport"] = "RecordingChangesTests: bulk work",
        ["AskForDigest"] = "which letters somebody wants",
        ["WriteDigests"] = "a letter changes no record",
        ["DeliverLetters"] = "a letter changes no record",
        ["PostLetter"] = "a letter changes no record",
        ["WriteTestLetter"] = "a letter changes no record",
        ["DeliverWebhooks"] = "telling of a change is none",
        ["ReplayDelivery"] = "telling of a change is none",
        ["TestWebhook"] = "telling of a change is none",
        ["BegunSignIns"] = "remembers between password and code",
        ["CompleteSignIn"] = "SecondFactorTests: signing in with a code",
        ["SetUpSecondFactor"] = "SecondFactorTests: setting up",
        ["ChangeSecondFactor"] = "SecondFactorTests: new recovery codes, and switching off",
        ["SetUpFirm"] = "the first thing below",
    };

    private readonly Dictionary<string, Func<TestApp, Scene, Task>> tries = new()
    {
        [nameof(CreateOwner)] = async (app, scene) =>
        {
            var code = (await app.Services.GetRequiredService<OwnerLink>().OfferAsync())!;
            await app.DoAsync<CreateOwner>(create => create.RunAsync(new(code, "Outi Virta", TestApp.OwnerEmail, TestApp.OwnerPassword, null)));
            scene.Owner = await app.ReadAsync(db => Task.FromResult(db.Users.Single()));
        },
        [nameof(ChangePassword)] = (app, scene) => app.DoAsync<ChangePassword>(change => change.RunAsync(new(TestApp.OwnerPassword, "seitsemän veljestä metsässä", null, null)), scene.Owner),
        [nameof(EditFirm)] = async (app, _) =>
        {
            var versions = await app.ReadAsync(db => Task.FromResult(db.Firms.Single().Version + db.Organisations.Single().Version));
            await app.DoAsync<EditFirm>(edit => edit.RunAsync(new("SolvTech", "FI", ["solvtech.example"], "Europe/Tallinn", versions)));
        },
        [nameof(AddPartner)] = async (app, scene) => scene.Slug = await app.PartnerAsync("Edunet", domains: "edunet.example"),
        [nameof(AddPartnership)] = async (app, scene) =>
        {
            var id = (await app.ReadAsync(scene.Slug)).Id;
            await app.DoAsync<AddPartnership>(add => add.RunAsync(new(id, Side.Support, A.Facts, null)));
        },
        [nameof(EditPartnership)] = (app, scene) => scene.PartnershipAsync(app, one => app.DoAsync<EditPartnership>(edit => edit.RunAsync(new(one.Id, one.Version, A.Facts with { Importance = 1 })))),
        [nameof(MovePartnership)] = (app, scene) => scene.PartnershipAsync(app, one => app.DoAsync<MovePartnership>(move => move.RunAsync(new(one.Id, one.Version, Stage.M3, new(2026, 11, 1), "Order", null)))),
        [nameof(AddOrganisation)] = (app, _) => app.DoAsync<AddOrganisation>(add => add.RunAsync(new(new("Lumo", "SE", null, null, null, null, [])))),
        [nameof(EditOrganisation)] = async (app, scene) =>
        {
            var edunet = await app.ReadAsync(scene.Slug);
            await app.DoAsync<EditOrganisation>(edit => edit.RunAsync(new(edunet.Id, edunet.Version, new("Edunet", "DE", "Bremen", null, null, null, ["edunet.example"]))));
        },
        [nameof(AddContract)] = (app, scene) => scene.PartnershipAsync(app, one => app.DoAsync<AddContract>(add => add.RunAsync(new(one.Id, "Agreement", null, new(2027, 1, 1), null)))),
        [nameof(EditContract)] = (app, scene) => scene.ContractAsync(app, one => app.DoAsync<EditContract>(edit => edit.RunAsync(new(one.Id, one.Version, "Agreement", null, new(2028, 1, 1), null)))),
        [nameof(RemoveContract)] = (app, scene) => scene.ContractAsync(app, one => app.DoAsync<RemoveContract>(remove => remove.RunAsync(new(one.Id, one.Version)))),
        [nameof(MakePlan)] = (app, _) => app.DoAsync<MakePlan>(make => make.RunAsync(new("Second ties", []))),
        [nameof(AddStep)] = async (app, scene) =>
        {
            var (plan, edunet) = (await app.ReadAsync(db => Task.FromResult(db.HandOverPlans.Single().Id)), (await app.ReadAsync(scene.Slug)).Id);
            await app.DoAsync<AddStep>(add => add.RunAsync(new(plan, new(edunet, null, null, null, new(2026, 12, 1), null))));
        },
        [nameof(EditStep)] = (app, _) => Scene.StepAsync(app, one => app.DoAsync<EditStep>(edit => edit.RunAsync(new(one.Id, one.Version, new(one.OrganisationId, null, null, null, new(2026, 12, 8), "Over lunch"))))),
        [nameof(TickStep)] = (app, _) => Scene.StepAsync(app, one => app.DoAsync<TickStep>(tick => tick.RunAsync(new(one.Id, true)))),
        [nameof(RemoveStep)] = (app, _) => Scene.StepAsync(app, one => app.DoAsync<RemoveStep>(remove => remove.RunAsync(new(one.Id, one.Version)))),
        [nameof(RenamePlan)] = async (app, _) =>
        {
            var plan = await app.ReadAsync(db => Task.FromResult(db.HandOverPlans.Single()));
            await app.DoAsync<RenamePlan>(rename => rename.RunAsync(new(plan.Id, plan.Version, "Third ties")));
        },
        [nameof(RemovePlan)] = async (app, _) =>
        {
            var plan = await app.ReadAsync(db => Task.FromResult(db.HandOverPlans.Single().Id));
            await app.DoAsync<RemovePlan>(remove => remove.RunAsync(new(plan)));
        },
        [nameof(AddReview)] = (app, scene) => scene.PartnershipAsync(app, one => app.DoAsync<AddReview>(add => add.RunAsync(new(one.Id, new(new(2026, 11, 1), ShareOnTime: 0.9))))),
        [nameof(EditReview)] = (app, _) => Scene.ReviewAsync(app, one => app.DoAsync<EditReview>(edit => edit.RunAsync(new(one.Id, one.Version, new(new(2026, 11, 1), ShareOnTime: 0.8))))),
        [nameof(RemoveReview)] = (app, _) => Scene.ReviewAsync(app, one => app.DoAsync<RemoveReview>(remove => remove.RunAsync(new(one.Id, one.Version)))),
        [nameof(AddTag)] = (app, _) => app.DoAsync<AddTag>(add => add.RunAsync(new("schools"))),
        [nameof(SetTags)] = async (app, scene) =>
        {
            var id = (await app.ReadAsync(scene.Slug)).Id;
            await app.DoAsync<SetTags>(set => set.RunAsync(new(id, ["schools"], [])));
        },
        [nameof(AddPerson)] = async (app, scene) => scene.Leena = await app.DoAsync<AddPerson, long>(add => add.RunAsync(new(new("Leena Aho", "leena@edunet.example"), "Edunet", "Buyer"))),
        [nameof(EditPerson)] = (app, scene) => scene.PersonAsync(app, one => app.DoAsync<EditPerson>(edit => edit.RunAsync(new(one.Id, one.Version, new("Leena Aho", "leena@edunet.example", "040 123"))))),
        [nameof(AddAffiliation)] = (app, scene) => scene.PersonAsync(app, one => app.DoAsync<AddAffiliation>(add => add.RunAsync(new(one.Id, one.Version, "Lumo", "Adviser", null, null)))),
        [nameof(EditAffiliation)] = (app, scene) => scene.PersonAsync(app, one => app.DoAsync<EditAffiliation>(edit => edit.RunAsync(new(one.Id, one.Version, one.Affiliations[0].Id, "Head buyer", null, null)))),
        [nameof(EndAffiliation)] = (app, scene) => scene.PersonAsync(app, one => app.DoAsync<EndAffiliation>(end => end.RunAsync(new(one.Id, one.Version, one.Affiliations[0].Id, new(2026, 10, 31))))),
        [nameof(ChangeEmployer)] = (app, scene) => scene.PersonAsync(app, one => app.DoAsync<ChangeEmployer>(change => change.RunAsync(new(one.Id, one.Version, "Tidewater", "Seller", new(2026, 11, 10))))),
        [nameof(LogContact)] = (app, scene) => app.DoAsync<LogContact>(log => log.RunAsync(new(new(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc), Medium.Met, 30, "Offer", [], [scene.Leena], [])), scene.Owner),
        [nameof(EditContact)] = (app, _) => Scene.ContactAsync(app, one => app.DoAsync<EditContact>(edit => edit.RunAsync(new(one.Id, one.Version, one.At, Medium.Phone, 30, "Offer")))),
        [nameof(RemoveContact)] = (app, _) => Scene.ContactAsync(app, one => app.DoAsync<RemoveContact>(remove => remove.RunAsync(new(one.Id, one.Version)))),
        [nameof(RateTie)] = (app, scene) => app.DoAsync<RateTie>(rate => rate.RunAsync(new(scene.Leena, null, 4, 5, null)), scene.Owner),
        [nameof(WriteNote)] = (app, scene) => app.DoAsync<WriteNote>(write => write.RunAsync(new(null, scene.Leena, "Likes tea", false)), scene.Owner),
        [nameof(EditNote)] = (app, scene) => Scene.NoteAsync(app, one => app.DoAsync<EditNote>(edit => edit.RunAsync(new(one.Id, one.Version, "Likes coffee", false)), scene.Owner)),
        [nameof(RemoveNote)] = (app, scene) => Scene.NoteAsync(app, one => app.DoAsync<RemoveNote>(remove => remove.RunAsync(new(one.Id, one.Version)), scene.Owner)),
        [nameof(AcceptSuggestion)] = async (app, scene) =>
        {
            await app.SaveAsync(scene.Suggested = new Person("Pekka", isSuggested: true));
            await app.DoAsync<AcceptSuggestion>(accept => accept.RunAsync(scene.Suggested.Id));
        },
        [nameof(IgnoreSuggestion)] = async (app, _) =>
        {
            var other = new Person("Maija", isSuggested: true);
            await app.SaveAsync(other);
            await app.DoAsync<IgnoreSuggestion>(ignore => ignore.RunAsync(other.Id));
        },
        [nameof(IgnoreAddresses)] = (app, _) => app.DoAsync<IgnoreAddresses>(ignore => ignore.RunAsync(new(["@clinic.example"]))),
        [nameof(StopIgnoring)] = (app, _) => app.DoAsync<StopIgnoring>(stop => stop.RunAsync(new("@clinic.example"))),
        [nameof(SetReading)] = (app, scene) => app.DoAsync<SetReading>(set => set.RunAsync(new(scene.Leena, false))),
        [nameof(ForgetRead)] = (app, scene) => app.DoAsync<ForgetRead>(forget => forget.RunAsync(scene.Leena)),
        [nameof(DecideAddress)] = async (app, scene) =>
        {
            var contact = new Contact(new(2026, 11, 19, 9, 0, 0, DateTimeKind.Utc), Medium.Mail, null, null, new(2026, 11, 19, 9, 0, 0, DateTimeKind.Utc), null);
            await app.SaveAsync(contact, new UndecidedAddress(contact.Id, "leena@edunet.example", Part.From));
            await app.DoAsync<DecideAddress>(decide => decide.RunAsync(new("leena@edunet.example", scene.Leena, null)));
        },
        [nameof(AddKey)] = (app, scene) => app.DoAsync<AddKey>(add => add.RunAsync(new("nightly export", KeyScope.Read, null)), scene.Owner),
        [nameof(SetMailServer)] = (app, scene) => app.DoAsync<SetMailServer>(set => set.RunAsync(new("mail.solvtech.example", null, MailSecurity.StartTls, null, null, "solmu@solvtech.example")), scene.Owner),
        [nameof(RemoveMailServer)] = (app, scene) => app.DoAsync<RemoveMailServer>(remove => remove.RunAsync(), scene.Owner),
        [nameof(ChangeTieConventions)] = (app, _) => app.DoAsync<ChangeTieConventions>(change => change.RunAsync(new(TieParameters.Default with { HalfLifeDays = 60 }))),
        [nameof(AddHolidays)] = (app, _) => app.DoAsync<AddHolidays>(add => add.RunAsync(new([new(new(2026, 12, 24), new(2026, 12, 26), "Christmas")]))),
        [nameof(RemoveHoliday)] = async (app, _) =>
        {
            var holiday = await app.ReadAsync(db => Task.FromResult(db.Holidays.Single().Id));
            await app.DoAsync<RemoveHoliday>(remove => remove.RunAsync(holiday));
        },
        [nameof(AddLeave)] = async (app, _) =>
        {
            var own = await app.PersonAsync("Mika Salo");
            await app.DoAsync<AddLeave>(add => add.RunAsync(new(own.Id, new(2026, 12, 1), new(2026, 12, 4))));
        },
        [nameof(RemoveLeave)] = async (app, _) =>
        {
            var leave = await app.ReadAsync(db => Task.FromResult(db.Leaves.Single()));
            await app.DoAsync<RemoveLeave>(remove => remove.RunAsync(new(leave.PersonId, leave.Id)));
        },
        [nameof(DescribeTie)] = async (app, scene) =>
        {
            var own = await app.ReadAsync(db => Task.FromResult(db.People.Single(person => person.Name == "Mika Salo").Id));
            await app.DoAsync<DescribeTie>(describe => describe.RunAsync(new(own, scene.Leena, 90, null)));
        },
        [nameof(RenewFeed)] = (app, scene) => app.DoAsync<RenewFeed>(renew => renew.RunAsync(new()), scene.Owner),
        [nameof(EndFeed)] = (app, scene) => app.DoAsync<EndFeed>(end => end.RunAsync(), scene.Owner),
        [nameof(RevokeKey)] = async (app, scene) =>
        {
            var key = await app.ReadAsync(db => Task.FromResult(db.ApiKeys.Single()));
            await app.DoAsync<RevokeKey>(revoke => revoke.RunAsync(new(key.Id)), scene.Owner);
        },
        [nameof(SaveView)] = (app, scene) => app.DoAsync<SaveView>(save => save.RunAsync(new(ListKind.Partners, "Mine", "side=upstream", false, false)), scene.Owner),
        [nameof(EditView)] = (app, scene) => Scene.ViewAsync(app, one => app.DoAsync<EditView>(edit => edit.RunAsync(new(one.Id, one.Version, "Ours", true, false)), scene.Owner)),
        [nameof(RemoveView)] = (app, scene) => Scene.ViewAsync(app, one => app.DoAsync<RemoveView>(remove => remove.RunAsync(new(one.Id, one.Version)), scene.Owner)),
        [nameof(ChangePartnerships)] = (app, scene) => scene.PartnershipAsync(app, one => app.DoAsync<ChangePartnerships>(change => change.RunAsync(new([one.Id], Chosen.Seal([(one.Id, one.Version)]), new ChangePartnerships.Change.AddTag("several"))))),
        [nameof(TagPeople)] = (app, scene) => app.DoAsync<TagPeople>(tag => tag.RunAsync(new([scene.Leena], Chosen.Seal([(scene.Leena, 0)]), "buyers", false))),
        [nameof(AddWebhook)] = (app, scene) => app.DoAsync<AddWebhook>(add => add.RunAsync(new("https://hooks.partner.example/solmu", ["import.removed"])), scene.Owner),
        [nameof(RemoveWebhook)] = async (app, scene) =>
        {
            var webhook = await app.ReadAsync(db => Task.FromResult(db.Webhooks.Single()));
            await app.DoAsync<RemoveWebhook>(remove => remove.RunAsync(new(webhook.Id)), scene.Owner);
        },
        [nameof(Propose)] = (app, scene) => app.DoAsync<Propose>(propose => propose.RunAsync(new(ProposalKind.Note, ProposedRecords.Write(new ProposedNote(null, Ids.Text(scene.Leena), "Likes tea")), null)), scene.Owner),
        [nameof(ApproveProposal)] = async (app, scene) =>
        {
            var proposal = await app.ReadAsync(db => Task.FromResult(db.Proposals.Single()));
            await app.DoAsync<ApproveProposal>(approve => approve.RunAsync(new(proposal.Id)), scene.Owner);
        },
        [nameof(RefuseProposal)] = async (app, scene) =>
        {
            var proposal = await app.DoAsync<Propose, long>(propose => propose.RunAsync(new(ProposalKind.Note, ProposedRecords.Write(new ProposedNote(null, Ids.Text(scene.Leena), "Likes milk")), null)), scene.Owner);
            await app.DoAsync<RefuseProposal>(refuse => refuse.RunAsync(new(proposal)), scene.Owner);
        },
        [nameof(TakeBack)] = async (app, _) =>
        {
            var edit = (await app.EntriesAsync()).Last(entry => entry is { Kind: nameof(Organisation), Act: Act.Changed });
            await app.DoAsync<TakeBack>(take => take.RunAsync(new(edit.Id, null)));
        },
        [nameof(KeepApart)] = async (app, scene) =>
        {
            await app.SaveAsync(scene.Twin = new Person("L. Aho"), new Organisation("Twice", "twice"));
            await app.DoAsync<KeepApart>(keep => keep.RunAsync(new(Twice.Person, scene.Leena, scene.Twin.Id)));
        },
        [nameof(AskAgain)] = async (app, _) =>
        {
            var apart = await app.ReadAsync(db => Task.FromResult(db.Aparts.Single()));
            await app.DoAsync<AskAgain>(ask => ask.RunAsync(apart.Id));
        },
        [nameof(MergePeople)] = (app, scene) => app.DoAsync<MergePeople>(merge => merge.RunAsync(new(scene.Leena, null, scene.Twin!.Id, null, new HashSet<string>()))),
        [nameof(UndoMerge)] = async (app, _) =>
        {
            var merge = await app.ReadAsync(db => Task.FromResult(db.Merges.Single()));
            await app.DoAsync<UndoMerge>(undo => undo.RunAsync(new(merge.Id)));
        },
        [nameof(MergeOrganisations)] = async (app, scene) =>
        {
            var (kept, gone) = ((await app.ReadAsync(scene.Slug)).Id, await app.ReadAsync(db => Task.FromResult(db.Organisations.Single(one => one.Slug == "twice").Id)));
            await app.DoAsync<MergeOrganisations>(merge => merge.RunAsync(new(kept, null, gone, null, new HashSet<string>())));
        },
        [nameof(InviteUser)] = async (app, scene) =>
        {
            var invited = await app.DoAsync<InviteUser, InviteUser.Invited>(invite => invite.RunAsync(new("pia@solvtech.example", Role.Member)), scene.Owner);
            (scene.Pia, scene.Code) = (invited.UserId, invited.Link!.Token);
        },
        [nameof(UseLink)] = (app, scene) => app.DoAsync<UseLink>(use => use.RunAsync(new(scene.Code, true, "Pia Laine", TestApp.OwnerPassword))),
        [nameof(ChangeUser)] = (app, scene) => app.DoAsync<ChangeUser>(change => change.RunAsync(new(scene.Pia, null, Role.Manager, null)), scene.Owner),
        [nameof(OfferLink)] = (app, scene) => app.DoAsync<OfferLink>(offer => offer.RunAsync(new(scene.Pia)), scene.Owner),
        [nameof(ResetSecondFactor)] = async (app, scene) =>
        {
            await app.ChangeAsync(async db =>
            {
                (await db.Users.AsTracking().SingleAsync(user => user.Id == scene.Pia)).SetSecondFactor("sealed", 1, DateTime.UnixEpoch);
                return await db.SaveChangesAsync();
            });
            var before = (await app.EntriesAsync()).Count;
            await app.DoAsync<ResetSecondFactor>(reset => reset.RunAsync(new(scene.Pia)), scene.Owner);
            Assert.NotEqual(before, (await app.EntriesAsync()).Count);
        },
        [nameof(EndSessions)] = async (app, scene) =>
        {
            await app.Services.GetRequiredService<Sessions>().StartAsync(scene.Pia, "a phone");
            var before = (await app.EntriesAsync()).Count;
            await app.DoAsync<EndSessions>(end => end.RunAsync(new(scene.Pia)), scene.Owner);
            Assert.NotEqual(before, (await app.EntriesAsync()).Count);
        },
        [nameof(AdmitUser)] = (app, scene) => app.DoAsync<AdmitUser>(admit => admit.RunAsync(new(scene.Pia, false)), scene.Owner),
        [nameof(SaveTeam)] = async (app, scene) => scene.Team = await app.DoAsync<SaveTeam, string?>(save => save.RunAsync(new(null, null, "North", [scene.Owner.Id], [])), scene.Owner),
        [nameof(SharePartner)] = async (app, scene) =>
        {
            var with = Ids.TryParse(scene.Team, out var team) ? team : 0;
            var organisation = (await app.ReadAsync(scene.Slug)).Id;
            await app.DoAsync<SharePartner>(share => share.RunAsync(new(organisation, with)), scene.Owner);
        },
        [nameof(EndShare)] = async (app, scene) =>
        {
            var share = await app.ReadAsync(db => Task.FromResult(db.Shares.Single()));
            await app.DoAsync<EndShare>(end => end.RunAsync(new(share.Id, share.OrganisationId!.Value)), scene.Owner);
        },
        [nameof(RemoveTeam)] = (app, scene) => app.DoAsync<RemoveTeam>(remove => remove.RunAsync(new(Ids.TryParse(scene.Team, out var team) ? team : 0)), scene.Owner),
        [nameof(RenameSelf)] = (app, scene) => app.DoAsync<RenameSelf>(rename => rename.RunAsync(new("Outi V. Virta")), scene.Owner),
        [nameof(LoadSample)] = (app, _) => app.DoAsync<LoadSample>(load => load.RunAsync()),
        [nameof(RemoveSample)] = (app, _) => app.DoAsync<RemoveSample>(remove => remove.RunAsync()),
        [nameof(ClearSample)] = async (app, _) =>
        {
            await app.DoAsync<LoadSample>(load => load.RunAsync());
            await app.DoAsync<ClearSample>(clear => clear.RunAsync());
        },
    };

    [Fact]
    public async Task Each_leaves_an_entry()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        Assert.NotEmpty(await app.EntriesAsync());
        var scene = new Scene();

        foreach (var (name, work) in tries)
        {
            var left = await app.LeavesAsync(() => work(app, scene));
            Assert.True(left.Count > 0, $"{name} left nothing in the audit log");
        }
    }

    [Fact]
    public void None_is_forgotten()
    {
        var writing = typeof(SolmuHost).Assembly.GetTypes()
            .Where(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(Writer))))
            .Select(type => type.Name).Where(name => !name.Contains('<', StringComparison.Ordinal));

        Assert.Empty(writing.Except(tries.Keys).Except(NotHere.Keys));
    }

    /// <summary>What the tries hand on to each other.</summary>
    private sealed class Scene
    {
        public User Owner { get; set; } = null!;

        public string Slug { get; set; } = "";

        public long Leena { get; set; }

        public Person Suggested { get; set; } = null!;

        public Person? Twin { get; set; }

        public long Pia { get; set; }

        public string Code { get; set; } = "";

        public string? Team { get; set; }

        public async Task PartnershipAsync(TestApp app, Func<PartnershipRecord, Task> work) => await work((await app.ReadAsync(Slug)).Partnerships.Single(one => one.Side == Side.Downstream));

        public async Task ContractAsync(TestApp app, Func<ContractRecord, Task> work) => await work((await app.ReadAsync(Slug)).Contracts.Single());

        public async Task PersonAsync(TestApp app, Func<Person, Task> work) =>
            await work(await app.ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.Include(db.People, person => person.Affiliations), person => person.Id == Leena)));

        public static async Task StepAsync(TestApp app, Func<HandOverStep, Task> work) => await work(await app.ReadAsync(db => Task.FromResult(db.HandOverSteps.Single())));

        public static async Task ReviewAsync(TestApp app, Func<PartnershipReview, Task> work) => await work(await app.ReadAsync(db => Task.FromResult(db.PartnershipReviews.Single())));

        public static async Task ContactAsync(TestApp app, Func<Contact, Task> work) => await work(await app.ReadAsync(db => Task.FromResult(db.Contacts.Single())));

        public static async Task ViewAsync(TestApp app, Func<UserView, Task> work) => await work(await app.ReadAsync(db => Task.FromResult(db.UserViews.Single())));

        public static async Task NoteAsync(TestApp app, Func<Note, Task> work) => await work(await app.ReadAsync(db => Task.FromResult(db.Notes.Single())));
    }
}
