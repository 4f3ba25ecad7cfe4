using Solmu.Analysis.Partnerships;
using Solmu.Partnerships;

namespace Solmu.Sample;

/// <summary>How the contacts with a partner developed.</summary>
internal enum SampleTrend
{
    Steady,
    Growing,
    Fading,
}

/// <summary>What is settled about a partner of the sample before its people come on stage.</summary>
internal sealed record SamplePlot(
    Stage Stage, DateOnly Since, DateOnly From, DateOnly Until, double ContactsAYear, SampleTrend Trend, int People, IReadOnlyList<string> Ours,
    bool HasResponsible, int? Importance, double? ShareOfOurs, double? ShareOfTheirs, long? ValueCents)
{
    private const int DaysOfContacts = 5 * 365;

    private static readonly Dictionary<string, string[]> KnownOwners = new()
    {
        ["Edunet Integrators"] = ["Leena Aho"],
        ["Lingua Systèmes"] = ["Leena Aho"],
        ["Nordvision"] = ["Leena Aho"],
        ["Iberia Aulas"] = ["Leena Aho", "Jari Koski"],
        ["BrightClass"] = ["Leena Aho", "Jari Koski"],
        ["Al Noor Technologies"] = ["Tomi Harju", "Petri Lahti"],
        ["Vidya Learning"] = ["Tomi Harju"],
        ["Kaigai Media"] = ["Tomi Harju"],
        ["Horizon Didactics"] = ["Tomi Harju"],
        ["EduPacífico"] = ["Sara Niemi"],
        ["Campus North"] = ["Outi Virta", "Sara Niemi"],
        ["Salão Digital"] = ["Sara Niemi"],
        ["Hartmann Elektronik"] = ["Aino Laine", "Mikko Saari", "Elina Vainio"],
        ["Shenzhen Jialin"] = ["Aino Laine", "Markku Ranta"],
        ["Baltic Logistics"] = ["Aino Laine", "Markku Ranta"],
        ["Danube Soft"] = ["Aino Laine"],
        ["Cirrus Platform"] = ["Aino Laine", "Outi Virta"],
        ["Codecraft"] = ["Mikko Saari"],
        ["Suvanto Software"] = ["Mikko Saari", "Aino Laine"],
        ["Kvarken Optik"] = ["Markku Ranta"],
        ["Kuvakulma Viestintä"] = ["Riikka Lehto", "Jari Koski"],
        ["Learning Technology Federation"] = ["Petri Lahti"],
        ["Pyynikki University of Technology"] = ["Aino Laine", "Petri Lahti"],
        ["Northern Growth Fund"] = ["Outi Virta"],
        ["Confluence Pédagogique"] = ["Heikki Salo"],
        ["Domplein Onderwijs"] = ["Heikki Salo", "Oliver Hatton"],
        ["Leiestreek Audiovisueel"] = ["Heikki Salo"],
        ["Alzette Formation"] = ["Heikki Salo"],
    };

    private static readonly Dictionary<string, Stage> KnownStages = new()
    {
        ["Hakata Onkyō"] = Stage.F1,
        ["Entoto Learning"] = Stage.F1,
        ["Medeu Bilim"] = Stage.F1,
        ["Tomebamba Educación"] = Stage.F2,
        ["Haeundae Systems"] = Stage.F2,
        ["Grand Harbour Learning"] = Stage.F2,
        ["Volta Classrooms"] = Stage.F2,
        ["Mactan Learning"] = Stage.F3,
        ["Poltva Osvita"] = Stage.F3,
        ["Valle Central Aprende"] = Stage.F3,
        ["Rajpath Language Systems"] = Stage.F4,
        ["Piedmont Learning Systems"] = Stage.F4,
        ["Rheinton Konferenztechnik"] = Stage.F4,
        ["Buriganga Learning"] = Stage.F4,
        ["Medienhaus Pleiße"] = Stage.F5,
        ["Moreton Learning Spaces"] = Stage.F5,
        ["Lagoon Learning"] = Stage.M1,
        ["Han River Education"] = Stage.M1,
        ["Anadolu Sınıf Teknolojileri"] = Stage.M1,
        ["Misti Educativo"] = Stage.M1,
        ["Horizon Didactics"] = Stage.M3,
        ["Nordvision"] = Stage.M3,
        ["Shenzhen Jialin"] = Stage.M3,
        ["Confluence Pédagogique"] = Stage.M3,
        ["Corniche Audiovisual"] = Stage.M3,
        ["Leiestreek Audiovisueel"] = Stage.M3,
        ["Jinjiang Classroom Systems"] = Stage.M3,
        ["Sarawak River Learning"] = Stage.M3,
        ["Cerro de la Silla Aulas"] = Stage.M3,
        ["Levante Scuola"] = Stage.T1,
        ["Ravi Educational"] = Stage.T1,
        ["Plaines Multimédia"] = Stage.T1,
        ["Faxi Kennslubúnaður"] = Stage.T1,
        ["Fenland Schools Supply"] = Stage.T2,
        ["Pedieos Learning"] = Stage.T2,
        ["Jasmin Pédagogie"] = Stage.T2,
        ["Bukit Audio"] = Stage.T2,
    };

    public static SamplePlot Of(SamplePartner partner, DateOnly today, SampleDice dice)
    {
        var stage = KnownStages.GetValueOrDefault(partner.Name, Stage.M2);
        var isStrategic = partner.Type == "strategic partner";
        var isBig = isStrategic || partner.Side == Side.Upstream;
        var since = SinceOf(stage, today, dice);
        var from = since.AddDays(-dice.Between(60, 300));
        var oldest = today.AddDays(-DaysOfContacts);
        var value = ValueOf(partner, stage, dice);
        var plot = new SamplePlot(
            stage, since, from < oldest ? oldest : from, LastDay(stage, today, dice), RhythmOf(partner, stage, isBig, dice), TrendOf(stage, dice),
            isBig ? dice.Between(3, 6) : dice.Between(1, 4), KnownOwners.GetValueOrDefault(partner.Name, []), !dice.Chance(0.1), ImportanceOf(partner, isBig, dice),
            partner.Side == Side.Downstream && value is not null ? Math.Round(value.Value / 100.0 / 0.38 / 12_000_000, 3) : partner.Side == Side.Upstream ? Math.Round(dice.Between(0.02, 0.3), 2) : null,
            partner.Side != Side.Support && dice.Chance(0.7) ? Math.Round(partner.Size switch { RelativeSize.Larger => dice.Between(0.001, 0.02), RelativeSize.Similar => dice.Between(0.02, 0.12), _ => dice.Between(0.05, 0.5) }, 3) : null,
            value);
        return partner.Name switch
        {
            "Edunet Integrators" => plot with { Since = new DateOnly(today.Year - 17, 3, 1), From = oldest, ContactsAYear = 64, People = 4, Importance = 2, ShareOfOurs = 0.14, ShareOfTheirs = 0.12, ValueCents = 64_000_000, HasResponsible = true, Trend = SampleTrend.Fading },
            "Lingua Systèmes" => plot with { From = oldest, ContactsAYear = 38, People = 3, HasResponsible = true, Trend = SampleTrend.Steady, ValueCents = 48_000_000, ShareOfOurs = 0.105 },
            "Nordvision" => plot with { From = oldest, ContactsAYear = 22, People = 2, HasResponsible = true, ValueCents = 21_000_000, ShareOfOurs = 0.046 },
            "Horizon Didactics" => plot with { Until = today.AddDays(-240), HasResponsible = true },
            "Kuvakulma Viestintä" => plot with { Importance = 3, ShareOfTheirs = 0.22 },
            "Cirrus Platform" => plot with { Importance = 1, ShareOfTheirs = 0.001, ShareOfOurs = 0.18, Since = new DateOnly(today.Year - 9, 6, 1) },
            "Hartmann Elektronik" => plot with { Importance = 1, ShareOfTheirs = 0.06, ShareOfOurs = 0.31, Since = new DateOnly(today.Year - 12, 9, 1) },
            _ => plot,
        };
    }

    private static DateOnly SinceOf(Stage stage, DateOnly today, SampleDice dice) => stage switch
    {
        < Stage.F5 => today.AddDays(-dice.Between(20, 200)),
        Stage.F5 or Stage.M1 => today.AddDays(-dice.Between(15, 120)),
        _ => today.AddDays(-dice.Between(450, 6000)),
    };

    private static DateOnly LastDay(Stage stage, DateOnly today, SampleDice dice) => stage switch
    {
        Stage.T2 => today.AddDays(-dice.Between(300, 700)),
        Stage.T1 => today.AddDays(-dice.Between(60, 200)),
        Stage.M3 when dice.Chance(0.6) => today.AddDays(-dice.Between(80, 260)),
        Stage.M2 when dice.Chance(0.08) => today.AddDays(-dice.Between(120, 400)),
        _ => today.AddDays(-1),
    };

    private static SampleTrend TrendOf(Stage stage, SampleDice dice) => stage >= Stage.M3
        ? SampleTrend.Fading
        : dice.Share() switch { < 0.2 => SampleTrend.Growing, < 0.35 => SampleTrend.Fading, _ => SampleTrend.Steady };

    private static double RhythmOf(SamplePartner partner, Stage stage, bool isBig, SampleDice dice)
    {
        var usual = partner.Side == Side.Support ? dice.Between(9.0, 18.0) : isBig ? dice.Between(38.0, 76.0) : partner.Type == "integrator" ? dice.Between(20.0, 44.0) : dice.Between(9.0, 29.0);
        return stage < Stage.F4 ? 9 : usual;
    }

    private static int? ImportanceOf(SamplePartner partner, bool isBig, SampleDice dice) => partner.Side == Side.Support || dice.Chance(0.12)
        ? null
        : isBig ? dice.Between(1, 2) : dice.Between(2, 3);

    private static long? ValueOf(SamplePartner partner, Stage stage, SampleDice dice)
    {
        if (partner.Side == Side.Support || stage < Stage.F5 || stage == Stage.T2 || dice.Chance(0.12))
        {
            return null;
        }

        var thousands = partner.Size switch { RelativeSize.Larger => dice.Between(30, 120), RelativeSize.Similar => dice.Between(16, 70), _ => dice.Between(2, 20) };
        return thousands * 100_000L;
    }
}
