namespace Qingshan.Simulation;

/// <summary>One factor over one period, from a value a minute, so that minutes, hours and days of a device agree.</summary>
internal struct PeriodSummary()
{
    private int _count;
    private double _sum;

    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>Volume or mass of the period.</summary>
    public double Total { get; private set; }

    public readonly double Mean => _sum / _count;

    public void Add(double value, double total)
    {
        _count++;
        _sum += value;
        Total += total;
        if (value < Min) Min = value;
        if (value > Max) Max = value;
    }
}
