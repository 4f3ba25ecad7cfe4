namespace Solmu.Operations;

/// <summary>Files that no other account of the machine can read; folders are made by Installation.PrivateFolder.</summary>
internal static class PrivateFile
{
    public static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(file, options);
    }
}
