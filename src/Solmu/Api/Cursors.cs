using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Solmu.Database;

namespace Solmu.Api;

/// <summary>
/// Writes where a list goes on as a word that means nothing to its reader, and takes back only its own words, for the
/// same list in the same order.
/// </summary>
internal sealed class Cursors(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("solmu.api.cursor");

    public string Write(Position position, HttpRequest request) =>
        WebEncoders.Base64UrlEncode(protector.Protect(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ListOf(request)}\n{position.Id}\n{position.Key}"))));

    public Position Read(string cursor, HttpRequest request)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(protector.Unprotect(WebEncoders.Base64UrlDecode(cursor))).Split('\n', 3);
            if (parts.Length == 3 && parts[0] == ListOf(request))
            {
                return new Position(parts[2], long.Parse(parts[1], CultureInfo.InvariantCulture));
            }
        }
        catch (Exception foreign) when (foreign is CryptographicException or FormatException)
        {
            // Not one of ours; the answer is the same as for one of another list.
        }

        throw new RefusedRequest(Refusal.Of(StatusCodes.Status400BadRequest, "after", "That is not where this list goes on. Take `next` of the list before, with the same parameters."));
    }

    /// <summary>Everything that decides which rows there are, and in which order.</summary>
    private static string ListOf(HttpRequest request)
    {
        var parts = request.Query.Where(part => part.Key is not ("after" or "limit")).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => $"{part.Key}={part.Value}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Path}?{string.Join('&', parts)}")), 0, 8);
    }
}
