using Qingshan.Hj212;

namespace Qingshan.Platform.Intake;

/// <summary>How hard missing periods are asked for.</summary>
internal static class PullPace
{
    public const int MostTries = 5;

    /// <summary>Gaps with at most so many periods between them are one request.</summary>
    public const int Near = 4;

    /// <summary>After a gap was given up.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(1);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)];

    /// <summary>The pause after a try that did not bring everything.</summary>
    public static TimeSpan After(int tries) => Pauses[Math.Clamp(tries, 1, Pauses.Length) - 1];

    /// <summary>Periods of one request: a day of ten minutes, three days of hours, a month of days.</summary>
    public static int MostPeriods(int command) => command switch { CommandNumbers.Minute => 144, CommandNumbers.Hour => 72, _ => 31 };

    /// <summary>How far back is asked: a week, of days a month.</summary>
    public static TimeSpan Depth(int command) => TimeSpan.FromDays(command == CommandNumbers.Day ? 31 : 7);

    /// <summary>The device does not know the command: no further try will bring more.</summary>
    public static bool IsUseless(ExchangeOutcome outcome) => outcome.QnRtn == QnRtn.WrongCn || outcome.End == ExchangeEnd.NotWritable;
}
