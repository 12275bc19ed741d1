using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>数据集类别 · What kind of thing a dataset is.</summary>
public enum DatasetClass
{
    /// <summary>数据集: all series of one kind of point, period and origin.</summary>
    [Term("监测数据集", "monitoring data")]
    Collection,

    /// <summary>指标: a computed series of all points that have it.</summary>
    [Term("指标", "indicator")]
    Indicator,

    /// <summary>台账: all records of one type.</summary>
    [Term("台账记录", "records")]
    Record,

    /// <summary>外部数据集: kept elsewhere, described here by a person.</summary>
    [Term("外部数据集", "external")]
    External,

    /// <summary>预报: what is forecast for the stations, and how good it was.</summary>
    [Term("预报", "forecasts")]
    Forecast,

    /// <summary>分析结果: what an application finds in what was measured.</summary>
    [Term("分析结果", "findings")]
    Finding,

    /// <summary>导入: what one importer reads.</summary>
    [Term("导入来源", "import")]
    Import,

    /// <summary>数据序列: one factor at one point.</summary>
    [Term("数据序列", "series")]
    Series,
}

/// <summary>
/// 数据集 · One entry of the catalogue. All of it but what <see cref="DatasetNote"/> adds follows from the code and the ledger. Immutable.
/// </summary>
public sealed record Dataset
{
    /// <summary>Stable; letters, digits, dots and hyphens, so that it stands in addresses as it is: <c>record.enterprise</c>, <c>series.17</c>.</summary>
    public required string Code { get; init; }

    public required DatasetClass Class { get; init; }

    public required Text Title { get; init; }

    /// <summary>What it is, for somebody who has never seen it.</summary>
    public required Text About { get; init; }

    public required BaseDatabase Base { get; init; }

    public required IReadOnlyList<DatasetField> Fields { get; init; }

    /// <summary>What can be searched for, in parts that many datasets share.</summary>
    public required IReadOnlyList<SearchPart> Parts { get; init; }

    /// <summary>提供方 · Who keeps it.</summary>
    public required Text Owner { get; init; }

    /// <summary>
    /// The record by which the policy decides who may know of the entry: the point of a series, the description of an external set. Null: the
    /// entry is everybody's to know. What is in it is a matter of its rows.
    /// </summary>
    public Record? Record { get; init; }

    /// <summary>Where it lies; null for everywhere.</summary>
    public Guid? RegionId => Record?.RegionId;

    public Disclosure Disclosure => Record?.Disclosure ?? Disclosure.Public;

    /// <summary>更新周期 · How often something new is promised; null where nothing is, zero for at once.</summary>
    public TimeSpan? Cycle { get; init; }

    /// <summary>Kind of point, of data that are measured.</summary>
    public string? PointKind { get; init; }

    public SeriesKind? Kind { get; init; }

    public Origin? Origin { get; init; }

    /// <summary>The series, where it is one.</summary>
    public int? Series { get; init; }

    /// <summary>Made by a program, in part or all of it.</summary>
    public bool Simulated { get; init; }

    /// <summary>What it is made by: a standard, a rule, a form.</summary>
    public Text? ConformsTo { get; init; }

    /// <summary>Addresses of the interface at which it is had, of sets that a room or an application answers for by itself; empty where the catalogue knows.</summary>
    public IReadOnlyList<string> Api { get; init; } = [];

    /// <summary>What a person has added; null where nobody has.</summary>
    public DatasetNote? Note { get; init; }

    /// <summary>Of a set that is kept elsewhere.</summary>
    public ExternalDataset? External => Record as ExternalDataset;

    /// <summary>The highest of its own fields; who entered a row stands in every set of records.</summary>
    public Sensitivity Sensitivity => Fields.Where(f => !f.Envelope).Select(f => f.Sensitivity).DefaultIfEmpty().Max();
}

/// <summary>信息项 · One field of a dataset.</summary>
/// <param name="Name">As the API has it.</param>
/// <param name="Type"><c>text</c>, <c>number</c>, <c>integer</c>, <c>time</c>, <c>date</c>, <c>boolean</c>, <c>code</c>, <c>place</c>, <c>reference</c>, <c>bytes</c>.</param>
/// <param name="Unit">Symbol; empty where it has none, or where each row says its own.</param>
/// <param name="Codes">The table of codes; empty where it holds none.</param>
/// <param name="Values">The codes with their meaning, where the platform has them all.</param>
/// <param name="Refers">Code of the dataset to which it refers.</param>
/// <param name="Envelope">Part of every record, whatever its type.</param>
public sealed record DatasetField(
    string Name, Text Term, string Type, string Unit = "", string Codes = "", IReadOnlyList<(string Code, Text Term)>? Values = null,
    string? Refers = null, bool Required = false, Sensitivity Sensitivity = Sensitivity.Plain, bool Envelope = false);

/// <summary>A piece of text by which datasets are found, folded once; the same object for all that share it.</summary>
public sealed class SearchPart(string text)
{
    public string Folded { get; } = Folding.Of(text);
}
