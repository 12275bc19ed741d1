using Qingshan.Analysis.Effect;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Warnings;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>What warnings did to the air of their city: a study of an effect like any other, asked for by who evaluates a warning, and found by whoever asks the same of those days.</summary>
public sealed class WarningEffects(StudyDesk desk)
{
    /// <summary>The whole days of a warning; null where it has none yet.</summary>
    public static MeasureWindow? WindowOf(IssuedWarning warning)
    {
        if (warning is not { From: { } from, LiftedAt: { } lifted } || lifted <= from) return null;
        return new(DateOnly.FromDateTime(BeijingTime.FromUtc(from)), DateOnly.FromDateTime(BeijingTime.FromUtc(lifted.AddTicks(-1))));
    }

    /// <summary>What is known: the result, or null while it is computed, or where nobody has asked for it.</summary>
    /// <param name="others">Other warnings of the city: their days are neither learned from nor compared with.</param>
    /// <param name="begin">Asks for it where nobody has.</param>
    public async Task<Result<EffectOnAir>?> OfAsync(Viewer viewer, IssuedWarning warning, CityAir city, IEnumerable<IssuedWarning> others, bool begin, CancellationToken cancel)
    {
        if (WindowOf(warning) is not { } window) return null;
        var around = others.Where(o => o.Id != warning.Id).Select(WindowOf).OfType<MeasureWindow>().Where(o => !o.Near(window, 0));
        var ask = new StudyAsk(StudyKind.Effect, city.Place.Code, StudyAsk.StationsOf(city.Place), AirPollutant.Pm25, window.ToString(), string.Join("; ", around));
        var study = desk.Of(ask);
        if (study is null && begin && !(await desk.StartAsync(viewer, city, ask, again: false, cancel)).TryGet(out study, out var refused)) return (Result<EffectOnAir>)refused;
        if (study?.Error is { } failed) return (Result<EffectOnAir>)failed;
        return study?.Answer?.Effect is not { } e ? (Result<EffectOnAir>?)null
            : (Result<EffectOnAir>)new EffectOnAir(window.ToString(), e.Observed, e.Counterfactual, e.Percent, e.PercentLow, e.PercentHigh, e.P, e.Detectable, e.Placebos.Length);
    }
}
