namespace Qingshan.Platform.Sharing.Rdf;

/// <summary>A statement of RDF 1.1. The subject is an IRI, or a blank node written <c>_:name</c>.</summary>
public readonly record struct Triple(string Subject, string Predicate, Term What);

/// <summary>What is said of a subject: another node, or a literal.</summary>
/// <param name="Value">An IRI, <c>_:name</c> of a blank node, or the text of a literal.</param>
/// <param name="Datatype">IRI of a literal's datatype; null for a node.</param>
/// <param name="Language">Of a literal in words; null where it has none.</param>
public readonly record struct Term(string Value, string? Datatype = null, string? Language = null)
{
    public bool IsLiteral => Datatype is not null;

    /// <summary>What people typed as an address may hold what no IRI may: that is written by its number, in percent.</summary>
    public static Term Node(string iri) => new(string.Concat(iri.Select(c => c is <= ' ' or '<' or '>' or '"' or '{' or '}' or '|' or '^' or '`' or '\\' ? $"%{(int)c:X2}" : c.ToString())));

    public static Term Plain(string text) => new(text, Ns.Xsd + "string");

    public static Term In(string text, string language) => new(text, Ns.RdfLangString, language);

    /// <summary>UTC.</summary>
    public static Term Time(DateTime utc) => new(utc.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture), Ns.Xsd + "dateTime");

    public static Term Number(double value) => new(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), Ns.Xsd + "decimal");
}

/// <summary>The namespaces that are used, with the prefixes under which they are written.</summary>
public static class Ns
{
    public const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", Xsd = "http://www.w3.org/2001/XMLSchema#", Dcat = "http://www.w3.org/ns/dcat#",
        Dct = "http://purl.org/dc/terms/", Foaf = "http://xmlns.com/foaf/0.1/", Vcard = "http://www.w3.org/2006/vcard/ns#", Skos = "http://www.w3.org/2004/02/skos/core#",
        Hydra = "http://www.w3.org/ns/hydra/core#", Rdfs = "http://www.w3.org/2000/01/rdf-schema#", Dcatap = "http://data.europa.eu/r5r/", RdfType = Rdf + "type", RdfLangString = Rdf + "langString";

    public static IReadOnlyList<(string Prefix, string Iri)> All { get; } =
    [
        ("rdf", Rdf), ("rdfs", Rdfs), ("xsd", Xsd), ("dcat", Dcat), ("dct", Dct), ("foaf", Foaf), ("vcard", Vcard), ("skos", Skos), ("hydra", Hydra), ("dcatap", Dcatap),
    ];

    /// <summary>Prefix and local name of an IRI; null where it is in none of the namespaces, or its end is no plain name.</summary>
    public static (string Prefix, string Local)? Split(string iri)
    {
        foreach (var (prefix, of) in All)
            if (iri.StartsWith(of, StringComparison.Ordinal) && iri.AsSpan(of.Length) is { Length: > 0 } local && char.IsAsciiLetter(local[0]) && !local.ContainsAnyExcept(LocalNames)) return (prefix, local.ToString());
        return null;
    }

    private static readonly System.Buffers.SearchValues<char> LocalNames = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
}
