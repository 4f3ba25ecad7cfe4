namespace Solmu.Contacts;
internal static class Recurrences { public static IReadOnlyList<DateTime> Occurrences(string recurrence, DateTime first, DateTime until) => [first]; }
