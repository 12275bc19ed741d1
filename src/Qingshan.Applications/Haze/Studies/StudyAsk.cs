using Qingshan.Analysis.Effect;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>What a study finds out.</summary>
public enum StudyKind
{
    /// <summary>What a period with measures would have been without them.</summary>
    [Term("管控效果", "effect of measures")]
    Effect,

    /// <summary>Years freed from weather.</summary>
    [Term("剔除气象的各年", "years freed from weather")]
    Years,

    /// <summary>Where a pollutant comes from, kinds of evidence side by side.</summary>
    [Term("来源并排", "sources side by side")]
    Sources,
}

/// <summary>A question that takes minutes to answer. Two that are equal have one answer.</summary>
/// <param name="City">Code of the city.</param>
/// <param name="Stations">Codes of the stations that the city is the mean of: who sees others asks another question.</param>
/// <param name="Window">The period: with measures, or looked at for sources; empty for all that there is.</param>
/// <param name="Others">Other periods with measures, which are neither learned from nor compared with.</param>
public sealed record StudyAsk(StudyKind Kind, string City, string Stations, AirPollutant Pollutant, string Window, string Others)
{
    /// <summary>From an address or a form.</summary>
    public static Result<StudyAsk> Of(StudyKind kind, CityAir city, string? factor, string? from, string? to, string? others)
    {
        AirPollutant? pollutant = string.IsNullOrEmpty(factor) ? AirPollutant.Pm25 : AirPollutants.All.Where(p => p.Code() == factor).Select(p => (AirPollutant?)p).FirstOrDefault();
        if (pollutant is not { } of) return CommonErrors.BadParameter.Of("factor", factor, string.Join(", ", AirPollutants.All.Select(p => p.Code())));
        var window = "";
        if (!string.IsNullOrEmpty(from) || !string.IsNullOrEmpty(to))
        {
            if (!MeasureWindow.Read($"{from}/{to}", "from, to").TryGet(out var read, out var problem)) return HazeErrors.Of(problem);
            window = read[0].ToString();
        }
        else if (kind == StudyKind.Effect) return CommonErrors.BadParameter.Of("from", from, "2014-11-03");
        if (!MeasureWindow.Read(others ?? "", "others").TryGet(out var beside, out var wrong)) return HazeErrors.Of(wrong);
        return new StudyAsk(kind, city.Place.Code, StationsOf(city.Place), of, window, kind == StudyKind.Effect ? string.Join("; ", beside) : "");
    }

    internal static string StationsOf(Shared.Air.AirPlace place) => string.Join(',', place.Stations.Select(s => s.Code).Order(StringComparer.Ordinal));

    /// <summary>The period; null for all that there is.</summary>
    internal MeasureWindow? Period => Window.Length == 0 ? null : MeasureWindow.Read(Window, "window").Value[0];
}
