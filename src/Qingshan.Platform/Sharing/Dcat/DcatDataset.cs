using System.Globalization;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Sharing.Rdf;

namespace Qingshan.Platform.Sharing.Dcat;

/// <summary>One dataset as DCAT-AP 3 describes it. Every node that it refers to is given its class, so that the shapes find it.</summary>
internal sealed class DcatDataset(string home, LedgerSnapshot ledger)
{
    /// <summary>The taxonomy of themes, and the theme of everything here.</summary>
    public const string Themes = Authority + "data-theme", Theme = Themes + "/ENVI";

    /// <summary>The controlled vocabularies that DCAT-AP names.</summary>
    private const string Authority = "http://publications.europa.eu/resource/authority/", Iana = "https://www.iana.org/assignments/media-types/";

    public string IriOf(Dataset dataset) => $"{home}/catalog/{dataset.Code}";

    public IEnumerable<Triple> Of(Dataset dataset, DatasetState state)
    {
        var (of, said) = (IriOf(dataset), new List<Triple>());
        Say(Ns.RdfType, Term.Node(Ns.Dcat + "Dataset"));
        Both(Ns.Dct + "title", dataset.Title);
        Both(Ns.Dct + "description", dataset.About);
        Say(Ns.Dct + "identifier", Term.Plain(dataset.Code));
        Say(Ns.Dcat + "landingPage", Typed(of, Ns.Foaf + "Document"));
        Say(Ns.Dct + "publisher", Agent(dataset.Owner));
        Say(Ns.Dcat + "theme", Term.Node(Theme));
        foreach (var word in Keywords(dataset)) Both(Ns.Dcat + "keyword", word);
        Say(Ns.Dct + "accessRights", Controlled("access-right", dataset.Disclosure == Disclosure.Public ? "PUBLIC" : "NON_PUBLIC", Ns.Dct + "RightsStatement"));
        Say(Ns.Dct + "accrualPeriodicity", Controlled("frequency", FrequencyOf(dataset.Cycle), Ns.Dct + "Frequency"));
        if (dataset.RegionId is { } region && ledger.Regions.TryGetValue(region, out var place)) Say(Ns.Dct + "spatial", Location(place));
        if (dataset.Class == DatasetClass.Record && state.First is { } first) Say(Ns.Dct + "issued", Term.Time(first));
        if ((state.Updated ?? dataset.External?.RecordedFrom) is { } updated) Say(Ns.Dct + "modified", Term.Time(updated));
        if (dataset.Kind is not null && state is { First: { } from, Last: { } to }) Say(Ns.Dct + "temporal", Span(from, to));
        if (dataset.ConformsTo is { } rule) Say(Ns.Dct + "conformsTo", Standard(rule));
        if (dataset.Note?.Contact is { } contact) Say(Ns.Dcat + "contactPoint", Contact(contact));
        var (way, ways) = (0, DatasetAccess.Of(dataset));
        foreach (var address in ways) Say(Ns.Dcat + "distribution", Distribution(address, ++way));
        return said;

        void Say(string predicate, Term what) => said.Add(new(of, predicate, what));

        void Both(string predicate, Text text)
        {
            Say(predicate, Term.In(text.Zh, "zh"));
            if (text.En != text.Zh) Say(predicate, Term.In(text.En, "en"));
        }

        Term Typed(string iri, string type)
        {
            var node = Term.Node(iri);
            said.Add(new(node.Value, Ns.RdfType, Term.Node(type)));
            return node;
        }

        Term Controlled(string vocabulary, string name, string type)
        {
            var node = Typed($"{Authority}{vocabulary}/{name}", type);
            said.Add(new(node.Value, Ns.Skos + "inScheme", Term.Node(Authority + vocabulary)));
            return node;
        }

        Term Part(string name, string type) => Typed($"{of}#{name}", type);

        Term Agent(Text name)
        {
            var agent = Typed($"{home}/catalog#agent-{Uri.EscapeDataString(name.Zh)}", Ns.Foaf + "Agent");
            said.Add(new(agent.Value, Ns.Foaf + "name", Term.In(name.Zh, "zh")));
            return agent;
        }

        Term Location(Region region)
        {
            var location = Typed($"{home}/catalog#region-{region.Code}", Ns.Dct + "Location");
            said.Add(new(location.Value, Ns.Rdfs + "label", Term.In(region.Name, "zh")));
            said.Add(new(location.Value, Ns.Dct + "identifier", Term.Plain(region.Code)));
            return location;
        }

        Term Span(DateTime from, DateTime to)
        {
            var span = Part("span", Ns.Dct + "PeriodOfTime");
            said.Add(new(span.Value, Ns.Dcat + "startDate", Term.Time(from)));
            said.Add(new(span.Value, Ns.Dcat + "endDate", Term.Time(to)));
            return span;
        }

        Term Standard(Text rule)
        {
            var standard = Part("rule", Ns.Dct + "Standard");
            said.Add(new(standard.Value, Ns.Dct + "title", Term.In(rule.Zh, "zh")));
            return standard;
        }

        Term Contact(string office)
        {
            var contact = Part("contact", Ns.Vcard + "Kind");
            said.Add(new(contact.Value, Ns.Vcard + "fn", Term.Plain(office)));
            return contact;
        }

        Term Distribution(string address, int number)
        {
            var distribution = Part(string.Create(CultureInfo.InvariantCulture, $"way-{number}"), Ns.Dcat + "Distribution");
            var (url, csv) = (address.StartsWith('/') ? home + address : address, address.Contains("format=csv", StringComparison.Ordinal));
            said.Add(new(distribution.Value, Ns.Dcat + "accessURL", Typed(url, Ns.Rdfs + "Resource")));
            said.Add(new(distribution.Value, Ns.Dct + "description", Term.In(csv ? "CSV 下载，可加时间范围等参数" : "按页读取的接口", "zh")));
            said.Add(new(distribution.Value, Ns.Dcatap + "availability", Term.Node(Authority + "planned-availability/STABLE")));
            if (csv) said.Add(new(distribution.Value, Ns.Dcat + "downloadURL", Term.Node(url)));
            if (dataset.Class != DatasetClass.External)
            {
                said.Add(new(distribution.Value, Ns.Dct + "format", Controlled("file-type", csv ? "CSV" : "JSON", Ns.Dct + "MediaTypeOrExtent")));
                said.Add(new(distribution.Value, Ns.Dcat + "mediaType", Typed(Iana + (csv ? "text/csv" : "application/json"), Ns.Dct + "MediaType")));
            }
            if ((dataset.Note?.Licence ?? dataset.External?.Licence) is { } licence)
            {
                var document = Part("licence", Ns.Dct + "LicenseDocument");
                said.Add(new(document.Value, Ns.Dct + "title", Term.Plain(licence)));
                said.Add(new(distribution.Value, Ns.Dct + "license", document));
            }
            return distribution;
        }
    }

