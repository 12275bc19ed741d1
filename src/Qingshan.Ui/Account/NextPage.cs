using Qingshan.Platform.Identity;

namespace Qingshan.Ui.Account;

/// <summary>Where somebody is led after a step of signing in.</summary>
internal static class NextPage
{
    public const string CodePath = "/sign-in/code";

    public static string After(SignInStep step, string? back) => step switch
    {
        SignInStep.Code => $"{CodePath}?back={Uri.EscapeDataString(LocalPath.OrHome(back))}",
        SignInStep.ChoosePassword => PolicyGate.PasswordPath,
        _ => LocalPath.OrHome(back),
    };
}
