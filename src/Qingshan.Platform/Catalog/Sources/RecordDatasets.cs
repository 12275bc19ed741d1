using System.Reflection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>A type of records, as its attributes describe it.</summary>
/// <param name="Type">A type derived from <see cref="Record"/>.</param>
/// <param name="Properties">What it says, with their terms; the envelope comes last.</param>
public sealed record RecordType(Type Type, RecordKindAttribute Kind, IReadOnlyList<(PropertyInfo Property, TermAttribute Term)> Properties)
{
    /// <summary>Every type of records of an assembly.</summary>
    public static IReadOnlyList<RecordType> In(params IEnumerable<Assembly> assemblies) =>
    [
        .. assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(Record)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => new RecordType(t, t.GetCustomAttribute<RecordKindAttribute>() ?? throw new InvalidOperationException($"{t.Name} has no {nameof(RecordKindAttribute)}."),
                [.. t.GetProperties().Select(p => (p, p.GetCustomAttribute<TermAttribute>())).Where(p => p.Item2 is not null)
                    .OrderBy(p => p.p.DeclaringType == typeof(Record) && p.p.Name != nameof(Record.Code)).ThenBy(p => p.p.Name != nameof(Record.Code)).Select(p => (p.p, p.Item2!))])),
    ];

    public static string CodeOf(Type type) => "record." + type.GetCustomAttribute<RecordKindAttribute>()!.Key;

    public string Code => "record." + Kind.Key;
}

/// <summary>台账 · A dataset for every type of records, found by its attributes.</summary>
public sealed class RecordDatasets(IReadOnlyList<RecordType> types) : IDatasetSource
{
    /// <summary>Of the platform's own assembly and those that applications bring.</summary>
    public IReadOnlyList<RecordType> Types => types;

    public RecordType? Find(string code) => types.FirstOrDefault(t => t.Code == code);

    public IEnumerable<Dataset> Datasets(CatalogInputs inputs) => types.Select(t => new Dataset
    {
        Code = t.Code,
        Class = DatasetClass.Record,
        Title = t.Kind.Name,
        About = t.Kind.About,
        Base = t.Kind.Base,
        Fields = [.. t.Properties.Select(p => FieldOf(p.Property, p.Term))],
        Parts = [new($"{t.Kind.Name.Zh} {t.Kind.Name.En} {t.Kind.About.Zh} {t.Kind.About.En} {t.Kind.Key} {string.Join(' ', t.Properties.Select(p => $"{p.Term.Name.Zh} {p.Term.Name.En} {p.Property.Name}"))}")],
        Owner = inputs.Owners.OfEverything,
        // A ledger is told of a change when it happens.
        Cycle = TimeSpan.Zero,
    });

    internal static DatasetField FieldOf(PropertyInfo property, TermAttribute term)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var refers = term.Of is { } of ? RecordType.CodeOf(of) : property.Name == nameof(Record.RegionId) ? RecordType.CodeOf(typeof(Region)) : null;
        return new(JsonName(property), term.Name, refers is null ? TypeName(type, term) : "reference", term.Unit, term.Codes.Length == 0 && type.IsEnum ? type.Name : term.Codes,
            type.IsEnum ? [.. Enum.GetNames(type).Select(n => (Written(n), Meaning(type, n)))] : null,
            refers, Required: !IsNullable(property), term.Sensitivity, Envelope: property.DeclaringType == typeof(Record));
    }

    internal static string JsonName(PropertyInfo property) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>A value of an enumeration as the API writes it.</summary>
    internal static string Written(string name) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    private static Text Meaning(Type type, string name) => type.GetField(name)!.GetCustomAttribute<TermAttribute>()?.Name ?? new(name, name);

    private static bool IsNullable(PropertyInfo property) => new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static string TypeName(Type type, TermAttribute term) => type switch
    {
        _ when type == typeof(Guid) => "text",
        _ when type.IsEnum => "code",
        _ when type == typeof(string) => term.Codes.Length > 0 ? "code" : "text",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(int) || type == typeof(long) => "integer",
        _ when type == typeof(double) => "number",
        _ when type == typeof(DateTime) => "time",
        _ when type == typeof(DateOnly) => "date",
        _ when type == typeof(Place) => "place",
        _ => "bytes",
    };
}
