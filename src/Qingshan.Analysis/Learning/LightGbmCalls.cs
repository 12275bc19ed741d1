using System.Runtime.InteropServices;

namespace Qingshan.Analysis.Learning;

/// <summary>
/// The calls of LightGBM's C interface that are used. Its own interface, and not ML.NET's trainer over the same library, because that offers one
/// goal (the mean), one table for each training and no missing values.
/// </summary>
internal static partial class LightGbmCalls
{
    private const string Library = "lib_lightgbm";

    /// <summary>Numbers of 32 bits with a fraction, and what fields and rows are made of.</summary>
    public const int Float32 = 0;

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_DatasetCreateFromMat(nint data, int type, int rows, int columns, int rowMajor, string parameters, nint reference, out nint dataset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_DatasetSetField(nint dataset, string name, nint data, int count, int type);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_DatasetGetSubset(nint dataset, ReadOnlySpan<int> rows, int count, string parameters, out nint subset);

    [LibraryImport(Library)]
    public static partial int LGBM_DatasetFree(nint dataset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_BoosterCreate(nint dataset, string parameters, out nint booster);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterUpdateOneIter(nint booster, out int finished);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterSaveModelToString(nint booster, int from, int count, int importance, long length, out long written, Span<byte> text);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterFree(nint booster);

    [LibraryImport(Library)]
    private static partial nint LGBM_GetLastError();

    /// <summary>A call that was refused is a bug of the caller: what can be wrong with data is looked at before.</summary>
    public static void Check(int result)
    {
        if (result != 0) throw new InvalidOperationException("LightGBM: " + Marshal.PtrToStringUTF8(LGBM_GetLastError()));
    }
}
