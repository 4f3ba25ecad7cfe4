using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Bench;

/// <summary>10,000 people, then 200,000 contacts of theirs, from files into a new installation.</summary>
internal static class ImportBench
{
    private const int People = 10_000;
    private const int Contacts = 200_000;

    public static async Task RunAsync(string folder, string program)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var (people, contacts) = (Path.Combine(folder, "people.csv"), Path.Combine(folder, "contacts.csv"));
        await File.WriteAllTextAsync(people, PeopleFile());
        await File.WriteAllTextAsync(contacts, ContactsFile());
        await SolmuAsync(program, folder, "init", "--name", "SolvTech", "--country", "FI", "--domain", "solvtech.example");
        Console.WriteLine();
        foreach (var (what, file) in new[] { ($"{People:N0} people", people), ($"{Contacts:N0} contacts", contacts), ($"the same {Contacts:N0} contacts again", contacts) })
        {
            var started = Stopwatch.GetTimestamp();
            var cpu = ChildTime.Used;
            var (exit, error) = await SolmuAsync(program, folder, "import", file, "--json");
            if (exit == 2)
            {
                Console.WriteLine("import: not there yet");
                return;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"import of {what}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s, {(ChildTime.Used - cpu).TotalSeconds:0.00} s of it computing, with the start of the program (exit {exit}{(exit > 1 ? ": " + error : "")})"));
        }
    }

    private static async Task<(int Exit, string Error)> SolmuAsync(string program, string folder, params string[] args)
    {
        using var process = SolmuServer.Start(program, [.. args, "--data", Path.Combine(folder, "data")]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error.Trim());
    }

    private static string PeopleFile()
    {
        var text = new StringBuilder("name,email,organisation,role,city,country\n");
        for (var i = 0; i < People; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Given{i} Family{i % 977},person{i}@p{i % 2000}.example,Partner {i % 2000},Sales manager,Kiel,DE\n");
        }

        return text.ToString();
    }

    private static string ContactsFile()
    {
        var random = new Random(7);
        var first = new DateTime(2021, 11, 22, 8, 0, 0, DateTimeKind.Utc);
        var text = new StringBuilder("time,medium,from,to,cc,about,minutes\n");
        for (var i = 0; i < Contacts; i++)
        {
            var person = random.Next(People);
            text.Append(CultureInfo.InvariantCulture, $"{first.AddMinutes(i * 13):yyyy-MM-dd'T'HH:mm:ss'Z'},mail,own{i % 20}@solvtech.example,person{person}@p{person % 2000}.example,,Offer number {i},\n");
        }

        return text.ToString();
    }
}
