using System.Globalization;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary><see cref="Smoothing"/> as it is offered to a person.</summary>
internal static class SmoothingMethods
{
    public static Method KolmogorovZurbenko { get; } = new()
    {
        Name = "kz-filter",
        Group = MethodGroup.Time,
        Zh = "Kolmogorov-Zurbenko 滤波",
        En = "Kolmogorov-Zurbenko filter",
        AboutZh = "反复滑动平均，把长期趋势、季节和短期波动分开；给出每个窗口的平滑曲线和相邻窗口之差。",
        AboutEn = "A repeated moving mean that parts the long term from seasons and weather: a smooth curve for each window, and what lies between two of them.",
        Source = "Zurbenko (1986), The Spectral Analysis of Time Series; Rao & Zurbenko (1994), J. Air & Waste Management Association 44",
        Cost = "O(n · times) a window",
        Columns = [SeriesInput.Time, SeriesInput.Value],
        Options =
        [
            MethodOption.Text("windows", "25", "窗口（步，奇数），可用逗号给出多个，如 3,13,107,721,8761", "Windows in steps, odd; several with commas, such as 3,13,107,721,8761"),
            MethodOption.Whole("times", 5, 1, 20, "重复次数", "How often the mean is taken"),
            MethodOption.Number("capture", 50, 0, 100, "窗口数据有效率下限，%", "Least data capture of a window, %"),
        ],
        Openair = ["kzFilter"],
        Run = RunFilter,
    };

    public static Method Gaussian { get; } = new()
    {
        Name = "gaussian-smooth",
        Group = MethodGroup.Time,
        Zh = "高斯平滑",
        En = "Gaussian smoothing",
        AboutZh = "按钟形权重平均，曲线比滑动平均更平顺，峰的位置不变。",
        AboutEn = "Means with the weights of a bell: smoother than moving means, and peaks stay where they are.",
        Source = "Kernel smoothing out to three standard deviations; Wand & Jones (1995), Kernel Smoothing",
        Cost = "O(n · sigma)",
        Columns = [SeriesInput.Time, SeriesInput.Value],
        Options =
        [
            MethodOption.Number("sigma", 24, 0.1, 10_000, "钟形的标准差（步）", "Standard deviation of the bell in steps"),
            MethodOption.Number("capture", 0, 0, 100, "窗口数据有效率下限，%", "Least data capture of a window, %"),
        ],
        Openair = ["GaussianSmooth"],
        Run = (input, _) => SeriesInput.Of(input).Then(series => Smoothing.Gaussian(series.Values, input.Number("sigma"), input.Number("capture"))
            .Then<MethodResult>(found => SeriesInput.Lines(input, series, new("高斯平滑", "Gaussian smoothing"), ("smooth", new("平滑", "Smooth"), found)))),
    };

    public static Method Whittaker { get; } = new()
    {
        Name = "whittaker-smooth",
        Group = MethodGroup.Time,
        Zh = "Whittaker 平滑与基线",
        En = "Whittaker smoothing and baseline",
        AboutZh = "惩罚最小二乘平滑，顺带插补缺测；给出 baseline 权重时画出峰下的基线（背景浓度）。",
        AboutEn = "Smooths by penalised least squares and bridges gaps on the way; with a weight for the baseline it draws the background under the peaks.",
        Source = "Whittaker (1923); Eilers (2003), Analytical Chemistry 75; Eilers & Boelens (2005) (baseline)",
        Cost = "O(n); a baseline takes some ten rounds",
        Columns = [SeriesInput.Time, SeriesInput.Value],
        Options =
        [
            MethodOption.Number("lambda", 24, 1e-6, 1e18, "刚度 λ：越大越平，多年小时数据可到 1e9 以上", "Stiffness λ: the more the smoother; years of hours may need 1e9 and more"),
            MethodOption.Choice("order", ["2", "1"], "差分阶数：1 缺测处连直线", "Order of the differences: 1 joins gaps by straight lines"),
            new("baseline", OptionKind.Number, "", "基线权重（如 0.01），留空为普通平滑", "Weight of values above a baseline, such as 0.01; left out for plain smoothing") { Min = 1e-6, Max = 0.5 },
        ],
        Openair = ["WhittakerSmooth"],
        Run = RunWhittaker,
    };

    private static Analysed<MethodResult> RunWhittaker(MethodInput input, MethodWork work)
    {
        if (!SeriesInput.Of(input).TryGet(out var series, out var problem)) return problem;
        var (lambda, share) = (input.Number("lambda"), input.Number("baseline"));
        if (double.IsNaN(share))
            return Smoothing.Whittaker(series.Values, lambda, input.Whole("order")).Then<MethodResult>(smooth =>
                SeriesInput.Lines(input, series, new("Whittaker 平滑", "Whittaker smoothing"), ("smooth", new("平滑", "Smooth"), smooth)));
        if (!Smoothing.Baseline(series.Values, lambda, share).TryGet(out var line, out problem)) return problem;
        var result = SeriesInput.Lines(input, series, new("基线", "Baseline"), ("baseline", new("基线", "Baseline"), line));
        double[] above = [.. line.Select((b, i) => series.Values[i] - b)];
        return result with { Tables = [new("series", result.Tables[0].Columns.Add(new("increment", above)))] };
    }

    private static Analysed<MethodResult> RunFilter(MethodInput input, MethodWork work)
    {
        if (!SeriesInput.Of(input).TryGet(out var series, out var problem)) return problem;
        if (!DateSelection.ReadList("windows", input.Text("windows"), 3, 1_000_000).TryGet(out var given, out problem)) return problem;
        int[] windows = [.. given.Distinct().Order()];
        if (windows.Length is 0 or > 10) return AnalysisProblem.Option("windows", input.Text("windows"), " 1 到 10 个窗口", "one to ten windows");
        var made = new List<(string, Label, double[])>();
        var finer = series.Values;
        var bands = new List<TableColumn>();
        foreach (var window in windows)
        {
            work.At((double)made.Count / windows.Length);
            if (!Smoothing.KolmogorovZurbenko(series.Values, window, input.Whole("times"), input.Number("capture")).TryGet(out var smooth, out problem)) return problem;
            var name = "kz" + window.ToString(CultureInfo.InvariantCulture);
            made.Add((name, new($"KZ {window} 步", $"KZ {window} steps"), smooth));
            bands.Add(new("faster." + name, [.. finer.Zip(smooth, (f, s) => f - s)]));
            finer = smooth;
        }
        var result = SeriesInput.Lines(input, series, new("Kolmogorov-Zurbenko 滤波", "Kolmogorov-Zurbenko filter"), [.. made]);
        return result with { Tables = [new("series", result.Tables[0].Columns.AddRange(bands))] };
    }
}
