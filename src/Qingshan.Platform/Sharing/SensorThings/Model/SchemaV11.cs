namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>SensorThings 1.1 (OGC 18-088, clause 8): the eight entity sets, their properties and how one leads to another.</summary>
internal static class SchemaV11
{
    public static readonly EntityType
        Thing = new("Thing", "Things"), Location = new("Location", "Locations"), HistoricalLocation = new("HistoricalLocation", "HistoricalLocations"),
        Datastream = new("Datastream", "Datastreams"), Sensor = new("Sensor", "Sensors"), ObservedProperty = new("ObservedProperty", "ObservedProperties"),
        Observation = new("Observation", "Observations"), FeatureOfInterest = new("FeatureOfInterest", "FeaturesOfInterest");

    private const string GeoJson = "application/geo+json", Json = "application/json";
    private const string Measurement = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement";

    static SchemaV11()
    {
        Thing.Properties =
        [
            Text<Site>("name", s => s.Point.Name), Text<Site>("description", Wording.Describe), Any<Site>("properties", Wording.PropertiesOf),
        ];
        Thing.Navigations =
        [
            Many<Site>("Datastreams", Datastream, s => s.World.StreamsOf(s)),
            Many<Site>("Locations", Location, s => s.World.StaysOf(s).Where(IsPlaceOfToday)),
            Many<Site>("HistoricalLocations", HistoricalLocation, s => s.World.StaysOf(s).Where(HasPlace)),
        ];

        Location.Properties =
        [
            Text<Stay>("name", Wording.NameOf), Text<Stay>("description", Wording.Describe), Text<Stay>("encodingType", _ => GeoJson),
            new("location", Kind.Geometry, e => Shapes.PointOf(((Stay)e).Span.Place)), Any<Stay>("properties", Wording.PropertiesOf),
        ];
        Location.Navigations =
        [
            Many<Stay>("Things", Thing, s => IsPlaceOfToday(s) ? [s.Site] : []),
            Many<Stay>("HistoricalLocations", HistoricalLocation, s => [s]),
        ];

        HistoricalLocation.Properties = [Time<Stay>("time", s => When.Instant(s.Span.From))];
        HistoricalLocation.Navigations = [One<Stay>("Thing", Thing, s => s.Site), Many<Stay>("Locations", Location, s => [s])];

        Datastream.Properties =
        [
            Text<Stream>("name", Wording.NameOf), Text<Stream>("description", Wording.Describe), Text<Stream>("observationType", _ => Measurement),
            Any<Stream>("unitOfMeasurement", Wording.UnitOf), new("observedArea", Kind.Geometry, e => Shapes.PointOf(((Stream)e).Point.Place)),
            Any<Stream>("properties", Wording.PropertiesOf),
        ];
        Datastream.Navigations =
        [
            One<Stream>("Thing", Thing, s => s.World.SiteOf(s.Point)),
            One<Stream>("Sensor", Sensor, s => s.World.MakerOf(s)),
            One<Stream>("ObservedProperty", ObservedProperty, s => s.World.FactorOf(s)),
            new("Observations", Observation, true, _ => []) { ObservationsOf = e => ObservationSet.Of(e.World, [(Stream)e]) },
        ];

        Sensor.Properties =
        [
            Text<Maker>("name", Wording.NameOf), Text<Maker>("description", Wording.Describe), Text<Maker>("encodingType", _ => Json),
            Any<Maker>("metadata", Wording.MetadataOf), Any<Maker>("properties", Wording.PropertiesOf),
        ];
        Sensor.Navigations = [Many<Maker>("Datastreams", Datastream, m => m.Streams)];

        ObservedProperty.Properties =
        [
            Text<Observed>("name", Wording.NameOf), Text<Observed>("definition", Wording.DefinitionOf), Text<Observed>("description", Wording.Describe),
            Any<Observed>("properties", Wording.PropertiesOf),
        ];
        ObservedProperty.Navigations = [Many<Observed>("Datastreams", Datastream, o => o.Streams)];

        Observation.Properties =
        [
            Time<Reading>("phenomenonTime", r => r.Time), Time<Reading>("resultTime", r => When.Instant(r.ResultTime)),
            new("result", Kind.Number, e => ((Reading)e).Result), Any<Reading>("resultQuality", Wording.QualityOf),
            Time<Reading>("validTime", _ => null), Any<Reading>("parameters", Wording.ParametersOf),
        ];
        Observation.Navigations =
        [
            One<Reading>("Datastream", Datastream, r => r.Stream),
            One<Reading>("FeatureOfInterest", FeatureOfInterest, r => r.World.StayAt(r.World.SiteOf(r.Stream.Point), r.Value.Start)),
        ];

        FeatureOfInterest.Properties =
        [
            Text<Stay>("name", Wording.NameOf), Text<Stay>("description", Wording.Describe), Text<Stay>("encodingType", _ => GeoJson),
            new("feature", Kind.Geometry, e => Shapes.PointOf(((Stay)e).Span.Place)), Any<Stay>("properties", Wording.PropertiesOf),
        ];
        FeatureOfInterest.Navigations = [new("Observations", Observation, true, _ => []) { ObservationsOf = e => e.World.ObservationsOf((Stay)e) }];

        All = [Datastream, FeatureOfInterest, HistoricalLocation, Location, Observation, ObservedProperty, Sensor, Thing];
    }

