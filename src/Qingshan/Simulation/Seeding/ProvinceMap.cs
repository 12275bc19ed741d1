using Qingshan.Platform.Ledger;

namespace Qingshan.Simulation;

/// <summary>A stretch of degrees, west to east and south to north; ends inclusive.</summary>
internal readonly record struct Extent(double West, double South, double East, double North)
{
    public bool Holds(Place place) => place.Longitude >= West && place.Longitude <= East && place.Latitude >= South && place.Latitude <= North;

    /// <summary>One of so many equal cells, row by row from the south-west.</summary>
    public Extent Cell(int index, int columns, int rows)
    {
        var (width, height) = ((East - West) / columns, (North - South) / rows);
        var (column, row) = (index % columns, index / columns % rows);
        return new(West + column * width, South + row * height, West + (column + 1) * width, South + (row + 1) * height);
    }

    /// <summary>A place in it: many near the middle, none at the edge.</summary>
    public Place Near(ulong seed, double spread = 0.14)
    {
        double Part(long place) => 0.5 + Math.Clamp(spread * Chance.Normal(seed, place), -0.42, 0.42);
        return Place.Wgs84(Math.Round(West + (East - West) * Part(1), 5), Math.Round(South + (North - South) * Part(2), 5));
    }

    /// <summary>A place on a river that winds through it from west to east.</summary>
    /// <param name="part">0 where it comes in, 1 where it leaves.</param>
    /// <param name="seed">Gives each river its own bends.</param>
    public Place OnRiver(double part, ulong seed)
    {
        var bends = 0.5 + 0.3 * Math.Sin(part * 8 + 6 * Chance.Uniform(seed, 11)) + 0.08 * Math.Sin(part * 27 + 6 * Chance.Uniform(seed, 12));
        return Place.Wgs84(Math.Round(West + (East - West) * (0.02 + 0.96 * part), 5), Math.Round(South + (North - South) * bends, 5));
    }
}
