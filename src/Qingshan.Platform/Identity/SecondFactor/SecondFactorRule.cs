using System.Collections.Frozen;
using System.Security.Claims;

namespace Qingshan.Platform.Identity;

/// <summary>Which roles have to sign in with more than a password.</summary>
public sealed record SecondFactorRule(FrozenSet<string> Roles)
{
    /// <summary>How somebody signed in stands in the claim <c>amr</c>: <c>pwd</c>, <c>mfa</c> (RFC 8176), and this for a passkey.</summary>
    public const string Passkey = "hwk";

    public static readonly SecondFactorRule None = new([]);

    /// <summary>A code is asked for wherever there is an authenticator, so who has one has used it.</summary>
    public bool IsMissing(Viewer viewer, ClaimsPrincipal signedIn) =>
        Roles.Contains(viewer.Role.Name) && !viewer.HasSecondFactor && !signedIn.HasClaim(ClaimTypes.AuthenticationMethod, Passkey) && !signedIn.HasClaim("amr", Passkey);
}
