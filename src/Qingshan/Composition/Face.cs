namespace Qingshan.Composition;

/// <summary>Pages and their files.</summary>
internal static class Face
{
    public static void AddFace(this IServiceCollection services) => services.AddAntiforgery();

    public static void MapFace(this WebApplication app)
    {
    }
}
