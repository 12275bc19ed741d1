using System.Reflection;
using System.Text.Json;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Sharing;

/// <summary>
/// 要素集合 · A collection of features: the records of one type that have a place, or the regions. The types are found in the ledger itself,
/// so that a new one with a place is served without being named here.
/// </summary>
public sealed class FeatureKind
{
    /// <summary>Of the envelope what says nothing to others, and what is said in another form.</summary>
    private static readonly HashSet<string> Hidden =
        [nameof(Record.Row), nameof(Record.Id), nameof(Record.RecordedFrom), nameof(Record.RecordedTo), nameof(Record.Author), nameof(MonitoringPoint.Place)];

    private static readonly Dictionary<string, Text> Titles = new()
    {
        [nameof(MonitoringPoint)] = new("监测点", "Monitoring points"), [nameof(Enterprise)] = new("企业", "Enterprises"), [nameof(PollutionSource)] = new("污染源", "Pollution sources"),
        [nameof(Station)] = new("站房", "Stations"), [nameof(Region)] = new("行政区与流域", "Regions"),
    };

    private FeatureKind(Type type, PropertyInfo? place)
    {
        (Type, Place, Id) = (type, place, Plural(JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name)));
        Title = Titles.TryGetValue(type.Name, out var title) ? title : new(type.Name, type.Name);
        Properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => !Hidden.Contains(p.Name) && p.PropertyType != typeof(byte[])).Select(p => new FeatureProperty(p))
            .OrderBy(p => p.Name is "code" ? 0 : p.Name is "name" ? 1 : p.Name is "nameEn" ? 2 : 3).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>By their names in addresses.</summary>
    public static IReadOnlyDictionary<string, FeatureKind> All { get; } = typeof(Record).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Record)) && !t.IsAbstract)
        .Select(t => (Type: t, Place: t.GetProperties().FirstOrDefault(p => p.Name == nameof(MonitoringPoint.Place) && p.PropertyType == typeof(Place))))
        .Where(t => t.Place is not null || t.Type == typeof(Region))
        .Select(t => new FeatureKind(t.Type, t.Place)).OrderBy(k => k.Id, StringComparer.Ordinal).ToDictionary(k => k.Id);

    /// <summary>The name in addresses: <c>monitoring-points</c>.</summary>
    public string Id { get; }

    public Text Title { get; }

    /// <summary>What each feature says of itself, and may be asked for.</summary>
    public IReadOnlyList<FeatureProperty> Properties { get; }

    internal Type Type { get; }

    /// <summary>Null for regions, which have boundaries instead.</summary>
    internal PropertyInfo? Place { get; }

    private static string Plural(string name) => name.EndsWith('y') ? name[..^1] + "ies" : name + "s";
}

/// <summary>A property of a record as features have it: references by code, words in lower case.</summary>
public sealed class FeatureProperty(PropertyInfo property)
{
    /// <summary>A reference to another record, which is shown by that one's code.</summary>
    internal bool IsReference { get; } = property.Name.EndsWith("Id", StringComparison.Ordinal) && (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Guid);

    public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(
        property.Name.EndsWith("Id", StringComparison.Ordinal) && property.Name.Length > 2 ? property.Name[..^2] : property.Name);

    internal object? Of(Record record) => property.GetValue(record);
}
