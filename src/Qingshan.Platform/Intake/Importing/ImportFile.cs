using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <param name="Point">Code of the one monitoring point that the file is about; null where its rows name theirs.</param>
public sealed record ImportFile(string Path, string? Point = null);

/// <summary>What a row is about: no two rows of a file may be about the same.</summary>
/// <param name="Point">Code of the monitoring point.</param>
/// <param name="Start">Start of the period, UTC.</param>
/// <param name="Factor">Of a format that has one factor in a row; empty where a row holds all of a time.</param>
public readonly record struct RowKey(string Point, DateTime Start, string Factor = "");

/// <summary>One value of a file of history. A missing value is not given at all.</summary>
/// <param name="Point">Code of the monitoring point.</param>
/// <param name="Start">Start of the period, UTC.</param>
/// <param name="Flag">A data flag of HJ 212 where the source says something like it; else <c>\0</c>.</param>
public readonly record struct ImportedValue(string Point, string Factor, SeriesKind Kind, string Unit, DateTime Start, double Value, char Flag = '\0');

/// <summary>What a column of a format becomes, at every point of a file.</summary>
public sealed record ImportSeries(string Factor, SeriesKind Kind, string Unit);

/// <summary>Why a row is not stored.</summary>
/// <param name="Reason">In general, in both languages: rejected rows are counted by it.</param>
/// <param name="Detail">In this row.</param>
public sealed record Rejection(string Reason, string Detail)
{
    public static Rejection Fields(int found, int wanted) => new("列数不对 · wrong number of fields", $"{found} fields instead of {wanted}");

    public static Rejection NoSuchTime(string text) => new("没有这个时间 · no such time", $"no such time: {text}");

    public static Rejection NoNumber(string column, string text, string missing) =>
        new("不是数值 · not a number", $"{column} is '{text}', neither a number nor {missing}");
}
