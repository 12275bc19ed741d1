using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>All formats of observations: for who imports, and for who reads again what was imported.</summary>
public static class ImportFormats
{
    /// <param name="ledger">Asked when rows are checked, never when what was let in is read again.</param>
    public static IReadOnlyList<IImportFormat> All(LedgerBook ledger) => [new BeijingMultisite(), new Cnemc(), new SurfaceWater(), new MappedCsv(ledger), new ShanghaiManual(ledger)];
}
