using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>站房 · A building or mast with instruments; it may hold several monitoring points.</summary>
[RecordKind("station", "站房", "Station", "装有监测仪器的建筑或塔架，可容纳多个监测点。", "A building or mast with instruments; it may hold several monitoring points.", Base = BaseDatabase.Quality)]
public sealed class Station : Record
{
    [Term("名称", "Name")]
    public required string Name { get; init; }

    [Term("英文名称", "English name")]
    public string? NameEn { get; init; }

    [Term("位置", "Place")]
    public required Place Place { get; init; }
}
