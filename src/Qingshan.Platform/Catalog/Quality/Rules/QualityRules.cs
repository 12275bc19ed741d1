using System.Collections.Frozen;

namespace Qingshan.Platform.Catalog;

/// <summary>All rules, by class.</summary>
public static class QualityRules
{
    internal static IReadOnlyList<IPointRule> OfPoints { get; } =
    [
        new PhysicalRange(), new Jump(), new Constant(), new PeriodsThere(), new DayValid(), new FactorsThere(), new FlagNormal(), new PartOfWhole(),
        new MeanWithinExtremes(), new HourOfMinutes(), new ArrivalInTime(), new ClockRight(), new LikeNeighbours(), new PairedChannels(), new OxidesOfNitrogen(),
    ];

    internal static IReadOnlyList<IRecordRule> OfRecords { get; } =
        [new InItsRegion(), new FieldsFilled(), new CheckDigit(), new DatesInOrder(), new DocumentYear(), new ReferencesLead(), new NoDoubles()];

    public static IReadOnlyList<IQualityRule> All { get; } = [.. OfPoints.Concat<IQualityRule>(OfRecords).OrderBy(r => r.Facts.Class)];

    private static readonly FrozenDictionary<string, IQualityRule> ByKey = All.ToFrozenDictionary(r => r.Facts.Key);

    /// <summary>Null where there is none of that key.</summary>
    public static IQualityRule? Find(string? key) => key is null ? null : ByKey.GetValueOrDefault(key);

    /// <summary>The keys of a class; of all where none is given.</summary>
    public static IReadOnlyList<string> KeysOf(QualityClass? of) => [.. All.Where(r => of is null || r.Facts.Class == of).Select(r => r.Facts.Key)];
}