    /// <summary>What themes and taxonomies are, once a document.</summary>
    public static IEnumerable<Triple> Vocabulary() =>
    [
        new(Theme, Ns.RdfType, Term.Node(Ns.Skos + "Concept")),
        new(Theme, Ns.Skos + "inScheme", Term.Node(Themes)),
        new(Themes, Ns.RdfType, Term.Node(Ns.Skos + "ConceptScheme")),
        new(Themes, Ns.Dct + "title", Term.In("Data theme", "en")),
        new(Authority + "planned-availability/STABLE", Ns.RdfType, Term.Node(Ns.Skos + "Concept")),
        new(Authority + "planned-availability/STABLE", Ns.Skos + "prefLabel", Term.In("Stable", "en")),
        new(Authority + "planned-availability/STABLE", Ns.Skos + "inScheme", Term.Node(Authority + "planned-availability")),
        new(Theme, Ns.Skos + "prefLabel", Term.In("环境", "zh")),
        new(Theme, Ns.Skos + "prefLabel", Term.In("Environment", "en")),
    ];

    private static IEnumerable<Text> Keywords(Dataset dataset)
    {
        yield return Terms.Of(dataset.Base);
        if (dataset.PointKind is { } kind && Standards.MonitoringKind.Find(kind) is { } point) yield return new(point.NameZh, point.NameEn);
        if (dataset.Simulated) yield return new("模拟数据", "simulated");
        foreach (var word in (dataset.Note?.Keywords ?? "").Split(',', '，').Select(w => w.Trim()).Where(w => w.Length > 0)) yield return new(word, word);
    }

    private static string FrequencyOf(TimeSpan? cycle) => Cycles.KeyOf(cycle) switch
    {
        "real-time" => "CONT",
        "hourly" => "HOURLY",
        "daily" => "DAILY",
        "weekly" => "WEEKLY",
        "monthly" => "MONTHLY",
        "quarterly" => "QUARTERLY",
        "yearly" => "ANNUAL",
        _ => "NEVER",
    };
}
