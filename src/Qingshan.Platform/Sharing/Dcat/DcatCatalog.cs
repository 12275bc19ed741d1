using System.Globalization;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Sharing.Rdf;

namespace Qingshan.Platform.Sharing.Dcat;

/// <summary>A page of the catalogue as triples of DCAT-AP 3.</summary>
/// <param name="home">Address of the platform as the caller reaches it, without a slash at its end.</param>
internal sealed class DcatCatalog(CatalogBook catalog, DatasetStates states, string home)
{
    private static readonly Text Title = new("青山环境数据目录", "Qingshan catalogue of environmental data");
    private static readonly Text About = new("本平台掌握的环境质量、污染源、自然生态、核与辐射数据集。", "Datasets on environmental quality, pollution, natural ecology, nuclear and radiation that this platform knows of.");

    /// <summary>The services through which the datasets can be had.</summary>
    private static readonly IReadOnlyList<(string Name, string Path, string? Description, Text Title)> Services =
    [
        ("api", "/api/v1", "/api/v1/openapi.json", new("青山数据接口", "Qingshan API")),
        ("ckan", "/api/3/action", null, new("CKAN 动作接口", "CKAN action API")),
    ];

    /// <param name="next">Address of the next page; null on the last.</param>
    public IReadOnlyList<Triple> Page(IReadOnlyList<Dataset> datasets, int found, string self, string? next, Viewer viewer)
    {
        var (of, said, writer) = ($"{home}/catalog", new List<Triple>(), new DcatDataset(home, catalog.Now.Ledger));
        Say(of, Ns.RdfType, Term.Node(Ns.Dcat + "Catalog"));
        Both(of, Ns.Dct + "title", Title);
        Both(of, Ns.Dct + "description", About);
        Say(of, Ns.Dcat + "themeTaxonomy", Term.Node(DcatDataset.Themes));
        if (datasets.Max(d => states.Of(d.Code).Updated) is { } updated) Say(of, Ns.Dct + "modified", Term.Time(updated));
        Say(of, Ns.Foaf + "homepage", Term.Node(of));
        Say(of, Ns.RdfType, Term.Node(Ns.Foaf + "Document"));
        Say(of, Ns.Dct + "publisher", Term.Node(of + "#publisher"));
        Say(of + "#publisher", Ns.RdfType, Term.Node(Ns.Foaf + "Agent"));
        Say(of + "#publisher", Ns.Foaf + "name", Term.In(PublisherOf(viewer), "zh"));
        foreach (var (name, path, description, title) in Services)
        {
            var service = $"{of}#service-{name}";
            Say(of, Ns.Dcat + "service", Term.Node(service));
            Say(service, Ns.RdfType, Term.Node(Ns.Dcat + "DataService"));
            Both(service, Ns.Dct + "title", title);
            Both(service, Ns.Dcat + "keyword", new("环境监测", "environmental monitoring"));
            Say(service, Ns.Dcat + "theme", Term.Node(DcatDataset.Theme));
            Say(service, Ns.Dct + "publisher", Term.Node(of + "#publisher"));
            Say(service, Ns.Dcat + "endpointURL", Resource(home + path));
            if (description is not null) Say(service, Ns.Dcat + "endpointDescription", Resource(home + description));
        }
        Say(self, Ns.RdfType, Term.Node(Ns.Hydra + "PartialCollectionView"));
        Say(of, Ns.Hydra + "view", Term.Node(self));
        Say(of, Ns.Hydra + "totalItems", new(found.ToString(CultureInfo.InvariantCulture), Ns.Xsd + "integer"));
        if (next is not null) Say(self, Ns.Hydra + "next", Term.Node(next));
        foreach (var dataset in datasets) Say(of, Ns.Dcat + "dataset", Term.Node(writer.IriOf(dataset)));
        said.AddRange(DcatDataset.Vocabulary());
        foreach (var dataset in datasets) said.AddRange(writer.Of(dataset, states.Of(dataset.Code)));
        // What several datasets refer to is said once; statements about one subject stand together.
        return [.. said.Distinct().GroupBy(t => t.Subject).SelectMany(g => g)];

        void Say(string subject, string predicate, Term what) => said.Add(new(subject, predicate, what));

        void Both(string subject, string predicate, Text text)
        {
            Say(subject, predicate, Term.In(text.Zh, "zh"));
            Say(subject, predicate, Term.In(text.En, "en"));
        }

        Term Resource(string iri)
        {
            Say(iri, Ns.RdfType, Term.Node(Ns.Rdfs + "Resource"));
            return Term.Node(iri);
        }
    }

    /// <summary>Who keeps the records of the platform.</summary>
    private string PublisherOf(Viewer viewer) => catalog.Find(viewer, "record.region").TryGet(out var of, out _) ? of.Owner.Zh : Title.Zh;
}
