namespace Qingshan.Platform.Streams;

/// <summary>
/// The hours of one factor at a point as the checks see them: numbers that the device itself does not call faulty, in order of time.
/// Sections that are measured every four hours have a step of four.
/// </summary>
internal sealed class Hours(string factor, string unit, TimeSpan step)
{
    private readonly List<DateTime> _starts = [];
    private readonly List<double> _values = [];

    public string Factor => factor;

    public string Unit => unit;

    public TimeSpan Step => step;

    public int Count => _starts.Count;

    public void Add(DateTime start, double value)
    {
        _starts.Add(start);
        _values.Add(value);
    }

    public DateTime Start(int at) => _starts[at];

    public double Value(int at) => _values[at];

    /// <summary>Index of the first hour at or after a moment.</summary>
    public int From(DateTime start)
    {
        var at = _starts.BinarySearch(start);
        return at < 0 ? ~at : at;
    }

    public double At(DateTime start)
    {
        var at = _starts.BinarySearch(start);
        return at < 0 ? double.NaN : _values[at];
    }

    /// <summary>Mean of all that is there; 0 where nothing is.</summary>
    public double Mean() => _values.Count == 0 ? 0 : _values.Average();

    /// <summary>Differences between hours that follow each other without a gap, within the time before one, none older than it reaches.</summary>
    public double[] DifferencesBefore(int at, TimeSpan reach)
    {
        var differences = new List<double>();
        for (var i = at - 1; i > 0 && _starts[at] - _starts[i] <= reach; i--)
            if (_starts[i] - _starts[i - 1] == step) differences.Add(Math.Abs(_values[i] - _values[i - 1]));
        return [.. differences];
    }
}

/// <summary>One hour that a check found something about.</summary>
/// <param name="Detail">The numbers, for a person to judge.</param>
internal readonly record struct Finding(string Factor, DateTime Start, Observations.MarkReason Reason, string Detail);
