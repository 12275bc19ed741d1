using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Correlation;

/// <summary><see cref="CorrelationMatrix"/> as it is offered to a person.</summary>
internal static class CorrelationMatrixMethod
{
    public static Method Method { get; } = new()
    {
        Name = "correlation-matrix",
        Group = MethodGroup.Correlation,
        Zh = "相关矩阵",
        En = "Correlation matrix",
        AboutZh = "多列两两相关，缺测按成对有效行处理，给出样本数和显著性，并把相近的列排在一起。",
        AboutEn = "The correlations of every two columns over the rows that both have, with their number and significance, and with columns that are alike side by side.",
        Source = "Pearson (1895); Spearman (1904); Kendall (1945), Biometrika 33 (tau-b); Knight (1966), JASA 61",
        Cost = "O(m² n log n) for m columns",
        Columns = [new("value", "数值（至少两列）", "Values (at least two columns)", Many: true)],
        Options = [PairInput.Kind, MethodOption.Choice("joining", ["average", "complete"], "排列时类间距离", "How groups are joined for the order")],
        Openair = ["corPlot"],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        var columns = input.Table.Many("value");
        string[] names = [.. columns.Select(c => c.Name)];
        if (!CorrelationMatrix.Of([.. columns.Select(c => c.Numbers!)], PairInput.KindOf(input), input.Text("joining") == "complete" ? Joining.Complete : Joining.Average, work).TryGet(out var found, out var problem)) return problem;
        (int I, int J)[] pairs = [.. Enumerable.Range(0, names.Length).SelectMany(i => Enumerable.Range(i + 1, names.Length - i - 1).Select(j => (found.Order[i], found.Order[j])))];
        var result = new MethodResult().With("columns", names.Length)
            .With("correlations", new("first", Texts: [.. pairs.Select(p => names[p.I])]), new("second", Texts: [.. pairs.Select(p => names[p.J])]), new("r", [.. pairs.Select(p => found.Values[p.I, p.J])]),
                new("p", [.. pairs.Select(p => found.P[p.I, p.J])]), new("n", [.. pairs.Select(p => (double)found.Counts[p.I, p.J])]))
            .With(CorrelationFigure.Of(names, found));
        var none = pairs.Count(p => double.IsNaN(found.Values[p.I, p.J]));
        return none == 0 ? result : result.WithNote($"{none} 对列没有足够的共同数据，或其中一列为常数。", $"{none} pairs have too few common rows, or one of them is constant.");
    }
}
