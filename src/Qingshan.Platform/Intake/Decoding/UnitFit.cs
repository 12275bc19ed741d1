using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>
/// From the unit in which a sender reports to the unit of the series, which the first who reported gave it: units belong to the
/// sender's configuration, never to the code of the factor.
/// </summary>
internal readonly struct UnitFit
{
    private readonly Unit? _from, _to;

    private UnitFit(Unit from, Unit to) => (_from, _to) = (from, to);

    /// <summary>Where one of the two is not known, values are taken as they are: nobody has said that they differ.</summary>
    /// <returns>False where the units are of different dimensions: such a value belongs to no series of that unit.</returns>
    public static bool TryBetween(string from, string to, out UnitFit fit)
    {
        fit = default;
        if (from == to || !Unit.TryParse(from, out var given) || !Unit.TryParse(to, out var wanted) || ReferenceEquals(given, wanted)) return true;
        if (given.Dimension != wanted.Dimension) return false;
        fit = new(given, wanted);
        return true;
    }

    /// <summary>The observation in the unit of the series. A total has a unit of its own and stays.</summary>
    public Observation Of(in Observation o) => _from is null ? o : o with { Value = Of(o.Value), Min = Of(o.Min), Max = Of(o.Max), Converted = Of(o.Converted) };

    public double Of(double value) => _from is null || !Unit.TryConvert(value, _from, _to!, out var converted) ? value : converted;
}
