using Solmu.Analysis.Partnerships;
using Solmu.Partnerships;

namespace Solmu.Sample;

/// <summary>The invented partners of the sample net. Their addresses end in .example, which nobody can own.</summary>
internal sealed record SamplePartner(string Country, string City, string Name, Side Side, string Type, RelativeSize Size)
{
    public string Domain { get; } = Organisations.Slugs.Of(Name) + ".example";

    public static IReadOnlyList<SamplePartner> Upstream { get; } = Parse(Side.Upstream,
        """
        DE|Nürnberg|Hartmann Elektronik|hardware manufacturer|similar
        CN|Shenzhen|Shenzhen Jialin|contract manufacturer|larger
        EE|Tallinn|Baltic Logistics|logistics intermediary|smaller
        HU|Szeged|Danube Soft|software development|similar
        US|Denver|Cirrus Platform|platform vendor|larger
        US|Raleigh|Codecraft|software development|smaller
        FI|Oulu|Suvanto Software|software development|smaller
        SE|Umeå|Kvarken Optik|component supplier|larger
        FI|Tampere|Kuvakulma Viestintä|marketing communication|smaller
        """);

    public static IReadOnlyList<SamplePartner> Support { get; } = Parse(Side.Support,
        """
        FI|Helsinki|Learning Technology Federation|trade body|similar
        FI|Tampere|Pyynikki University of Technology|university|larger
        FI|Helsinki|Northern Growth Fund|funder|larger
        """);

