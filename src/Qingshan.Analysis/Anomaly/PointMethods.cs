using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Anomaly;

/// <summary>Anomalies of several columns together as they are offered to a person.</summary>
internal static class PointMethods
{
    private static readonly MethodOption Share = MethodOption.Number("share", 0.01, 0.0001, 0.5, "标出分数最高的比例", "Which share of the rows is marked, those with the highest scores");

    public static Method Forest { get; } = new()
    {
        Name = "isolation-forest",
        Group = MethodGroup.Anomaly,
        Zh = "孤立森林",
        En = "Isolation forest",
        AboutZh = "多列合在一起看哪些行最容易被随机切分孤立出来；不要求单位一致，能发现只在组合上反常的行。",
        AboutEn = "Which rows random cuts part most easily from the others, all columns together; units do not matter, and rows that are odd in their combination only are found too.",
        Source = "Liu, Ting & Zhou (2008), ICDM",
        Cost = "O(t (s + n) log s) for t trees of samples s",
        Columns = [AnomalyInput.Feature, AnomalyInput.Time],
        Options = [MethodOption.Whole("trees", 100, 1, 10_000, "树数", "Trees"), MethodOption.Whole("sample", 256, 2, 100_000, "每棵树的样本数", "Points of a tree"), MethodOption.Whole("seed", 1, 0, int.MaxValue, "随机种子", "Seed of the cuts"), Share],
        Run = (input, work) =>
        {
            var (rows, points) = AnomalyInput.Whole(input.Table);
            return IsolationForest.Of(points, input.Whole("trees"), input.Whole("sample"), input.Whole("seed"), work).Then<MethodResult>(found => Result(input, rows, [.. found.Scores], new("孤立森林分数", "Score of the isolation forest")));
        },
    };

    public static Method Local { get; } = new()
    {
        Name = "local-outlier-factor",
        Group = MethodGroup.Anomaly,
        Zh = "局部离群因子（LOF）",
        En = "Local outlier factor (LOF)",
        AboutZh = "哪些行周围比其近邻周围稀疏得多；疏密不同的数据群里都能找出局部反常的行。",
        AboutEn = "Around which rows others lie much thinner than around their neighbours: what is odd for where it is, in dense and thin regions alike.",
        Source = "Breunig, Kriegel, Ng & Sander (2000), SIGMOD",
        Cost = "O(n k log n) where columns are few",
        Columns = [AnomalyInput.Feature, AnomalyInput.Time],
        Options = [MethodOption.Whole("neighbours", 20, 1, 10_000, "近邻数", "How many neighbours"), MethodOption.Flag("standardise", true, "先按中位数和稳健标准差化为同一尺度", "Whether columns are brought to one scale by median and robust spread"), Share],
        Run = (input, _) =>
        {
            var (rows, points) = AnomalyInput.Whole(input.Table);
            return LocalOutlierFactor.Of(AnomalyInput.Tree(points, input.Flag("standardise")), input.Whole("neighbours")).Then<MethodResult>(found => Result(input, rows, [.. found.Factors], new("局部离群因子", "Local outlier factor")));
        },
    };

    private static MethodResult Result(MethodInput input, int[] rows, double[] scores, Label words)
    {
        var table = input.Table;
        var all = AnomalyInput.Spread(table.Rows, rows, scores);
        var many = Math.Max(1, (int)Math.Round(input.Number("share") * rows.Length));
        int[] marked = [.. rows.OrderByDescending(r => all[r]).Take(many)];
        TableColumn[] features = [.. table.Many("feature").Select(c => new TableColumn(c.Name, c.Numbers))];
        return AnomalyInput.Left(new MethodResult().With("count", rows.Length).With("marked", marked.Length).With("greatest", scores.Max()).With("threshold", all[marked[^1]])
            .With("anomalies", AnomalyInput.Marked(table, marked, [new("score", all), .. features]))
            .With("scores", new TableColumn("score", all))
            .With(AnomalyFigure.Series(words, AnomalyInput.Times(table), all, [.. marked.Order()], [], [], words)), table.Rows - rows.Length);
    }
}
