using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Qingshan.Platform.Sharing.Rdf;

/// <summary>Writes triples as JSON-LD 1.1: one object a subject, names by the prefixes of its context.</summary>
public static class JsonLdWriter
{
    public const string MediaType = "application/ld+json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true };

    public static byte[] Write(IReadOnlyCollection<Triple> triples)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("@context");
            foreach (var (prefix, iri) in Ns.All) json.WriteString(prefix, iri);
            json.WriteEndObject();
            json.WriteStartArray("@graph");
            foreach (var subject in triples.GroupBy(t => t.Subject)) Subject(json, subject);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Subject(Utf8JsonWriter json, IGrouping<string, Triple> subject)
    {
        json.WriteStartObject();
        json.WriteString("@id", subject.Key);
        foreach (var predicate in subject.GroupBy(t => t.Predicate))
        {
            json.WriteStartArray(predicate.Key == Ns.RdfType ? "@type" : Short(predicate.Key));
            foreach (var of in predicate)
                if (predicate.Key == Ns.RdfType) json.WriteStringValue(Short(of.What.Value));
                else Value(json, of.What);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, Term term)
    {
        json.WriteStartObject();
        json.WriteString(term.IsLiteral ? "@value" : "@id", term.Value);
        if (term.Language is { } language) json.WriteString("@language", language);
        else if (term.IsLiteral && term.Datatype != Ns.Xsd + "string") json.WriteString("@type", Short(term.Datatype!));
        json.WriteEndObject();
    }

    private static string Short(string iri) => Ns.Split(iri) is var (prefix, local) ? $"{prefix}:{local}" : iri;
}
