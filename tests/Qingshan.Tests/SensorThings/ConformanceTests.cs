using System.Reflection;
using System.Text.RegularExpressions;
using Qingshan.Platform.Sharing.SensorThings;

namespace Qingshan.Tests.SensorThings;

/// <summary>The table of requirements in docs/sensorthings.md: each requirement of the standard stands in it, with tests that there are, or with why it is not kept.</summary>
public sealed partial class ConformanceTests
{
    /// <summary>The requirements of OGC 18-088, by their ids behind <c>http://www.opengis.net/spec/iot_sensing/1.1/req/</c>.</summary>
    private static readonly string[] Standard =
    [
        .. ((string[])["thing", "location", "historical-location", "datastream", "sensor", "observed-property", "observation", "feature-of-interest"]).SelectMany(e => new[] { $"datamodel/{e}/properties", $"datamodel/{e}/relations" }),
        "datamodel/entity-control-information/common-control-information", "resource-path/resource-path-to-entities",
        .. ((string[])["order", "expand", "select", "status-code", "query-status-code", "orderby", "skip", "top", "filter", "built-in-filter-operations", "built-in-query-functions", "count", "pagination"]).Select(r => $"request-data/{r}"),
        .. ((string[])["create-entity", "link-to-existing-entities", "deep-insert", "deep-insert-status-code", "update-entity", "update-entity-put", "update-entity-jsonpatch", "delete-entity", "historical-location-auto-creation", "historical-location-manual-creation"]).Select(r => $"create-update-delete/{r}"),
        "batch-request/batch-request", "multi-datastream/properties", "multi-datastream/relations", "multi-datastream/constraints", "data-array/data-array",
        "create-observations-via-mqtt/observations-creation", "receive-updates-via-mqtt/receive-updates",
    ];

    [Fact]
    public void Each_requirement_of_the_standard_stands_in_the_table_with_tests_that_there_are_or_with_why_not()
    {
        var rows = Rows();
        Assert.Equal(Standard.Order(), rows.Select(r => r.Id).Order());
        string[] kept = [.. Conformance.Kept, .. Conformance.KeptByMqtt];
        foreach (var (id, state, tests) in rows)
        {
            Assert.True(kept.Contains(id) == (state == "kept"), $"{id} is '{state}' in the table, and the root of the service says otherwise.");
            if (state == "kept") Assert.True(tests.Count > 0, $"{id} names no test.");
            foreach (var test in tests) Assert.True(IsTest(test), $"{id}: there is no test {test}.");
        }
    }

    private static List<(string Id, string State, IReadOnlyList<string> Tests)> Rows() =>
        [.. File.ReadAllLines(FindDocs()).Select(l => Row().Match(l)).Where(m => m.Success).Select(m => (m.Groups["id"].Value, m.Groups["state"].Value.Trim(), (IReadOnlyList<string>)[.. TestName().Matches(m.Groups["tests"].Value).Select(t => t.Groups[1].Value)]))];

    private static bool IsTest(string name)
    {
        var parts = name.Split('.');
        var method = parts.Length == 2 ? typeof(ConformanceTests).Assembly.GetType($"Qingshan.Tests.SensorThings.{parts[0]}")?.GetMethod(parts[1]) : null;
        return method?.GetCustomAttributes().Any(a => a is FactAttribute) == true;
    }

    private static string FindDocs()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Qingshan.slnx"))) return System.IO.Path.Combine(at.FullName, "docs", "sensorthings.md");
        throw new InvalidOperationException("The tests do not stand inside the project.");
    }

    [GeneratedRegex(@"^\| `(?<id>[a-z-]+/[a-z/-]+)` \| (?<state>[^|]+) \| (?<tests>.*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex TestName();
}
