namespace Qingshan.Analysis.Space;

/// <summary>Places between which distances are measured: on a plane in its unit, or on the earth in metres.</summary>
public sealed class Places
{
    private readonly double[] _coordinates;
    private readonly bool _earth;
    private KdTree? _tree;

    private Places(IReadOnlyList<double> x, IReadOnlyList<double> y, double[] coordinates, bool earth) => (X, Y, _coordinates, _earth) = (x, y, coordinates, earth);

    /// <summary>To the east, or the longitude.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>To the north, or the latitude.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>How many places there are.</summary>
    public int Count => X.Count;

    /// <summary>Whether they are longitudes and latitudes.</summary>
    public bool AreOnEarth => _earth;

    /// <summary>Points of a plane, such as projected coordinates.</summary>
    /// <param name="x">To the east; none missing.</param>
    /// <param name="y">To the north, in the same unit.</param>
    /// <returns>The places; distances are in the unit of the coordinates.</returns>
    /// <exception cref="ArgumentException">The two differ in length, or one is missing.</exception>
    public static Places Plane(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Check(x, y);
        var coordinates = new double[2 * x.Length];
        for (var i = 0; i < x.Length; i++) (coordinates[2 * i], coordinates[2 * i + 1]) = (x[i], y[i]);
        return new([.. x], [.. y], coordinates, false);
    }

    /// <summary>Longitudes and latitudes; distances are along great circles, in metres (see <see cref="GreatCircle"/>).</summary>
    /// <param name="longitude">Degrees, none missing, all of one datum.</param>
    /// <param name="latitude">Degrees.</param>
    /// <returns>The places.</returns>
    /// <exception cref="ArgumentException">The two differ in length, or one is missing.</exception>
    public static Places Earth(ReadOnlySpan<double> longitude, ReadOnlySpan<double> latitude)
    {
        Check(longitude, latitude);
        // On the sphere in space a chord grows with the arc, so that one tree finds near places there as on the plane.
        var coordinates = new double[3 * longitude.Length];
        for (var i = 0; i < longitude.Length; i++)
        {
            var (a, b) = (longitude[i] * Math.PI / 180, latitude[i] * Math.PI / 180);
            coordinates[3 * i] = GreatCircle.RadiusMetres * Math.Cos(b) * Math.Cos(a);
            coordinates[3 * i + 1] = GreatCircle.RadiusMetres * Math.Cos(b) * Math.Sin(a);
            coordinates[3 * i + 2] = GreatCircle.RadiusMetres * Math.Sin(b);
        }
        return new([.. longitude], [.. latitude], coordinates, true);
    }

    /// <summary>The distance between two of the places.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <returns>In the unit of the coordinates, or metres on the earth.</returns>
    public double Distance(int a, int b) => Arc(KdTree.Square(At(a), At(b)));

    /// <summary>The distance to one of other places of the same kind.</summary>
    /// <param name="a">One of these.</param>
    /// <param name="others">The others.</param>
    /// <param name="b">One of them.</param>
    /// <returns>In the unit of the coordinates, or metres on the earth.</returns>
    public double Distance(int a, Places others, int b)
    {
        ArgumentNullException.ThrowIfNull(others);
        return Arc(KdTree.Square(At(a), others.At(b)));
    }

    /// <summary>The diagonal of the box around them.</summary>
    /// <returns>In the unit of the coordinates, or metres on the earth.</returns>
    public double Diagonal()
    {
        if (Count == 0) return 0;
        double[] x = [X.Min(), X.Max()], y = [Y.Min(), Y.Max()];
        return (_earth ? Earth(x, y) : Plane(x, y)).Distance(0, 1);
    }

    /// <summary>
    /// The same places with distances across a direction lengthened, for fields that reach farther along it than across (geometric anisotropy).
    /// </summary>
    /// <param name="direction">The direction of the long reach, degrees clockwise from north.</param>
    /// <param name="ratio">The reach across over the reach along, above 0 up to 1.</param>
    /// <returns>The places; distances along the direction are as before.</returns>
    /// <exception cref="InvalidOperationException">The places are on the earth, where a direction is not the same everywhere.</exception>
    public Places Stretched(double direction, double ratio)
    {
        if (_earth) throw new InvalidOperationException("Only places of a plane have one direction.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        var (east, north) = (Math.Sin(direction * Math.PI / 180), Math.Cos(direction * Math.PI / 180));
        var coordinates = new double[2 * Count];
        for (var i = 0; i < Count; i++) (coordinates[2 * i], coordinates[2 * i + 1]) = (X[i] * east + Y[i] * north, (X[i] * north - Y[i] * east) / ratio);
        return new(X, Y, coordinates, false);
    }

    internal int Dimensions => _earth ? 3 : 2;

    internal double[] Coordinates => _coordinates;

    internal KdTree Tree => _tree ??= new(_coordinates, Dimensions);

    internal ReadOnlySpan<double> At(int index) => _coordinates.AsSpan(index * Dimensions, Dimensions);

    /// <summary>The distance whose square the tree gives.</summary>
    internal double Arc(double square) => _earth ? 2 * GreatCircle.RadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(square) / (2 * GreatCircle.RadiusMetres))) : Math.Sqrt(square);

    /// <summary>What the tree has to be asked for to get all within a distance.</summary>
    internal double Chord(double distance) => _earth ? 2 * GreatCircle.RadiusMetres * Math.Sin(Math.Min(Math.PI / 2, distance / (2 * GreatCircle.RadiusMetres))) : distance;

    /// <summary>Some of the places.</summary>
    /// <param name="which">Their numbers.</param>
    /// <returns>They, in this order.</returns>
    public Places Pick(IReadOnlyList<int> which)
    {
        ArgumentNullException.ThrowIfNull(which);
        var coordinates = new double[which.Count * Dimensions];
        for (var k = 0; k < which.Count; k++) At(which[k]).CopyTo(coordinates.AsSpan(k * Dimensions));
        return new([.. which.Select(i => X[i])], [.. which.Select(i => Y[i])], coordinates, _earth);
    }

    private static void Check(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length) throw new ArgumentException("Both coordinates need the same length.", nameof(y));
        for (var i = 0; i < x.Length; i++)
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i])) throw new ArgumentException($"The place {i} has no coordinates; leave it out before.", nameof(x));
    }
}
