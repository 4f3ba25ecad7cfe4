using System.Text;

namespace Solmu.Operations;

/// <summary>
/// File systems that lie on another machine. SQLite's log needs memory shared between connections and locks that hold,
/// and neither can be had there.
/// </summary>
internal static class NetworkFileSystem
{
    private const string MountTable = "/proc/mounts";

    private static readonly HashSet<string> Kinds =
        ["nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "ncpfs", "afs", "ceph", "lustre", "glusterfs", "davfs", "sshfs", "s3fs", "rclone", "smbnetfs"];

    /// <summary>The kind of network file system this folder, or what will become it, lies on; null when it is of this machine.</summary>
    public static string? Of(string folder)
    {
        var path = Resolve(Path.GetFullPath(folder));
        if (File.Exists(MountTable))
        {
            return Of(path, File.ReadAllText(MountTable));
        }

        return new DriveInfo(path) is { DriveType: DriveType.Network } drive ? drive.DriveFormat : null;
    }

    /// <summary>By a table of mounts as Linux writes it: of all that hold the path, the longest and last counts.</summary>
    public static string? Of(string path, string mounts)
    {
        var (longest, kind) = (-1, "");
        foreach (var line in mounts.Split('\n'))
        {
            if (line.Split(' ') is not [_, var escaped, var type, ..])
            {
                continue;
            }

            var place = Unescape(escaped);
            if (place.Length >= longest && (path == place || path.StartsWith(place.TrimEnd('/') + "/", StringComparison.Ordinal)))
            {
                (longest, kind) = (place.Length, type);
            }
        }

        kind = kind.StartsWith("fuse.", StringComparison.Ordinal) ? kind["fuse.".Length..] : kind;
        return Kinds.Contains(kind) ? kind : null;
    }

    /// <summary>The nearest folder that exists, with links followed.</summary>
    private static string Resolve(string path)
    {
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } above)
        {
            path = above;
        }

        var folder = new DirectoryInfo(path);
        for (var at = folder; at is not null; at = at.Parent)
        {
            if (at.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                return Resolve(Path.Combine(target.FullName, Path.GetRelativePath(at.FullName, path)));
            }
        }

        return path;
    }

    /// <summary>Spaces and the like are written as three octal digits.</summary>
    private static string Unescape(string place)
    {
        var text = new StringBuilder(place.Length);
        for (var i = 0; i < place.Length; i++)
        {
            if (place[i] == '\\' && i + 3 < place.Length && place.AsSpan(i + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0)
            {
                text.Append((char)Convert.ToInt32(place.Substring(i + 1, 3), 8));
                i += 3;
            }
            else
            {
                text.Append(place[i]);
            }
        }

        return text.ToString();
    }
}
