using System.Globalization;

namespace Solmu.Operations;

/// <summary>A version as packages write it, such as 3.50.4 or 10.0.0-rc.2.25502.107+abc; a preview comes before its release.</summary>
internal sealed class ReleaseNumber : IComparable<ReleaseNumber>
{
    private readonly int[] numbers;
    private readonly string[] preview;

    private ReleaseNumber(int[] numbers, string[] preview) => (this.numbers, this.preview) = (numbers, preview);

    /// <summary>Null for a text that is no version.</summary>
    public static ReleaseNumber? Parse(string? text)
    {
        var parts = (text ?? "").Trim().Split('+')[0].Split('-', 2);
        var numbers = new List<int>();
        foreach (var part in parts[0].Split('.'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return new ReleaseNumber([.. numbers], parts.Length == 2 ? parts[1].Split('.') : []);
    }

    public int CompareTo(ReleaseNumber? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (var i = 0; i < Math.Max(numbers.Length, other.numbers.Length); i++)
        {
            if (numbers.ElementAtOrDefault(i).CompareTo(other.numbers.ElementAtOrDefault(i)) is not 0 and var order)
            {
                return order;
            }
        }

        return preview.Length == 0 || other.preview.Length == 0
            ? other.preview.Length.CompareTo(preview.Length)
            : ComparePreviews(preview, other.preview);
    }

    private static int ComparePreviews(string[] one, string[] other)
    {
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            var order = int.TryParse(one[i], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(other[i], NumberStyles.None, CultureInfo.InvariantCulture, out var second)
                ? first.CompareTo(second)
                : string.CompareOrdinal(one[i], other[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return one.Length.CompareTo(other.Length);
    }
}
