namespace Qingshan.Analysis.Learning;

/// <summary>
/// Rows of features as LightGBM keeps them: every feature cut into at most 255 classes. Cutting costs as much as growing some dozens of trees, and
/// does not depend on what is to be learned: one table of rows serves any number of targets and goals.
/// </summary>
public sealed class BinnedRows : IDisposable
{
    private readonly nint _rows;

    private BinnedRows(nint rows, int count, int features) => (_rows, Count, Features) = (rows, count, features);

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>How many features a row has.</summary>
    public int Features { get; }

    /// <summary>Cuts rows into classes.</summary>
    /// <param name="values">Row after row; NaN is missing, and trees learn where to send it.</param>
    /// <param name="features">How many features a row has.</param>
    /// <returns>The rows; to be disposed of.</returns>
    /// <exception cref="ArgumentException">The values are not whole rows.</exception>
    /// <exception cref="DllNotFoundException">The machine lacks what LightGBM needs: <see cref="BoostedTrees.NoLibrary"/> says it in words.</exception>
    public static unsafe BinnedRows Of(ReadOnlySpan<float> values, int features)
    {
        if (features < 1 || values.Length % features != 0) throw new ArgumentException("The values have to be whole rows.", nameof(values));
        var count = values.Length / features;
        fixed (float* first = values)
        {
            LightGbmCalls.Check(LightGbmCalls.LGBM_DatasetCreateFromMat((nint)first, LightGbmCalls.Float32, count, features, 1, Settings, 0, out var rows));
            return new BinnedRows(rows, count, features);
        }
    }

    /// <summary>Grows trees for one target.</summary>
    /// <param name="rows">Which rows are learned from, rising; all others are left out.</param>
    /// <param name="target">The value of each of them; none may be missing.</param>
    /// <param name="growth">How the trees are grown.</param>
    /// <param name="cancel">Looked at for each tree.</param>
    /// <returns>The trees.</returns>
    public BoostedTrees Grow(ReadOnlySpan<int> rows, ReadOnlySpan<float> target, TreeGrowth growth, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(growth);
        if (rows.Length != target.Length) throw new ArgumentException("There has to be a value for each row.", nameof(target));
        LightGbmCalls.Check(LightGbmCalls.LGBM_DatasetGetSubset(_rows, rows, rows.Length, Settings, out var subset));
        try
        {
            SetLabel(subset, target);
            LightGbmCalls.Check(LightGbmCalls.LGBM_BoosterCreate(subset, growth.Parameters, out var booster));
            try
            {
                for (var i = 0; i < growth.Trees; i++)
                {
                    cancel.ThrowIfCancellationRequested();
                    LightGbmCalls.Check(LightGbmCalls.LGBM_BoosterUpdateOneIter(booster, out var finished));
                    if (finished != 0) break;
                }
                return BoostedTrees.Parse(Text(booster), Features, growth.Goal);
            }
            finally
            {
                LightGbmCalls.Check(LightGbmCalls.LGBM_BoosterFree(booster));
            }
        }
        finally
        {
            LightGbmCalls.Check(LightGbmCalls.LGBM_DatasetFree(subset));
        }
    }

    /// <summary>Gives the rows back.</summary>
    public void Dispose() => LightGbmCalls.Check(LightGbmCalls.LGBM_DatasetFree(_rows));

    // Rows are cut from a sample of them; two hundred thousand is the default, here with a seed of its own.
    private const string Settings = "max_bin=255 data_random_seed=1 verbosity=-1 feature_pre_filter=false force_col_wise=true num_threads=1";

    private static unsafe void SetLabel(nint dataset, ReadOnlySpan<float> target)
    {
        fixed (float* first = target) LightGbmCalls.Check(LightGbmCalls.LGBM_DatasetSetField(dataset, "label", (nint)first, target.Length, LightGbmCalls.Float32));
    }

    private static string Text(nint booster)
    {
        LightGbmCalls.Check(LightGbmCalls.LGBM_BoosterSaveModelToString(booster, 0, -1, 0, 0, out var length, []));
        var bytes = new byte[length];
        LightGbmCalls.Check(LightGbmCalls.LGBM_BoosterSaveModelToString(booster, 0, -1, 0, bytes.Length, out length, bytes));
        return System.Text.Encoding.UTF8.GetString(bytes, 0, (int)length - 1);
    }
}
