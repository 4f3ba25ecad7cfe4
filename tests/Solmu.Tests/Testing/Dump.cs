using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Solmu.Tests.Testing;

/// <summary>All content as text, table by table and row by row, without versions and without what tells of imports and sign-ins.</summary>
public static class Dump
{
    private static readonly HashSet<string> LeftOut = ["Version", "ImportId", "SignedInAt", "SecondFactorAskedAt"];
    private static readonly HashSet<string> Tables = ["Import", "ImportChange", "Session", "Submission", "OneTimeLink", "SavedMapping", "AuditEntry", "ApiKey", "Merge", "MergeChange"];

    public static Task<string> OfAsync(TestApp app) => app.ReadAsync(async db =>
    {
        var text = new StringBuilder();
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.FindPrimaryKey() is not null).Where(type => !Tables.Contains(type.ClrType.Name)).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            var set = (IQueryable<object>)typeof(DbContext).GetMethods().Single(method => method is { Name: "Set", IsGenericMethod: true } && method.GetParameters().Length == 0).MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            var rows = await set.AsNoTracking().ToListAsync();
            text.AppendLine(CultureInfo.InvariantCulture, $"# {type.ClrType.Name}");
            foreach (var line in rows.Select(row => string.Join(" | ", type.GetProperties().Where(property => !LeftOut.Contains(property.Name)).Select(property => $"{property.Name}={Show(property.GetGetter().GetClrValue(row))}"))).Order(StringComparer.Ordinal))
            {
                text.AppendLine(line);
            }
        }

        return text.ToString();
    });

    private static string Show(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime moment => moment.ToString("o", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}
