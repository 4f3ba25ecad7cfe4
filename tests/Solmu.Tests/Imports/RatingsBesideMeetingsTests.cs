using Solmu.Tests.Testing;

namespace Solmu.Tests.Imports;

public sealed class RatingsBesideMeetingsTests
{
    [Fact]
    public async Task A_rating_finds_the_person_whom_only_the_calendar_of_the_same_command_names()
    {
        await using var app = await TestApp.StartWithFirmAsync();
        var ratings = await app.FileAsync("ratings.csv", "own,other,closeness,trust,date\nanna@solvtech.example,katrin@edunet.example,4,5,2026-11-01\n");
        var calendar = await app.FileAsync("calendar.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261103T080000Z\r\nDTEND:20261103T083000Z\r\nORGANIZER:mailto:anna@solvtech.example\r\nATTENDEE:mailto:katrin@edunet.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");

        var files = (await app.RunAsync("import", ratings, calendar, "--json")).ShouldExit(0).Json.GetProperty("files");

        Assert.All(files.EnumerateArray(), file => Assert.Equal((1, 0), (file.GetProperty("created").GetInt32(), file.GetProperty("skipped").GetInt32())));
    }
}
