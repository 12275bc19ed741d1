using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Weather;

/// <summary>Where an air parcel is.</summary>
/// <param name="Hours">Hours from the start; below 0 backwards.</param>
/// <param name="Time">UTC.</param>
/// <param name="Place">Longitude -180 to 180, and latitude.</param>
/// <param name="Level">In the unit of the grid's levels.</param>
public readonly record struct TrajectoryPoint(double Hours, DateTime Time, LonLat Place, double Level);

/// <summary>
/// The way of an air parcel through gridded winds, forwards or backwards, by the method of Runge and Kutta of fourth order on the sphere: places are unit vectors and
/// steps are arcs, so that neither the poles nor the date line are special.
/// </summary>
/// <param name="Points">From the start on, one at each hour that was asked for.</param>
/// <param name="IsWhole">False where the parcel left the grid before the end.</param>
public sealed record Trajectory(ImmutableArray<TrajectoryPoint> Points, bool IsWhole)
{
    /// <summary>Follows a parcel, in O(hours / step).</summary>
    /// <param name="winds">The winds.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="level">At which level, in the unit of the grid.</param>
    /// <param name="time">When, UTC.</param>
    /// <param name="hours">How far; below 0 backwards; at most 30 days.</param>
    /// <param name="stepMinutes">The length of a step, which has to divide an hour; 10 is enough for winds every 6 hours.</param>
    /// <returns>The trajectory; a problem where the start is outside of the grid.</returns>
    public static Analysed<Trajectory> Of(WindGrid winds, LonLat start, double level, DateTime time, int hours, int stepMinutes = 10)
    {
        ArgumentNullException.ThrowIfNull(winds);
        if (stepMinutes is < 1 or > 60 || 60 % stepMinutes != 0) return AnalysisProblem.Option("step", stepMinutes, "能整除 60 的分钟数", "minutes that divide 60");
        if (hours == 0 || Math.Abs(hours) > 720) return AnalysisProblem.Option("hours", hours, " -720 到 720，且不为 0", "from -720 to 720 and not 0");
        if (!start.IsOnEarth || winds.At(start.Longitude, start.Latitude, level, time) is null)
            return AnalysisProblem.Shape(
                FormattableString.Invariant($"起点（{start.Longitude}, {start.Latitude}，层 {level}，{time:yyyy-MM-dd HH:mm}）不在风场范围内；风场时间 {winds.First:yyyy-MM-dd HH:mm} 至 {winds.Last:yyyy-MM-dd HH:mm}。"),
                FormattableString.Invariant($"The start ({start.Longitude}, {start.Latitude}, level {level}, {time:yyyy-MM-dd HH:mm}) is outside of the winds, which go from {winds.First:yyyy-MM-dd HH:mm} to {winds.Last:yyyy-MM-dd HH:mm}."));
        var parcel = new Parcel(Vector(start), level);
        var points = ImmutableArray.CreateBuilder<TrajectoryPoint>(Math.Abs(hours) + 1);
        points.Add(new(0, time, start, level));
        var seconds = Math.Sign(hours) * stepMinutes * 60.0;
        for (var hour = 1; hour <= Math.Abs(hours); hour++)
        {
            for (var minute = 0; minute < 60; minute += stepMinutes)
            {
                if (Step(winds, parcel, time, seconds) is not { } next) return new Trajectory(points.ToImmutable(), false);
                (parcel, time) = (next, time.AddSeconds(seconds));
            }
            points.Add(new(Math.Sign(hours) * hour, time, Place(parcel.At), parcel.Level));
        }
        return new Trajectory(points.ToImmutable(), true);
    }

    private static Parcel? Step(WindGrid winds, Parcel from, DateTime time, double seconds)
    {
        var half = time.AddSeconds(seconds / 2);
        if (Motion(winds, from, time) is not { } a || Motion(winds, from.Moved(a, seconds / 2), half) is not { } b
            || Motion(winds, from.Moved(b, seconds / 2), half) is not { } c || Motion(winds, from.Moved(c, seconds), time.AddSeconds(seconds)) is not { } d) return null;
        return from.Moved(((a.X + 2 * b.X + 2 * c.X + d.X) / 6, (a.Y + 2 * b.Y + 2 * c.Y + d.Y) / 6, (a.Z + 2 * b.Z + 2 * c.Z + d.Z) / 6, (a.Rise + 2 * b.Rise + 2 * c.Rise + d.Rise) / 6), seconds);
    }

    /// <summary>The motion in space, in radii of the earth per second.</summary>
    private static (double X, double Y, double Z, double Rise)? Motion(WindGrid winds, Parcel parcel, DateTime time)
    {
        var place = Place(parcel.At);
        if (winds.At(place.Longitude, place.Latitude, parcel.Level, time) is not var (u, v, rise)) return null;
        var ((sinLon, cosLon), (sinLat, cosLat)) = (Math.SinCos(place.Longitude * Math.PI / 180), Math.SinCos(place.Latitude * Math.PI / 180));
        (u, v) = (u / GreatCircle.RadiusMetres, v / GreatCircle.RadiusMetres);
        return (-u * sinLon - v * sinLat * cosLon, u * cosLon - v * sinLat * sinLon, v * cosLat, rise);
    }

    private static (double X, double Y, double Z) Vector(LonLat place)
    {
        var ((sinLon, cosLon), (sinLat, cosLat)) = (Math.SinCos(place.Longitude * Math.PI / 180), Math.SinCos(place.Latitude * Math.PI / 180));
        return (cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    private static LonLat Place((double X, double Y, double Z) at) => new(Math.Atan2(at.Y, at.X) * 180 / Math.PI, Math.Atan2(at.Z, Math.Sqrt(at.X * at.X + at.Y * at.Y)) * 180 / Math.PI);

    private readonly record struct Parcel((double X, double Y, double Z) At, double Level)
    {
        public Parcel Moved((double X, double Y, double Z, double Rise) by, double seconds)
        {
            var (x, y, z) = (At.X + seconds * by.X, At.Y + seconds * by.Y, At.Z + seconds * by.Z);
            var length = Math.Sqrt(x * x + y * y + z * z);
            return new((x / length, y / length, z / length), Level + seconds * by.Rise);
        }
    }
}
