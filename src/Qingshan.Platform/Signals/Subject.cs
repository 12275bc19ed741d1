using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Signals;

/// <summary>What signals and cases can be about.</summary>
public enum SubjectKind
{
    [Term("监测点", "monitoring point")]
    Point,

    [Term("企业", "enterprise")]
    Enterprise,
}

/// <summary>对象 · What a signal or a case is about: a record of the ledger as it is in force.</summary>
/// <param name="Simulated">What is said of it rests on what a program made up.</param>
public sealed record Subject(SubjectKind Kind, Record Record, Text Name, bool Simulated)
{
    public Guid Id => Record.Id;

    public string Code => Record.Code;

    public MonitoringPoint? Point => Record as MonitoringPoint;

    public Enterprise? Enterprise => Record as Enterprise;

    public Place? Place => Point?.Place ?? Enterprise?.Place;

    /// <summary>Its page.</summary>
    public string Link => $"/{(Kind == SubjectKind.Point ? "points" : "enterprises")}/{Uri.EscapeDataString(Code)}";

    public static Subject Of(MonitoringPoint point) => new(SubjectKind.Point, point, new(point.Name, point.NameEn ?? point.Name), point.Simulated);

    public static Subject Of(Enterprise enterprise) => new(SubjectKind.Enterprise, enterprise, new(enterprise.Name, enterprise.NameEn ?? enterprise.Name), enterprise.Source.EndsWith(Record.SimulatedSource, StringComparison.Ordinal));
}
