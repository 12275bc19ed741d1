using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Qingshan.Analysis.Grids;

/// <summary>An axis of a gridded variable.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Length">How many points it has.</param>
public sealed record GridDimension(string Name, int Length);

/// <summary>A variable of a gridded file, whose values are read when they are asked for.</summary>
public sealed class GridVariable
{
    // What the netCDF library writes where nothing was written.
    private const double NeverWritten = 9.969209968386869e36;

    private readonly Func<int[], double[]> _stored;

    internal GridVariable(string name, ImmutableArray<GridDimension> dimensions, FrozenDictionary<string, object> attributes, Func<int[], double[]> stored) =>
        (Name, Dimensions, Attributes, _stored) = (name, dimensions, attributes, stored);

    /// <summary>Its name in the file.</summary>
    public string Name { get; }

    /// <summary>Its axes, that which runs slowest first.</summary>
    public ImmutableArray<GridDimension> Dimensions { get; }

    /// <summary>Its attributes: texts, or arrays of numbers (<c>double[]</c>).</summary>
    public FrozenDictionary<string, object> Attributes { get; }

    /// <summary>A text that is given in its attributes.</summary>
    /// <param name="attribute">The name of the attribute, such as <c>units</c>.</param>
    /// <returns>The text; empty where there is none.</returns>
    public string Text(string attribute) => Attributes.GetValueOrDefault(attribute) as string ?? "";

    /// <summary>
    /// Reads values by the conventions CF (1.11, sections 2.5.1 and 8.1): what is missing by <c>_FillValue</c>, <c>missing_value</c> or the valid range is NaN, and packed numbers
    /// are unpacked by <c>scale_factor</c> and <c>add_offset</c>.
    /// </summary>
    /// <param name="leading">Where on the first axes to read, one index for each; the values are of all other axes, the last running fastest. None for all of it.</param>
    /// <returns>The values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more indices than axes, or one is outside of its axis.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or more than 100 million values would be read at once; <see cref="GridFile.Plane"/> says so as a problem.</exception>
    public double[] Values(params int[] leading)
    {
        ArgumentNullException.ThrowIfNull(leading);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leading.Length, Dimensions.Length);
        for (var d = 0; d < leading.Length; d++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(leading[d]);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leading[d], Dimensions[d].Length);
        }
        var values = _stored(leading);
        double[] missing = [.. Numbers("_FillValue"), .. Numbers("missing_value")];
        var range = Numbers("valid_range");
        var (low, high) = range.Length == 2 ? (range[0], range[1]) : (One("valid_min", double.NegativeInfinity), One("valid_max", double.PositiveInfinity));
        var (scale, offset) = (One("scale_factor", 1), One("add_offset", 0));
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            var absent = value < low || value > high || Math.Abs(value) >= NeverWritten * 0.9999999;
            foreach (var code in missing) absent |= Same(value, code);
            values[i] = absent ? double.NaN : value * scale + offset;
        }
        return values;
    }

    // A code written as float and read as double differs in the eighth digit.
    private static bool Same(double value, double code) => value == code || Math.Abs(value - code) <= 1e-7 * Math.Abs(code);

    private double One(string attribute, double otherwise) => Numbers(attribute) is { Length: > 0 } numbers ? numbers[0] : otherwise;

    private double[] Numbers(string attribute) => Attributes.GetValueOrDefault(attribute) as double[] ?? [];
}
