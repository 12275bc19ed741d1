using System.Text;

namespace Qingshan.Hj212;

/// <summary>What a field of CP says about its factor: the part of the key after the last hyphen (HJ 212-2017, 6.3.3).</summary>
public enum FieldSuffix
{
    /// <summary>A plain key without a factor, such as <c>DataTime</c> or <c>PolId</c>.</summary>
    None,

    /// <summary>Realtime value.</summary>
    Rtd,

    /// <summary>Lowest value of the period.</summary>
    Min,

    /// <summary>Mean of the period.</summary>
    Avg,

    /// <summary>Highest value of the period.</summary>
    Max,

    /// <summary>Total of the period: an amount emitted, or a volume.</summary>
    Cou,

    /// <summary>Realtime value converted to reference oxygen.</summary>
    ZsRtd,

    /// <summary>Lowest converted value.</summary>
    ZsMin,

    /// <summary>Mean of the converted value.</summary>
    ZsAvg,

    /// <summary>Highest converted value.</summary>
    ZsMax,

    /// <summary>Data flag, one letter (N normal, F stopped, M maintenance, S manual, D fault, C calibration, T over range, B communication).</summary>
    Flag,

    /// <summary>The device's own extended flag.</summary>
    EFlag,

    /// <summary>When the sample was taken, Beijing time.</summary>
    SampleTime,

    /// <summary>Running state of a treatment facility: 0 off, 1 run, 2 calibrate, 3 maintain, 4 alarm, 5 blowback.</summary>
    RS,

    /// <summary>Running time of a treatment facility in the period, hours.</summary>
    RT,

    /// <summary>Noise value of the whole period.</summary>
    Data,

    /// <summary>Noise value of the day time.</summary>
    DayData,

    /// <summary>Noise value of the night time.</summary>
    NightData,

    /// <summary>Information from the site: log text, state or parameter.</summary>
    Info,

    /// <summary>Serial number of an instrument.</summary>
    SN,

    /// <summary>A suffix that the standard does not list, such as <c>ZsCou</c> or <c>ValidNum</c>; its text is on the field.</summary>
    Other,
}

/// <summary>Suffixes as they are written.</summary>
internal static class FieldSuffixText
{
    private static readonly FieldSuffix[] All = Enum.GetValues<FieldSuffix>();

    private static readonly byte[][] Names = [.. All.Select(s => Encoding.ASCII.GetBytes(s.ToString()))];

    public static ReadOnlySpan<byte> Of(FieldSuffix suffix) => Names[(int)suffix];

    /// <summary>Devices vary the case, so it does not count.</summary>
    public static FieldSuffix Read(ReadOnlySpan<byte> text)
    {
        switch (text.Length)
        {
            case 2:
                return ((text[0] << 8 | text[1]) & 0xDFDF) switch
                {
                    'R' << 8 | 'S' => FieldSuffix.RS,
                    'R' << 8 | 'T' => FieldSuffix.RT,
                    'S' << 8 | 'N' => FieldSuffix.SN,
                    _ => FieldSuffix.Other,
                };
            case 3:
                return Statistic(text, FieldSuffix.Rtd, FieldSuffix.Min, FieldSuffix.Avg, FieldSuffix.Max, FieldSuffix.Cou);
            case 4:
                return Is(text, FieldSuffix.Flag) ? FieldSuffix.Flag
                    : Is(text, FieldSuffix.Data) ? FieldSuffix.Data
                    : Is(text, FieldSuffix.Info) ? FieldSuffix.Info : FieldSuffix.Other;
            case 5:
                if (Is(text, FieldSuffix.EFlag)) return FieldSuffix.EFlag;
                return (text[0] | 0x20) != 'z' || (text[1] | 0x20) != 's'
                    ? FieldSuffix.Other
                    : Statistic(text[2..], FieldSuffix.ZsRtd, FieldSuffix.ZsMin, FieldSuffix.ZsAvg, FieldSuffix.ZsMax, FieldSuffix.Other);
            case 7:
                return Is(text, FieldSuffix.DayData) ? FieldSuffix.DayData : FieldSuffix.Other;
            case 9:
                return Is(text, FieldSuffix.NightData) ? FieldSuffix.NightData : FieldSuffix.Other;
            case 10:
                return Is(text, FieldSuffix.SampleTime) ? FieldSuffix.SampleTime : FieldSuffix.Other;
            default:
                return FieldSuffix.Other;
        }
    }

    private static FieldSuffix Statistic(
        ReadOnlySpan<byte> text, FieldSuffix rtd, FieldSuffix min, FieldSuffix avg, FieldSuffix max, FieldSuffix cou) =>
        ((text[0] << 16 | text[1] << 8 | text[2]) | 0x202020) switch
        {
            'r' << 16 | 't' << 8 | 'd' => rtd,
            'm' << 16 | 'i' << 8 | 'n' => min,
            'a' << 16 | 'v' << 8 | 'g' => avg,
            'm' << 16 | 'a' << 8 | 'x' => max,
            'c' << 16 | 'o' << 8 | 'u' => cou,
            _ => FieldSuffix.Other,
        };

    private static bool Is(ReadOnlySpan<byte> text, FieldSuffix suffix) => Ascii.EqualsIgnoreCase(text, Of(suffix));
}
