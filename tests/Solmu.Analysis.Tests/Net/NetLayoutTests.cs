using FsCheck;
using FsCheck.Fluent;
using Solmu.Analysis.Net;
using Solmu.Analysis.Partnerships;

namespace Solmu.Analysis.Tests.Net;

public sealed class NetLayoutTests
{
    private static readonly string?[] CountryCodes = ["DE", "FR", "ES", "CL", "JP", "US", null];

    [Fact]
    public void A_net_of_two_people_and_three_partners_is_drawn_as_on_paper()
    {
        var input = new NetInput(
            [Partner("chips", Side.Upstream, responsible: 0), Partner("edunet", Side.Downstream, "DE"), Partner("aulas", Side.Downstream, "ES")],
            [new("a", "Aino"), new("b", "Leena"), new("c", "Outi")],
            [new(1, 1, 20), new(1, 2, 1), new(0, 0, 3), new(0, 0, 2)]);

        var picture = NetLayout.Draw(input, NetOptions.Default);

        Assert.Equal(["chips", "a", "b", "aulas", "edunet"], picture.Boxes.Select(box => box.Key));
        Assert.Equal([(5, 5), (1, 1), (20, 10)], picture.Lines.Select(line => (line.Contacts, line.Width)));
        Assert.Equal(20, picture.WidestContacts);
        Assert.True(picture.Boxes[0].X < picture.Boxes[1].X && picture.Boxes[1].X < picture.Boxes[3].X);
    }

    [Fact]
    public void A_net_without_partners_is_an_empty_picture()
    {
        var picture = NetLayout.Draw(new NetInput([], [new("a", "Aino")], []), NetOptions.Default);

        Assert.Empty(picture.Boxes);
        Assert.Empty(picture.Lines);
    }

    [Fact]
    public void A_responsible_without_contacts_has_a_thin_line_of_no_contacts_and_a_partner_without_both_has_none()
    {
        var input = new NetInput([Partner("cold", Side.Downstream, responsible: 0), Partner("alone", Side.Downstream)], [new("a", "Aino")], []);

        var line = Assert.Single(NetLayout.Draw(input, NetOptions.Default).Lines);

        Assert.Equal((0, 1), (line.Contacts, line.Width));
    }

    [Fact]
    public void Many_partners_are_grouped_by_country_and_a_group_opens_on_demand()
    {
        var input = Net(new Random(5), partners: 130, people: 14);
        var closed = NetLayout.Draw(input, NetOptions.Default);
        var open = NetLayout.Draw(input, NetOptions.Default with { Open = ["DE"] });

        Assert.Contains(closed.Boxes, box => box is { Kind: NetBoxKind.Group, Key: "DE", Side: Side.Downstream });
        Assert.DoesNotContain(open.Boxes, box => box is { Kind: NetBoxKind.Group, Key: "DE" });
        var heading = Assert.Single(open.Boxes, box => box is { Kind: NetBoxKind.Heading, Side: Side.Downstream });
        Assert.Equal(open.Boxes.Where(box => box.Side == Side.Downstream).Min(box => box.Y), heading.Y);
        Assert.Equal(heading.Members, open.Boxes.Where(box => box.IsInGroup && box.Side == Side.Downstream).SelectMany(box => box.Members).Order());
    }

    [Fact]
    public void A_partner_in_focus_is_drawn_even_when_its_group_is_closed_or_full()
    {
        var input = Net(new Random(6), partners: 3000, people: 30);

        var picture = NetLayout.Draw(input, NetOptions.Default with { FocusPartner = 2999 });

        Assert.Single(picture.Boxes, box => box.Kind == NetBoxKind.Partner && box.Members is [2999]);
    }

    [Fact]
    public void What_is_in_focus_stands_at_the_top_of_a_tall_picture_with_all_its_lines()
    {
        var input = Net(new Random(8), partners: 200, people: 25);

        var picture = NetLayout.Draw(input, NetOptions.Default with { FocusPerson = 11 });

        var person = picture.Boxes.Index().Single(box => box.Item.Side is null && box.Item.Members is [11]);
        Assert.Equal(picture.Boxes.Where(box => box.Side is null).Min(box => box.Y), person.Item.Y);
        var near = picture.Lines.Where(line => line.Person == person.Index).Select(line => picture.Boxes[line.Partner]).ToHashSet();
        var downstream = picture.Boxes.Where(box => box.Side == Side.Downstream).OrderBy(box => box.Y).ToList();
        Assert.All(downstream.Take(near.Count(box => box.Side == Side.Downstream)), box => Assert.Contains(box, near));
    }

    [Theory]
    [InlineData(300, NetGrouping.None)]
    [InlineData(300, NetGrouping.Responsible)]
    [InlineData(30_000, null)]
    [InlineData(30_000, NetGrouping.None)]
    [InlineData(30_000, NetGrouping.Type)]
    public void A_large_net_stays_a_small_picture(int partners, NetGrouping? by)
    {
        var input = Net(new Random(7), partners, people: 200);

        var picture = NetLayout.Draw(input, NetOptions.Default with { By = by });

        Assert.InRange(picture.Boxes.Count, 3, 170);
        Assert.InRange(picture.Lines.Count, 3, 500);
        ShouldBeSound(input, picture);
    }

