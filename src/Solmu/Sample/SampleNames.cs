namespace Solmu.Sample;

/// <summary>Common names of people, by the countries where they are at home: two lists of given names, one of family names.</summary>
internal static class SampleNames
{
    private const string Rows =
        """
        FI|Kaisa Hanna Riikka Päivi Minna Tiina Sanna Elina Marja Laura|Antti Heikki Juha Timo Ville Pekka Jukka Olli Markku Sami|Nurmi Salo Kallio Rinne Lehto Heino Mattila Ranta Saarinen Peltola Laakso Hiltunen Toivonen Karppinen Vainio
        SE|Karin Emma Annika Sofia Lena|Lars Anders Johan Erik Mats|Lindqvist Ekström Sandberg Nyström Åkesson Hedlund Bergman
        NO|Ingrid Solveig Marit Silje|Knut Øyvind Håkon Terje|Solberg Haugland Myhre Bakken Nygård Lunde
        DK|Mette Lone Kirsten Pernille|Søren Henrik Jesper Mikkel|Holm Kjær Bruun Vestergaard Lauridsen Dam
        IS|Guðrún Sigríður Helga|Jón Ólafur Gunnar|Einarsson Magnússon Helgason
        DE AT LU|Katrin Sabine Claudia Anja Heike Birgit|Markus Stefan Jens Uwe Tobias Rainer|Brandt Lorenz Kruse Engel Pohl Seidel Reuter Winkler Ziegler Hofer
        CH|Ursula Regula Nadine Corinne|Beat Urs Reto Luc|Zbinden Aebischer Gerber Rochat Favre Wyss
        FR BE|Claire Sophie Isabelle Nathalie Élise|Laurent Olivier Thierry Pascal Julien|Garnier Chevalier Lemoine Marchand Perrin Rousselet Delcourt Vasseur
        GB IE MT|Helen Fiona Rachel Joanne Emily|Oliver Andrew Simon Graham Duncan|Hatton Pryce Ashworth Kerr Whitmore Holloway Tierney Camilleri
        ES|Carmen Lucía Pilar Marta|Javier Álvaro Sergio Ignacio|Ortega Navarro Iglesias Cano Lozano Prieto
        PT|Inês Catarina Teresa|Rui Nuno Tiago|Carvalho Teixeira Figueiredo Pinto
        IT|Giulia Francesca Chiara Paola|Marco Luca Davide Stefano|Ferrari Conti Galli Moretti Rinaldi Serra
        NL|Marieke Anouk Ilse|Jeroen Bas Pieter|Dekker Hoekstra Vermeer Postma Kuiper
        PL|Agnieszka Magdalena Ewa|Tomasz Piotr Krzysztof|Zieliński Wrona Sikora Majewski
        CZ SK|Jana Lenka Zuzana|Tomáš Petr Martin|Dvořák Beneš Horák Kováč
        HU|Zsuzsa Katalin Eszter|Gábor Zoltán István|Szabó Kelemen Balogh Fekete
        RO|Ioana Elena Raluca|Andrei Mihai Radu|Popa Dumitru Stan Munteanu
        BG UA|Olena Iryna Desislava|Dmytro Andriy Georgi|Koval Petrenko Bondar Dimitrov
        GR CY|Eleni Maria Katerina|Nikos Yannis Dimitris|Papadakis Georgiou Nikolaou Vlachos
        HR SI RS|Ana Maja Jelena|Marko Ivan Nikola|Horvat Kovačić Babić Petrović Novak
        EE|Kadri Piret Liis|Mart Tarmo Andres|Tamm Sepp Kask Ilves
        LV LT|Ilze Rasa Daiva|Jānis Andris Tomas|Ozols Kalniņš Petrauskas Balčiūnas
        TR|Ayşe Elif Zeynep|Mehmet Murat Emre|Yıldız Aydın Koç Şahin
        AE SA QA KW OM JO EG|Fatima Noura Mariam Hala|Omar Khalid Youssef Faisal|Haddad Mansour Khoury Saleh Nasser Aziz
        MA TN|Salma Amina Leïla|Karim Mehdi Nabil|Benali Trabelsi Cherkaoui Bouzid
        IL|Noa Tamar Yael|Eitan Amir Yossi|Shalev Barak Peretz
        ZA|Thandi Annelise Lerato|Sipho Pieter Kagiso|Dlamini Botha Naidoo Khumalo
        KE ET|Wanjiku Achieng Hana|Kamau Otieno Dawit|Mwangi Kiptoo Tesfaye Bekele
        NG GH|Ngozi Funke Abena|Chidi Tunde Kwame|Okafor Adeyemi Mensah Boateng
        IN LK|Priya Anjali Meera Kavita|Rahul Sanjay Vikram Nimal|Deshpande Reddy Iyer Banerjee Perera Kulkarni
        PK BD|Ayesha Sana Nusrat|Imran Bilal Kamal|Malik Chaudhry Rahman Hossain
        KZ|Aigul Dinara|Yerlan Marat|Nurlanov Abenov Sadykov
        JP|Yuki Haruka Akiko Naoko|Hiroshi Kenji Takashi Shun|Matsuda Ogawa Nishida Hayashi Ueno
        CN HK TW SG|Jing Mei Xiaoli Hui|Wei Jun Ming Hao|Lin Zhao Tan Chen Huang Guo
        KR|Jiwoo Minji Soyeon|Minho Jaehyun Donghyun|Yoon Seo Han Kwon
        MY ID|Aisyah Siti Dewi|Hafiz Budi Agus|Rahim Santoso Wijaya Osman
        TH VN|Siriporn Malee Linh|Somchai Anan Minh|Suwan Chaiyasit Pham Dang
        PH|Maricel Jasmine Liza|Jose Ramon Carlo|Villanueva Bautista Mercado
        AU NZ US CA|Karen Melissa Amanda Nicole Heather|Brian Todd Kevin Scott Greg|Whitlock Lindgren Harmon Calloway Bishop Tremaine Pruitt Ellison
        MX CL AR CO PE UY CR EC|Valentina Camila Daniela Paola|Rodrigo Andrés Felipe Gustavo|Fuentes Ríos Salazar Ibáñez Cárdenas Ponce
        BR|Beatriz Juliana Renata|Rafael Thiago Eduardo|Moura Barros Azevedo Nogueira
        """;

    private static readonly Dictionary<string, Pool> Pools = Rows.Split('\n').Select(row => row.Split('|'))
        .SelectMany(cells => cells[0].Split(' ').Select(country => (country, new Pool([.. cells[1].Split(' '), .. cells[2].Split(' ')], cells[3].Split(' ')))))
        .ToDictionary(pair => pair.country, pair => pair.Item2);

    /// <summary>A name that nobody in the net has yet.</summary>
    public static string Of(string country, SampleDice dice, HashSet<string> taken)
    {
        var pool = Pools[country];
        for (var attempt = 0; ; attempt++)
        {
            var name = $"{dice.Pick(pool.Given)} {dice.Pick(pool.Family)}";
            if (attempt > 20)
            {
                name = $"{dice.Pick(pool.Given)} {dice.Pick(pool.Family)}-{dice.Pick(pool.Family)}";
            }

            if (taken.Add(name))
            {
                return name;
            }
        }
    }

    private sealed record Pool(string[] Given, string[] Family);
}
