using Npgsql;

namespace Solmu.Database;

/// <summary>Where one Solmu keeps what it knows: a folder, and perhaps a PostgreSQL database instead of the embedded one.</summary>
public sealed record Installation(string Folder, string? DatabaseUrl)
{
    public bool IsPostgres => DatabaseUrl is not null;

    public string DatabaseFile => Path.Combine(Folder, "solmu.db");

    public string UploadFolder => Path.Combine(Folder, "uploads");

    public string LockFile => Path.Combine(Folder, "solmu.lock");

    public static Installation From(string? folder, string? url)
    {
        folder = FirstNonBlank(folder, Environment.GetEnvironmentVariable("SOLMU_DATA"), "data")!;
        url = FirstNonBlank(url, Environment.GetEnvironmentVariable("SOLMU_DATABASE"));
        return new Installation(Path.GetFullPath(folder), url);
    }

    /// <summary>A folder within the installation, or the installation's own, that only the account running Solmu may enter.</summary>
    public static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>Refuses settings under which a crash or a pooled connection could lose or leak data.</summary>
    public string PostgresConnectionString()
    {
        if (!Uri.TryCreate(DatabaseUrl, UriKind.Absolute, out var url) || url.Scheme is not ("postgres" or "postgresql"))
        {
            throw new RuleViolation("database", "A database address looks like postgres://user:password@host:5432/name.");
        }

        var user = url.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            // What somebody may see is asked in many small steps; compiling such a question takes seconds, answering it milliseconds.
            Options = "-c jit=off",
            Host = Uri.UnescapeDataString(url.Host.Trim('[', ']')),
            Port = url.IsDefaultPort || url.Port < 0 ? 5432 : url.Port,
            Database = Uri.UnescapeDataString(url.AbsolutePath.Trim('/')),
            Username = Uri.UnescapeDataString(user[0]),
            ApplicationName = "solmu",
            Timeout = 15,
            CommandTimeout = 60,
            MaxPoolSize = 40,
        };
        if (user.Length == 2)
        {
            connection.Password = Uri.UnescapeDataString(user[1]);
        }

        return connection.ConnectionString;
    }

    /// <summary>Without the password, for messages.</summary>
    public override string ToString() => IsPostgres ? new NpgsqlConnectionStringBuilder(PostgresConnectionString()) { Password = null }.ToString() : DatabaseFile;

    private static string? FirstNonBlank(params string?[] values) => values.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
}
