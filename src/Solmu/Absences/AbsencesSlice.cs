using Solmu.Access;

namespace Solmu.Absences;

internal static class AbsencesSlice
{
    public static void AddAbsences(this IServiceCollection services) =>
        services.AddScoped<AddHolidays>().AddScoped<RemoveHoliday>().AddScoped<AddLeave>().AddScoped<RemoveLeave>().AddScoped<FindAbsences>();

    public static void MapAbsences(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(HolidaysPages.Path, HolidaysPages.ShowAsync).RequireAuthorization(Policies.Staff);

        var keepers = routes.MapGroup(HolidaysPages.Path).RequireAuthorization(Policies.Keeper);
        keepers.MapPost("", HolidaysPages.AddAsync);
        keepers.MapPost("/lines", HolidaysPages.AddLinesAsync);
        keepers.MapPost("/{id}/removal", HolidaysPages.RemoveAsync);
    }
}
