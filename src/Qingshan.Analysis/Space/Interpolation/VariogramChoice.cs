using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Interpolation;

/// <summary>The options by which a variogram is taken and fitted, for the methods that do.</summary>
internal static class VariogramChoice
{
    public static MethodOption[] Options { get; } =
    [
        MethodOption.Choice("model", ["best", "spherical", "exponential", "gaussian", "linear"], "变异函数模型；best 取加权残差平方和最小者", "Model of the variogram; best takes the one with the least weighted squares"),
        new("cutoff", OptionKind.Number, "", "最大距离（坐标单位或米）；空为外接矩形对角线的 1/3", "Greatest distance (unit of the coordinates or metres); empty for a third of the diagonal") { Min = 0 },
        MethodOption.Whole("lags", Variogram.CustomaryLags, 3, 200, "距离分组数", "Classes of distance"),
        MethodOption.Flag("robust", false, "用 Cressie-Hawkins 稳健估计", "Whether the robust estimator of Cressie and Hawkins is taken"),
        MethodOption.Whole("drift", 0, 0, 2, "坐标趋势的次数：0 无，1 平面，2 二次曲面", "Degree of a trend in the coordinates: 0 none, 1 a plane, 2 a curved surface"),
        new("anisotropy-angle", OptionKind.Number, "", "相关距离最长的方向（从正北顺时针，度）；空为各向同性", "Direction of the longest reach, degrees clockwise from north; empty where all are alike") { Min = 0, Max = 360 },
        MethodOption.Number("anisotropy-ratio", 1, 0.01, 1, "横向与纵向相关距离之比", "The reach across that direction over the reach along it"),
        new("nugget", OptionKind.Number, "", "给定块金；nugget、sill、range 三者都给出时不拟合", "A given nugget; with all of nugget, sill and range nothing is fitted") { Min = 0 },
        new("sill", OptionKind.Number, "", "给定偏基台", "A given partial sill") { Min = 0 },
        new("range", OptionKind.Number, "", "给定变程参数", "A given range") { Min = 0 },
    ];

    /// <summary>The places with distances as the options have them.</summary>
    public static Analysed<Places> Places(MethodInput input, Places places)
    {
        var angle = input.Number("anisotropy-angle");
        if (double.IsNaN(angle)) return places;
        return places.AreOnEarth ? AnalysisProblem.Option("anisotropy-angle", angle, "空（经纬度下没有统一方向，请先投影）", "empty (on the earth a direction is not the same everywhere; project the coordinates first)")
            : places.Stretched(angle, input.Number("anisotropy-ratio"));
    }

    /// <summary>Takes the variogram of what the trend leaves, and fits or takes over the model.</summary>
    public static Analysed<(Variogram Variogram, VariogramFit Fit)> Of(MethodInput input, Places places, double[] values, Drift drift, double direction = double.NaN, double tolerance = 22.5) =>
        drift.Residuals(values).Then(left => Variogram.Of(places, left, input.Number("cutoff"), input.Whole("lags"), input.Flag("robust"), direction, tolerance)).Then(variogram =>
        {
            VariogramShape? shape = input.Text("model") == "best" ? null : Enum.Parse<VariogramShape>(input.Text("model"), ignoreCase: true);
            var (nugget, sill, range) = (input.Number("nugget"), input.Number("sill"), input.Number("range"));
            if (!double.IsNaN(nugget + sill + range))
            {
                if (range == 0) return AnalysisProblem.Option("range", range, "大于 0 的数", "a number above 0");
                var given = new VariogramModel(shape ?? VariogramShape.Spherical, nugget, sill, range);
                return (variogram, new VariogramFit(given, double.NaN, FitEnd.Settled));
            }
            var fit = shape is { } one ? VariogramFit.Of(variogram, one) : VariogramFit.Best(variogram);
            return fit.Then<(Variogram, VariogramFit)>(found => (variogram, found));
        });

    public static MethodResult Tell(MethodResult result, VariogramFit fit)
    {
        var told = result.With("model", fit.Model.Shape.ToString().ToLowerInvariant())
            .With("nugget", fit.Model.Nugget).With("partialSill", fit.Model.Sill).With("range", fit.Model.Range).With("reach", fit.Model.Reach).With("weightedSquares", fit.SquaredError);
        return fit.End switch
        {
            FitEnd.PureNugget => told.WithNote("变异函数看不出空间相关（纯块金）：估计值接近平均值，插值没有意义。", "The variogram shows no likeness at any distance (pure nugget): estimates are near the mean, and a map says nothing."),
            FitEnd.StillRising => told.WithNote("变异函数到最大距离仍在上升：变程和基台不能单独解释；可增大 cutoff 或加趋势（drift）。", "The variogram still rises at the greatest distance: range and sill mean something together only; raise the cutoff or add a trend (drift)."),
            _ => told,
        };
    }
}
