using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 采集职责 · Who has to collect which item, where, how often, by when, under which mandate and by which method. One line of the directory
/// of responsibilities. It is about factors at points of a kind, or about a set of records.
/// </summary>
[RecordKind("collection-duty", "采集职责", "Collection duty", "谁应采集哪些项目：范围、频次、时限、依据与方法标准。责任目录的一行。", "Who has to collect which items: where, how often, by when, under which mandate, by which method. A line of the directory of responsibilities.")]
public sealed class CollectionDuty : Record
{
    /// <summary>Name of the organisation that is responsible, which never changes; empty where it is an enterprise.</summary>
    [Term("责任单位", "Organisation")]
    public string Organisation { get; init; } = "";

    /// <summary>The enterprise that monitors itself (自行监测), at its own outlets; null where it is an organisation.</summary>
    [Term("责任企业", "Enterprise", Of = typeof(Enterprise))]
    public Guid? EnterpriseId { get; init; }

    /// <summary>Key of a <c>MonitoringKind</c>; empty where it is a set of records.</summary>
    [Term("监测点类型", "Kind of point", Codes = "Qingshan MonitoringKind")]
    public string PointKind { get; init; } = "";

    /// <summary>One point alone; null for all of the kind in the region.</summary>
    [Term("监测点", "Point", Of = typeof(MonitoringPoint))]
    public Guid? PointId { get; init; }

    /// <summary>Codes of the factors, divided by spaces; empty where it is a set of records.</summary>
    [Term("监测项目", "Factors", Codes = "HJ 212 / HJ 524 / HJ 525")]
    public string Factors { get; init; } = "";

    /// <summary>Code of a set of records, such as <c>record.enterprise</c>; empty where it is about points.</summary>
    [Term("数据集", "Dataset")]
    public string Dataset { get; init; } = "";

    [Term("采集方式", "Way")]
    public CollectionWay Way { get; init; }

    /// <summary>ISO 8601 duration without years and months: <c>PT1H</c>, <c>P1D</c>, <c>P30D</c>.</summary>
    [Term("采集频次", "How often", Codes = "ISO 8601")]
    public string Cycle { get; init; } = "";

    /// <summary>How long after the end of its period a value is there at the latest; ISO 8601 duration.</summary>
    [Term("报送时限", "Deadline", Codes = "ISO 8601")]
    public string Deadline { get; init; } = "";

    /// <summary>The law, plan or permit that says so, with its clause.</summary>
    [Term("依据", "Mandate")]
    public string Mandate { get; init; } = "";

    /// <summary>The standard by which it is measured or kept.</summary>
    [Term("方法标准", "Standard")]
    public string Method { get; init; } = "";

    public IReadOnlyList<string> FactorList => Factors.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>采集方式 · How something is collected. An automatic and a manual measurement of the same are no duplicates.</summary>
public enum CollectionWay
{
    [Term("自动监测", "automatic")]
    Automatic,

    [Term("手工监测", "manual")]
    Manual,

    [Term("填报", "reported by form")]
    Form,
}
