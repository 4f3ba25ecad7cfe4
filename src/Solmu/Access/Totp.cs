using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Solmu.Access;

/// <summary>The six digits that an authenticator app shows for half a minute (RFC 6238 with SHA-1, as all of them know it).</summary>
public static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Digits = 6;
    private static readonly TimeSpan StepLength = TimeSpan.FromSeconds(30);

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    public static long StepAt(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks / StepLength.Ticks;

    public static string CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 as the apps know it; the weakness of SHA-1 does not touch HMAC.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D" + Digits, CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is: the one of now, or a neighbour, as clocks drift. Every step is compared, whichever fits.</summary>
    public static long? Match(byte[] key, string? code, DateTime now)
    {
        var typed = Encoding.UTF8.GetBytes(Clean(code));
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(CodeOf(key, step))))
            {
                found = step;
            }
        }

        return found;
    }

    public static bool LooksLikeOne(string? code) => Clean(code) is { Length: Digits } clean && clean.All(char.IsAsciiDigit);

    /// <summary>The key as people type it into an app.</summary>
    public static string Text(byte[] key)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var part in key)
        {
            (bits, held) = ((bits << 8) | part, held + 8);
            for (; held >= 5; held -= 5)
            {
                text.Append(Base32[(bits >> (held - 5)) & 31]);
            }

            bits &= (1 << held) - 1;
        }

        return text.ToString();
    }

    /// <summary>What a QR code holds for the app.</summary>
    public static string Address(byte[] key, string email) =>
        $"otpauth://totp/Solmu:{Uri.EscapeDataString(email)}?secret={Text(key)}&issuer=Solmu&algorithm=SHA1&digits={Digits}&period={(int)StepLength.TotalSeconds}";

    private static string Clean(string? code) => string.Concat((code ?? "").Where(letter => !char.IsWhiteSpace(letter)));
}
