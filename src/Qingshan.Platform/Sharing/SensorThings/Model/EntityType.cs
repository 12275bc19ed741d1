namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>What a value is, as far as a filter has to know.</summary>
internal enum Kind
{
    /// <summary>What only the value itself tells: within JSON.</summary>
    Any,
    Boolean,
    Number,
    Text,
    Time,
    Duration,
    Geometry,
}

/// <summary>
/// 实体类型 · How one edition of the standard names what the platform knows: its properties and where one gets from it. Another edition is
/// another set of these over the same entities.
/// </summary>
internal sealed class EntityType(string name, string set)
{
    /// <summary>Of one, as a navigation names it: <c>Datastream</c>.</summary>
    public string Name => name;

    /// <summary>Of the collection: <c>Datastreams</c>.</summary>
    public string Set => set;

    public IReadOnlyList<Property> Properties { get; internal set; } = [];

    public IReadOnlyList<Navigation> Navigations { get; internal set; } = [];

    public bool IsObservation => name == "Observation";

    public Property? Find(string property) => property is "@iot.id" or "id" ? Id : Properties.FirstOrDefault(p => p.Name == property);

    public Navigation? FindNavigation(string name) => Navigations.FirstOrDefault(n => n.Name == name);

    /// <summary>Names of everything that can be asked for, for whoever asked for something else.</summary>
    public string Members => string.Join(", ", Properties.Select(p => p.Name).Prepend("id").Concat(Navigations.Select(n => n.Name)));

    private Property Id => field ??= new("@iot.id", Set == "Datastreams" ? Kind.Number : Kind.Text, e => e.Id is int id ? (double)id : e.Id);

    public override string ToString() => name;
}

/// <param name="Of">A value of its kind; JSON as a list of <see cref="Member"/>s; null where there is none.</param>
internal sealed record Property(string Name, Kind Kind, Func<Entity, object?> Of);

/// <summary>A member of a JSON object.</summary>
internal readonly record struct Member(string Name, object? Value);

/// <param name="Target">What it leads to.</param>
/// <param name="Of">The entities; not for observations, which <see cref="ObservationsOf"/> describes.</param>
internal sealed record Navigation(string Name, EntityType Target, bool Many, Func<Entity, IEnumerable<Entity>> Of)
{
    public Func<Entity, ObservationSet>? ObservationsOf { get; init; }

    public EntitySet SetOf(Entity from) => ObservationsOf is { } observations ? observations(from) : new LedgerSet(Target, Of(from));
}
