using System.Runtime.InteropServices;

namespace Bench;

/// <summary>The program as it is installed, ReadyToRun: what is short and runs once is measured on it.</summary>
internal static class Published
{
    /// <summary>Null when it cannot be published here. One that is there already, and younger than the Release build, is taken.</summary>
    public static async Task<string?> ProgramAsync(string folder)
    {
        var program = Path.Combine(folder, "out", "solmu");
        return (File.Exists(program) && File.GetLastWriteTimeUtc(program) > File.GetLastWriteTimeUtc(SolmuServer.Program)) || await PublishAsync(folder) ? program : null;
    }

    /// <summary>In a copy of the sources: publishing for one system would change the lock files.</summary>
    private static async Task<bool> PublishAsync(string folder)
    {
        var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));
        var copy = Path.Combine(folder, "source");
        CopyFolder(Path.Combine(root, "src"), Path.Combine(copy, "src"));
        foreach (var file in Directory.GetFiles(root, "Directory.*").Concat([Path.Combine(root, "global.json"), Path.Combine(root, ".editorconfig")]))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        }

        using var publish = SolmuServer.Start("dotnet",
        [
            "publish", Path.Combine(copy, "src", "Solmu"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true", "-p:SkipFrontend=true",
            "-p:SolutionDir=" + copy + "/", "-o", Path.Combine(folder, "out"), "-v", "quiet", "--nologo", "--disable-build-servers",
        ]);
        var output = publish.StandardOutput.ReadToEndAsync();
        await publish.StandardError.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            Console.WriteLine("The program could not be published.\n" + string.Join('\n', (await output).Split('\n').Take(5)));
        }

        return publish.ExitCode == 0;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.GetDirectories(from))
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        }

        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
