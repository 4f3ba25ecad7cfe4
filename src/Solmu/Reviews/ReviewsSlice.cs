using Solmu.Access;

namespace Solmu.Reviews;

internal static class ReviewsSlice
{
    public static void AddReviews(this IServiceCollection services) =>
        services.AddScoped<AddReview>().AddScoped<EditReview>().AddScoped<RemoveReview>().AddScoped<FindReviews>();

    public static void MapReviews(this IEndpointRouteBuilder routes)
    {
        var edits = routes.MapGroup("/partners/{slug}/partnerships/{side}/reviews").RequireAuthorization(Policies.Editor);
        edits.MapGet("/new", ReviewForm.OpenNewAsync);
        edits.MapPost("/new", ReviewForm.AddAsync);
        edits.MapGet("/{id}", ReviewForm.OpenAsync);
        edits.MapPost("/{id}", ReviewForm.SaveAsync);
        edits.MapPost("/{id}/removal", ReviewForm.RemoveAsync);
    }
}
