using System.Globalization;
using Solmu.Database;
using Solmu.Reading;

namespace Solmu.Ui;

/// <summary>
/// What was typed into a form. Reads the fields into values and keeps what is wrong beside each; a refused form shows
/// it again as it was typed, and a stale one also what stands there now.
/// </summary>
public sealed class Typed
{
    private const string VersionField = "version";

    /// <summary>A form that nobody has filled in yet.</summary>
    public static readonly Typed Nothing = new([]);

    private readonly Dictionary<string, string> values;

    private Typed(Dictionary<string, string> values) => this.values = values;

    public bool IsNothing => values.Count == 0;

    public Errors Errors { get; private set; } = Errors.None;

    /// <summary>Somebody changed the record since the form was opened.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The version of the record that the form was filled in against; -1 when the form brought none.</summary>
    public int Version => int.TryParse(values.GetValueOrDefault(VersionField), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    /// <summary>The form's key, by which a second sending is known.</summary>
    public string? Once => Text("once");

    public string? this[string field] => values.GetValueOrDefault(field);

    public static async Task<Typed> FromAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        return new Typed(form.ToDictionary(field => field.Key, field => field.Value.ToString().Replace("\0", "")));
    }

    /// <summary>A form as it is opened.</summary>
    public static Typed Of(int? version, params (string Field, object? Value)[] fields)
    {
        var values = fields.ToDictionary(field => field.Field, field => Write(field.Value));
        if (version is { } number)
        {
            values[VersionField] = Write(number);
        }

        return new Typed(values);
    }

    public string? Text(string field) => values.GetValueOrDefault(field)?.Trim() is { Length: > 0 } text ? text : null;

    public bool Checked(string field) => Text(field) is not null;

    public IReadOnlyList<string> Words(string field) => (Text(field) ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The records whose boxes were ticked; 0 stands for what is no id, so that it is found to be missing.</summary>
    public IReadOnlyList<long> Ticked(string field) => [.. Words(field).Select(text => Ids.TryParse(text, out var id) ? id : 0)];

    public int? Count(string field) => Read<int>(field, text => Amounts.TryCount(text, out var count) ? count : null, "Write a whole number, such as 70.");

    public long? Cents(string field) => Read<long>(field, text => Amounts.TryEuros(text, out var euros) && Math.Abs(euros) < 10_000_000_000_000m ? (long)Math.Round(euros * 100) : null, "Write an amount of euros, such as 455 000 or 1.2M.");

    /// <summary>A number in whatever unit.</summary>
    public double? Number(string field) => Read<double>(field, text => Amounts.TryEuros(text, out var number) ? (double)number : null, "Write a number, such as 455 000 or 1.2M.");

    /// <summary>A share that is typed in percent.</summary>
    public double? Percent(string field) => Read<double>(field, text => Amounts.TryShare($"{text.TrimEnd('%', ' ')} %", out var share) ? (double)share : null, "Write a share between 0 and 100 %.");

    public DateOnly? Day(string field) => Read<DateOnly>(field, text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, "Write the day as 2026-11-22.");

    public long? Id(string field) => Read<long>(field, text => Ids.TryParse(text, out var id) ? id : null, "Choose one of the list.");

    public T? Choice<T>(string field)
        where T : struct, Enum => Read<T>(field, text => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]) ? value : null, "Choose one of the list.");

    public T Required<T>(string field, T? value, string message)
        where T : struct
    {
        if (value is null && Errors[field] is null)
        {
            Errors = Errors.And(field, message);
        }

        return value ?? default;
    }

    public void Wrong(string field, string message) => Errors = Errors[field] is null ? Errors.And(field, message) : Errors;

    /// <summary>Runs the use case unless a field could not be read; answers whether it went through.</summary>
    public async Task<bool> TryAsync(Func<Task> work)
    {
        if (Errors.Any)
        {
            return false;
        }

        try
        {
            await work();
            return true;
        }
        catch (RuleViolation rule)
        {
            Errors = Errors.Of(rule);
        }
        catch (StaleEdit stale)
        {
            Errors = Errors.Of(stale);
            IsStale = true;
        }

        return false;
    }

    /// <summary>
    /// As <see cref="TryAsync"/>, but the use case hears what could not be read and refuses that together with the rules
    /// it checks itself, so that everything is told at once.
    /// </summary>
    public Task<bool> TryAllAsync(Func<IReadOnlyList<RuleViolation>, Task> work)
    {
        var found = Errors.All.Select(error => new RuleViolation(error.Field, error.Message)).ToList();
        Errors = Errors.None;
        return TryAsync(async () =>
        {
            await work(found);
            if (found.Count > 0)
            {
                throw new InvalidOperationException("A change went through although its form could not be read.");
            }
        });
    }

    /// <summary>Sets beside each field that differs what stands there now; saving again then replaces it knowingly.</summary>
    public void CompareWith(Typed now, Func<string, string, string>? name = null)
    {
        foreach (var (field, value) in now.values.Where(field => field.Key != VersionField && field.Value != (Text(field.Key) ?? "")))
        {
            Errors = Errors.And(field, value.Length == 0 ? "It is empty now." : $"It says “{name?.Invoke(field, value) ?? value}” now.");
        }

        values[VersionField] = now.values[VersionField];
    }

    /// <summary>The form as it stands now, after something else was refused.</summary>
    public void Refuse(Errors errors) => Errors = errors;

    private T? Read<T>(string field, Func<string, T?> read, string otherwise)
        where T : struct
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        var value = read(text);
        if (value is null)
        {
            Errors = Errors.And(field, otherwise);
        }

        return value;
    }

    private static string Write(object? value) => value switch
    {
        null => "",
        DateOnly day => Say.Machine(day),
        long id => Ids.Text(id),
        bool isSet => isSet ? "on" : "",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
