using Qingshan.Platform.Common;
using Qingshan.Ui.Account;

namespace Qingshan.Composition;

/// <summary>What the settings say of signing in from elsewhere.</summary>
internal static class OidcSettings
{
    public static Result<ExternalProviders> Of(Settings settings)
    {
        if (settings.OidcAuthority.Length == 0) return new ExternalProviders(null);
        if (!Uri.TryCreate(settings.OidcAuthority, UriKind.Absolute, out var authority) || !(authority.Scheme == "https" || (authority.Scheme == "http" && authority.IsLoopback)))
            return ProgramErrors.WrongOidc.Of(nameof(Settings.OidcAuthority), settings.OidcAuthority);
        if (settings.OidcClientId.Length == 0) return ProgramErrors.WrongOidc.Of(nameof(Settings.OidcClientId), "-");
        if (settings.OidcName.Length == 0) return ProgramErrors.WrongOidc.Of(nameof(Settings.OidcName), "-");
        if (settings.OidcClaim.Length == 0) return ProgramErrors.WrongOidc.Of(nameof(Settings.OidcClaim), "-");
        try
        {
            var secret = File.ReadAllText(settings.OidcSecretFile).Trim();
            return secret.Length == 0
                ? ProgramErrors.WrongOidc.Of(nameof(Settings.OidcSecretFile), $"{settings.OidcSecretFile}: 0")
                : new ExternalProviders(new(settings.OidcAuthority, settings.OidcClientId, secret, settings.OidcName, settings.OidcClaim));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ProgramErrors.WrongOidc.Of(nameof(Settings.OidcSecretFile), e.Message);
        }
    }
}