    [Fact]
    public void Whatever_the_net_boxes_lie_inside_apart_from_each_other_and_hold_each_partner_once() => ForAnyNet((input, options) =>
        ShouldBeSound(input, NetLayout.Draw(input, options)));

    [Fact]
    public void The_same_input_gives_the_same_picture() => ForAnyNet((input, options) =>
        Assert.Equal(Text(NetLayout.Draw(input, options)), Text(NetLayout.Draw(input, options))));

    [Fact]
    public void The_order_in_which_the_input_is_listed_does_not_matter() => ForAnyNet((input, options) =>
    {
        var random = new Random(3);
        var partners = Shuffled(input.Partners.Count, random);
        var people = Shuffled(input.People.Count, random);
        var shuffled = new NetInput(
            [.. partners.Select(place => input.Partners[place] with { Responsible = input.Partners[place].Responsible is { } person ? Array.IndexOf(people, person) : null })],
            [.. people.Select(place => input.People[place])],
            [.. input.Contacts.Reverse().Select(pair => new NetContacts(Array.IndexOf(people, pair.Person), Array.IndexOf(partners, pair.Partner), pair.Count))]);

        var permuted = NetLayout.Draw(shuffled, options with
        {
            FocusPartner = options.FocusPartner is { } partner ? Array.IndexOf(partners, partner) : null,
            FocusPerson = options.FocusPerson is { } focus ? Array.IndexOf(people, focus) : null,
        });

        var back = permuted with { Boxes = [.. permuted.Boxes.Select(box => box with { Members = [.. box.Members.Select(member => (box.Side is null ? people : partners)[member]).Order()] })] };
        Assert.Equal(Text(NetLayout.Draw(input, options)), Text(back));
    });

    private static void ShouldBeSound(NetInput input, NetPicture picture)
    {
        foreach (var box in picture.Boxes)
        {
            Assert.True(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= picture.Width && box.Y + box.Height <= picture.Height, $"{box} lies outside");
        }

        foreach (var column in picture.Boxes.GroupBy(box => box.X))
        {
            var sorted = column.OrderBy(box => box.Y).ToList();
            Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.First.Y + pair.First.Height < pair.Second.Y, $"{pair} overlap"));
        }

        var held = picture.Boxes.Where(box => box.Side is not null && box.Kind != NetBoxKind.Heading).SelectMany(box => box.Members).Order();
        Assert.Equal(Enumerable.Range(0, input.Partners.Count), held);
        var lines = picture.Lines.OrderBy(line => line.Contacts).ToList();
        Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.True(pair.First.Width <= pair.Second.Width));
        Assert.All(lines, line => Assert.InRange(line.Width, 1, 10));
        Assert.All(lines, line => Assert.True(line.FromX < line.ToX && line.FromY > 0 && line.ToY < picture.Height));
    }

    private static void ForAnyNet(Action<NetInput, NetOptions> holds) =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var input = Net(random, random.Next(0, 90), random.Next(0, 12));
            holds(input, new NetOptions
            {
                By = random.Next(5) is < 4 and var by ? (NetGrouping)by : null,
                Open = random.Next(2) == 0 ? [] : ["DE", "", "*"],
                MostUngrouped = random.Next(1, 50),
                MostGroups = random.Next(1, 8),
                MostInGroup = random.Next(1, 9),
                MostPeople = random.Next(1, 12),
                MostLines = random.Next(0, 60),
                FocusPartner = input.Partners.Count > 0 && random.Next(3) == 0 ? random.Next(input.Partners.Count) : null,
                FocusPerson = input.People.Count > 0 && random.Next(3) == 0 ? random.Next(input.People.Count) : null,
            });
        }).QuickCheckThrowOnFailure();

    private static NetInput Net(Random random, int partners, int people) => new(
        [.. Enumerable.Range(0, partners).Select(i => new NetPartner(
            $"k{i}", $"Partner {random.Next(partners)}", (Side)(random.Next(8) switch { 0 => 0, 1 => 2, _ => 1 }), CountryCodes[random.Next(CountryCodes.Length)],
            random.Next(4) == 0 ? null : $"type {random.Next(partners / 20 + 2)}", people > 0 && random.Next(2) == 0 ? random.Next(people) : null, random.Next(50)))],
        [.. Enumerable.Range(0, people).Select(i => new NetPerson($"p{i}", $"Person {random.Next(people)}"))],
        people == 0 || partners == 0 ? [] : [.. Enumerable.Range(0, partners * 2).Select(_ => new NetContacts(random.Next(people), random.Next(partners), random.Next(-1, 60)))]);

    private static NetPartner Partner(string name, Side side, string? country = null, int? responsible = null) => new(name, name, side, country, null, responsible, 0);

    private static int[] Shuffled(int count, Random random)
    {
        var places = Enumerable.Range(0, count).ToArray();
        random.Shuffle(places);
        return places;
    }

    private static string Text(NetPicture picture) =>
        $"{picture.Width} {picture.Height} {picture.LinesLeftOut} {picture.WidestContacts} {picture.SupportTop}\n"
        + string.Join('\n', picture.Boxes.Select(box => $"{box with { Members = [] }} {string.Join(' ', box.Members)}")) + string.Join('\n', picture.Lines);
}
