using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Account;
using Qingshan.Ui.Docs;
using Qingshan.Ui.Layout;

namespace Qingshan.Ui;

/// <summary>The pages as services and routes: rendered on the server and nowhere else.</summary>
public static class UiServices
{
    /// <param name="navigation">The navigation of all applications.</param>
    /// <param name="assemblies">Where error kinds are declared beside the platform and the pages themselves.</param>
    public static IServiceCollection AddQingshanUi(this IServiceCollection services, IEnumerable<NavigationEntry> navigation, params Assembly[] assemblies)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "qingshan-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
        // Chinese goes out as it is, not as numbered entities three times its size.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(new Navigation(navigation));
        services.AddSingleton(new ErrorCatalogue([typeof(ErrorKind).Assembly, typeof(UiServices).Assembly, .. assemblies]));
        services.AddScoped<SignInDesk>();
        services.AddScoped<SecondFactorDesk>();
        services.AddScoped<PasskeyDesk>();
        return services;
    }

    /// <param name="assemblies">Where the pages of the applications are.</param>
    public static void MapQingshanUi(this IEndpointRouteBuilder routes, params Assembly[] assemblies)
    {
        routes.MapLanguage();
        routes.MapSignOut();
        routes.MapActing();
        routes.MapSecondFactor();
        routes.MapPasskeys();
        routes.MapExternal();
        // Pages say themselves what they need; what the framework adds beside them is for everybody.
        routes.MapRazorComponents<App>().AddAdditionalAssemblies(assemblies).Add(endpoint =>
        {
            if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
                endpoint.Metadata.Add(new NeedsAttribute(Permission.SeePublic));
        });
    }
}