    public static IReadOnlyList<EntityType> All { get; }

    public static EntityType? FindSet(string set) => All.FirstOrDefault(t => t.Set == set);

    /// <summary>A whole entity set.</summary>
    public static EntitySet SetOf(EntityType type, World world) => type.Set switch
    {
        "Things" => new LedgerSet(type, world.Sites),
        "Locations" => new LedgerSet(type, world.Stays.Where(HasPlace)),
        "HistoricalLocations" => new LedgerSet(type, world.Stays.Where(HasPlace)),
        "Datastreams" => new LedgerSet(type, world.Streams),
        "Sensors" => new LedgerSet(type, world.Makers),
        "ObservedProperties" => new LedgerSet(type, world.Factors),
        "FeaturesOfInterest" => new LedgerSet(type, world.Stays),
        _ => ObservationSet.Of(world, world.Streams),
    };

    /// <summary>An entity of the ledger by its id; observations are found in the store.</summary>
    public static Entity? Find(EntityType type, World world, string id) => type.Set switch
    {
        "Things" => world.FindSite(id),
        "Locations" or "HistoricalLocations" => world.FindStay(id) is { } stay && HasPlace(stay) ? stay : null,
        "Datastreams" => world.FindStream(id),
        "Sensors" => world.FindMaker(id),
        "ObservedProperties" => world.FindFactor(id),
        "FeaturesOfInterest" => world.FindStay(id),
        _ => null,
    };

    private static bool HasPlace(Stay stay) => stay.Span.Place is not null;

    private static bool IsPlaceOfToday(Stay stay) => HasPlace(stay) && stay.Span.To == DateTime.MaxValue;

    private static Property Text<T>(string name, Func<T, string?> of) where T : Entity => new(name, Kind.Text, e => of((T)e));

    private static Property Any<T>(string name, Func<T, object?> of) where T : Entity => new(name, Kind.Any, e => of((T)e));

    private static Property Time<T>(string name, Func<T, When?> of) where T : Entity => new(name, Kind.Time, e => of((T)e));

    private static Navigation Many<T>(string name, EntityType target, Func<T, IEnumerable<Entity>> of) where T : Entity => new(name, target, true, e => of((T)e));

    private static Navigation One<T>(string name, EntityType target, Func<T, Entity?> of) where T : Entity =>
        new(name, target, false, e => of((T)e) is { } one ? [one] : []);
}
