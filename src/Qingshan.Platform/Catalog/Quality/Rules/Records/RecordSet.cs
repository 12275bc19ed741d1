using System.Reflection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>The records of one type that are in force, and what rules hold them against.</summary>
/// <param name="Today">By the calendar of Beijing.</param>
internal sealed record RecordSet(RecordType Type, IReadOnlyList<Record> Records, RecordGround Ground, DateOnly Today)
{
    public object? Value(Record record, string property) => Type.Type.GetProperty(property)?.GetValue(record);

    public bool Has(string property) => Type.Type.GetProperty(property) is not null;

    /// <summary>What the records refer to, by property.</summary>
    public IEnumerable<(PropertyInfo Property, Type To)> References =>
        Type.Properties.Select(p => (p.Property, To: p.Term.Of ?? (p.Property.Name == nameof(Record.RegionId) ? typeof(Region) : null))).Where(p => p.To is not null).Select(p => (p.Property, p.To!));

    public static QualityExample Example(Record record, string says) => new(null, null, null, record.Code, says);
}

/// <summary>What there is, to hold records against.</summary>
/// <param name="There">Identities in force, by type.</param>
/// <param name="Boxes">The bounds of regions that have a boundary, in degrees of WGS-84.</param>
internal sealed record RecordGround(IReadOnlyDictionary<Type, IReadOnlySet<Guid>> There, IReadOnlyDictionary<Guid, (double West, double South, double East, double North)> Boxes);
