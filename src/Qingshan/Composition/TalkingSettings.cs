using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;

namespace Qingshan.Composition;

/// <summary>What the settings say of talking back to devices.</summary>
internal static class TalkingSettings
{
    public static Result<TalkingOptions> Of(Settings settings)
    {
        if (!Enum.TryParse<ClockPolicy>(settings.ClockPolicy, ignoreCase: true, out var clock) || !Enum.IsDefined(clock)) return ProgramErrors.WrongClockPolicy.Of(settings.ClockPolicy);
        foreach (var (name, value, least) in ((string, int, int)[])[
            (nameof(Settings.TalkTimeout), settings.TalkTimeout, 1), (nameof(Settings.TalkResends), settings.TalkResends, 0), (nameof(Settings.TalkPatience), settings.TalkPatience, 1),
            (nameof(Settings.CommandExpiry), settings.CommandExpiry, 1), (nameof(Settings.PullAfter), settings.PullAfter, 0)])
            if (value < least) return ProgramErrors.TooSmall.Of(name, value, least);
        return new TalkingOptions(
            new(TimeSpan.FromSeconds(settings.TalkTimeout), settings.TalkResends, TimeSpan.FromSeconds(settings.TalkPatience)),
            TimeSpan.FromHours(settings.CommandExpiry), clock, settings.PullMissing, TimeSpan.FromSeconds(settings.PullAfter));
    }
}