    public static IReadOnlyList<SamplePartner> Downstream { get; } = Parse(Side.Downstream,
        """
        DE|Hamburg|Edunet Integrators|integrator|similar
        DE|Leipzig|Medienhaus Pleiße|reseller|smaller
        DE|Freiburg|Klassenwerk Systeme|reseller|smaller
        DE|Köln|Rheinton Konferenztechnik|strategic partner|larger
        FR|Lyon|Lingua Systèmes|integrator|similar
        FR|Nantes|Atelier Sonore de l'Ouest|reseller|smaller
        FR|Toulouse|Garonne Formation|reseller|smaller
        FR|Lille|Septentrion Média|strategic partner|larger
        GB|Leeds|BrightClass|strategic partner|larger
        GB|Bristol|Severn Learning Systems|reseller|smaller
        GB|Glasgow|Clydeside Audiovisual|strategic partner|similar
        GB|Norwich|Fenland Schools Supply|reseller|smaller
        ES|Sevilla|Iberia Aulas|reseller|similar
        ES|Bilbao|Ría Multimedia|integrator|smaller
        ES|Valencia|Turia Docente|reseller|smaller
        IT|Bologna|Portici Didattica|reseller|smaller
        IT|Torino|Mole Sistemi Audio|integrator|similar
        IT|Bari|Levante Scuola|reseller|smaller
        SE|Göteborg|Nordvision|reseller|similar
        SE|Uppsala|Fyris Utbildning|reseller|smaller
        SE|Malmö|Sundets Ljudteknik|integrator|similar
        NO|Bergen|Vestland Læringsmiljø|reseller|smaller
        NO|Oslo|Fjordklang Integrasjon|strategic partner|larger
        DK|Aarhus|Klasselyd|reseller|smaller
        DK|København|Øresund Mediesystemer|integrator|similar
        NL|Utrecht|Domplein Onderwijs|reseller|similar
        NL|Eindhoven|Lichtstad Leermiddelen|integrator|smaller
        BE|Gent|Leiestreek Audiovisueel|reseller|smaller
        BE|Namur|Confluence Pédagogique|reseller|smaller
        PL|Kraków|Wawel Edukacja|integrator|similar
        PL|Gdańsk|Motława Systemy|reseller|smaller
        AT|Graz|Murtal Bildungstechnik|reseller|smaller
        CH|Bern|Aarebogen Medientechnik|strategic partner|similar
        CH|Lausanne|Léman Langues|reseller|smaller
        PT|Coimbra|Mondego Ensino|reseller|smaller
        IE|Cork|Lee Valley Learning|reseller|smaller
        CZ|Brno|Špilberk Technika|integrator|smaller
        SK|Košice|Hornád Vzdelávanie|reseller|smaller
        HU|Pécs|Mecsek Oktatás|reseller|smaller
        RO|Cluj-Napoca|Someș Educație|integrator|smaller
        BG|Plovdiv|Maritsa Uroci|reseller|smaller
        GR|Thessaloniki|Thermaikos Mathisi|reseller|smaller
        HR|Rijeka|Kvarner Učionica|reseller|smaller
        SI|Maribor|Drava Učila|reseller|smaller
        RS|Novi Sad|Petrovar Nastava|reseller|smaller
        EE|Tartu|Emajõe Koolitehnika|reseller|smaller
        LV|Riga|Daugava Mācības|reseller|smaller
        LT|Kaunas|Nemuno Klasė|reseller|smaller
        UA|Lviv|Poltva Osvita|reseller|smaller
        TR|Ankara|Anadolu Sınıf Teknolojileri|strategic partner|larger
        TR|İzmir|Körfez Eğitim|reseller|smaller
        IS|Reykjavík|Faxi Kennslubúnaður|reseller|smaller
        CY|Nicosia|Pedieos Learning|reseller|smaller
        LU|Luxembourg|Alzette Formation|reseller|smaller
        MT|Valletta|Grand Harbour Learning|reseller|smaller
        FI|Turku|Aurajoen Oppiväline|reseller|smaller
        FI|Kuopio|Kallavesi AV|integrator|smaller
        AE|Dubai|Al Noor Technologies|strategic partner|larger
        AE|Sharjah|Qasba Learning Systems|reseller|smaller
        SA|Riyadh|Wadi Hanifa Education|strategic partner|larger
        SA|Jeddah|Corniche Audiovisual|reseller|similar
        QA|Doha|Dafna Smart Classrooms|reseller|smaller
        KW|Kuwait City|Sharq Learning|reseller|smaller
        OM|Muscat|Muttrah Education Supplies|reseller|smaller
        JO|Amman|Jabal Lweibdeh Systems|integrator|smaller
        IL|Haifa|Carmel Classroom|reseller|smaller
        EG|Cairo|Rawda Educational Systems|strategic partner|similar
        MA|Casablanca|Corniche Formation|reseller|smaller
        TN|Sfax|Jasmin Pédagogie|reseller|smaller
        ZA|Durban|Horizon Didactics|reseller|similar
        ZA|Pretoria|Jacaranda Learning|reseller|smaller
        KE|Nairobi|Ngong Learning Systems|integrator|smaller
        NG|Lagos|Lagoon Learning|reseller|similar
        GH|Accra|Volta Classrooms|reseller|smaller
        ET|Addis Ababa|Entoto Learning|reseller|smaller
        IN|Pune|Vidya Learning|integrator|similar
        IN|Hyderabad|Musi Audiovisual|reseller|smaller
        IN|New Delhi|Rajpath Language Systems|strategic partner|larger
        JP|Osaka|Kaigai Media|reseller|similar
        JP|Tokyo|Musashino Gakushū|strategic partner|larger
        JP|Fukuoka|Hakata Onkyō|reseller|smaller
        CN|Hangzhou|Xixi Education Technology|strategic partner|larger
        CN|Chengdu|Jinjiang Classroom Systems|reseller|similar
        HK|Hong Kong|Lion Rock Learning|reseller|smaller
        TW|Taichung|Dadu Language Media|reseller|smaller
        KR|Seoul|Hangang Eduware|strategic partner|larger
        KR|Busan|Haeundae Systems|reseller|smaller
        SG|Singapore|Kallang Learning Solutions|strategic partner|similar
        SG|Singapore|Bukit Audio|reseller|smaller
        MY|Kuala Lumpur|Klang Valley Didactics|integrator|similar
        MY|Kuching|Sarawak River Learning|reseller|smaller
        TH|Bangkok|Chao Phraya Education|reseller|similar
        VN|Da Nang|Han River Education|reseller|smaller
        ID|Bandung|Parahyangan Belajar|reseller|similar
        PH|Cebu City|Mactan Learning|reseller|smaller
        KZ|Almaty|Medeu Bilim|reseller|smaller
        PK|Lahore|Ravi Educational|reseller|smaller
        BD|Dhaka|Buriganga Learning|reseller|smaller
        LK|Kandy|Mahaweli Schools Supply|reseller|smaller
        AU|Brisbane|Moreton Learning Spaces|strategic partner|similar
        AU|Perth|Swan River Audiovisual|reseller|smaller
        NZ|Christchurch|Avon Loop Learning|reseller|smaller
        US|Minneapolis|Campus North|strategic partner|larger
        US|Austin|Barton Creek Classrooms|reseller|similar
        US|Portland|Willamette Language Labs|integrator|smaller
        US|Atlanta|Piedmont Learning Systems|strategic partner|larger
        CA|Ottawa|Rideau Learning|integrator|similar
        CA|Québec|Plaines Multimédia|reseller|smaller
        MX|Puebla|Volcanes Educación|strategic partner|similar
        MX|Monterrey|Cerro de la Silla Aulas|reseller|smaller
        BR|São Paulo|Salão Digital|integrator|similar
        BR|Curitiba|Araucária Ensino|strategic partner|larger
        BR|Recife|Capibaribe Escolas|reseller|smaller
        CL|Valparaíso|EduPacífico|reseller|similar
        AR|Rosario|Paraná Didáctica|reseller|smaller
        CO|Medellín|Aburrá Aprendizaje|reseller|smaller
        PE|Arequipa|Misti Educativo|reseller|smaller
        UY|Montevideo|Rambla Docente|reseller|smaller
        CR|San José|Valle Central Aprende|reseller|smaller
        EC|Cuenca|Tomebamba Educación|reseller|smaller
        """);

    private static List<SamplePartner> Parse(Side side, string rows) => [.. rows.Split('\n').Select(row => row.Split('|')).Select(cells =>
        new SamplePartner(cells[0], cells[1], cells[2], side, cells[3], Enum.Parse<RelativeSize>(cells[4], ignoreCase: true)))];
}
