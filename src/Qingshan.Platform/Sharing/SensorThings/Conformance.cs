namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>
/// What of OGC 18-088 is kept, by the ids of its requirements: told at the root of the service, and held against the tests by
/// <c>docs/sensorthings.md</c>.
/// </summary>
public static class Conformance
{
    public const string Prefix = "http://www.opengis.net/spec/iot_sensing/1.1/req/";

    /// <summary>Those that are kept where the program has a broker of its own.</summary>
    public static IReadOnlyList<string> KeptByMqtt { get; } = ["create-observations-via-mqtt/observations-creation", "receive-updates-via-mqtt/receive-updates"];

    /// <summary>Requirements that are kept, in the order of the standard.</summary>
    public static IReadOnlyList<string> Kept { get; } =
    [
        "datamodel/thing/properties", "datamodel/thing/relations", "datamodel/location/properties", "datamodel/location/relations",
        "datamodel/historical-location/properties", "datamodel/historical-location/relations", "datamodel/datastream/properties", "datamodel/datastream/relations",
        "datamodel/sensor/properties", "datamodel/sensor/relations", "datamodel/observed-property/properties", "datamodel/observed-property/relations",
        "datamodel/observation/properties", "datamodel/observation/relations", "datamodel/feature-of-interest/properties", "datamodel/feature-of-interest/relations",
        "datamodel/entity-control-information/common-control-information",
        "resource-path/resource-path-to-entities",
        "request-data/order", "request-data/expand", "request-data/select", "request-data/status-code", "request-data/query-status-code", "request-data/orderby",
        "request-data/skip", "request-data/top", "request-data/filter", "request-data/built-in-filter-operations", "request-data/built-in-query-functions",
        "request-data/count", "request-data/pagination",
        "data-array/data-array",
    ];
}
