using System.Collections.Immutable;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Distribution;

/// <summary>The columns of wind and value that the methods of this folder read; a direction is in degrees or one of 16 points of the compass.</summary>
internal static class WindColumns
{
    public static MethodColumn Speed { get; } = new("speed", "风速（m/s）", "Wind speed, m/s");

    public static MethodColumn Direction { get; } = new("direction", "风向（度，北为 0，顺时针）", "Wind direction, degrees clockwise from north", Required: false);

    public static MethodColumn Point { get; } = new("point", "风向（16 方位，如 NNE、东北偏北），没有度数时用", "Wind direction as a point of the compass such as NNE, where there are no degrees", ColumnKind.Text, Required: false);

    public static MethodColumn Value { get; } = new("value", "浓度或其他数值", "Concentration or another value");

    public static MethodColumn Time { get; } = new("time", "时间（当地时）", "Time, of the place", ColumnKind.Time);

    /// <summary>The statistics that can be chosen, with the option of their percentile.</summary>
    public static ImmutableArray<MethodOption> Statistic { get; } =
    [
        MethodOption.Choice("statistic", ["mean", "median", "max", "deviation", "frequency", "weighted-mean", "percentile", "cpf"],
            "统计量：平均、中位数、最大、标准差、频数、对总平均的贡献、百分位数、条件概率（超过总体百分位数的比例）", "What is computed: mean, median, maximum, standard deviation, count, part of the overall mean, percentile, conditional probability (share above a percentile of all)"),
        MethodOption.Number("percentile", 90, 0, 100, "百分位数（percentile 与 cpf 用）", "The percentile, for percentile and cpf"),
    ];

    public static BinMeasure Measure(MethodInput input) => new(input.Text("statistic") switch
    {
        "median" => BinStatistic.Median,
        "max" => BinStatistic.Max,
        "deviation" => BinStatistic.StandardDeviation,
        "frequency" => BinStatistic.Frequency,
        "weighted-mean" => BinStatistic.WeightedMean,
        "percentile" => BinStatistic.Percentile,
        "cpf" => BinStatistic.Cpf,
        _ => BinStatistic.Mean,
    }, input.Number("percentile"));

    /// <summary>The directions of a table, from degrees or from points of the compass.</summary>
    public static Analysed<double[]> Directions(MethodTable table)
    {
        if (table.Has(Direction.Name)) return table.Numbers(Direction.Name);
        if (table.Has(Point.Name)) return table.Texts(Point.Name).Select(t => Compass.TryParse(t, out var degrees) ? degrees : double.NaN).ToArray();
        return AnalysisProblem.Shape("缺少风向：用 --columns direction=列名（度）或 point=列名（16 方位）指定。", "There is no wind direction: name it with --columns direction=NAME (degrees) or point=NAME (points of the compass).");
    }

    /// <summary>How many sectors are asked for, or as many as there are directions where these were rounded more coarsely: more would leave every other one empty.</summary>
    public static int Sectors(MethodInput input, double[] directions)
    {
        var (wanted, step) = (input.Whole("sectors"), WindSectors.RoundedTo(directions));
        return step > 360.0 / wanted + 1e-9 ? (int)Math.Round(360 / step) : wanted;
    }

    /// <summary>Says how many rows took part, where not all did.</summary>
    public static MethodResult WithRows(this MethodResult result, int used, int all) =>
        used == all ? result : result.WithNote($"{all - used} 行缺少所需的值，未参与计算。", $"{all - used} rows lack a value that is needed and took no part.");
}
