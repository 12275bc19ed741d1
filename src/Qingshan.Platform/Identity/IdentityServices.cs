using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Qingshan.Platform.Identity;

public static class IdentityServices
{
    private const string CookieOrKey = "CookieOrKey";

    /// <summary>Sign-in by cookie for people and by key for programs; both end as the same <see cref="Viewer"/>.</summary>
    public static IServiceCollection AddQingshanIdentity(this IServiceCollection services)
    {
        services.AddSingleton<PlatformDbs>();
        services.AddSingleton<Viewers>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<RefusalSums>();
        services.AddSingleton<Audit>();
        services.AddHostedService<RefusalKeeper>();
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<People>();
        services.AddSingleton<PeopleReader>();
        services.AddSingleton<Organisations>();
        services.AddSingleton<Grants>();
        services.AddSingleton<Separation>();
        services.AddSingleton<Delegations>();
        services.AddSingleton<EnterpriseAccounts>();
        services.AddSingleton<Admissions>();
        services.AddSingleton<UsedCodes>();
        services.AddSingleton<KeyDesk>();
        services.AddSingleton<KeyMeter>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyMeter>());
        // Only ASP.NET Core Identity's own stores use this one; everything else opens its context for its viewer.
        services.AddScoped(provider => provider.GetRequiredService<PlatformDbs>().Open(Viewer.Program));

        services.AddAuthentication(o => o.DefaultScheme = CookieOrKey)
            .AddPolicyScheme(CookieOrKey, null, o => o.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith(ApiKeyHandler.Prefix, StringComparison.Ordinal)
                    ? ApiKeyHandler.SchemeName
                    : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme, o =>
            {
                o.Cookie.Name = "qingshan";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
                o.ExpireTimeSpan = TimeSpan.FromHours(12);
                o.SlidingExpiration = true;
                o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
            })
            // Between the password and the code, and between another provider and the account.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o => Short(o, "qingshan-code"))
            .AddCookie(IdentityConstants.ExternalScheme, o => Short(o, "qingshan-external"));
        // A new password or a closed account ends what is signed in within a minute; how it was signed in is kept.
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = TimeSpan.FromMinutes(1);
            o.OnRefreshingPrincipal = fresh =>
            {
                foreach (var how in fresh.CurrentPrincipal?.FindAll("amr") ?? []) ((ClaimsIdentity)fresh.NewPrincipal!.Identity!).AddClaim(how.Clone());
                return Task.CompletedTask;
            };
        });
        services.AddIdentityCore<Person>(o =>
            {
                o.Password.RequiredLength = 12;
                // Length is what makes a password strong; rules about character classes make it weak and forgotten.
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddUserStore<PersonStore>()
            .AddTokenProvider<AuthenticatorTokenProvider<Person>>(TokenOptions.DefaultAuthenticatorProvider)
            .AddSignInManager();
        services.Configure<IdentityPasskeyOptions>(o => o.UserVerificationRequirement = "required");
        return services;
    }

    private static void Short(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        cookie.SlidingExpiration = false;
    }
}
