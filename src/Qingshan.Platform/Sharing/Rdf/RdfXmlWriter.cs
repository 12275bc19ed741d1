using System.Text;
using System.Xml;

namespace Qingshan.Platform.Sharing.Rdf;

/// <summary>Writes triples as RDF/XML (W3C, RDF 1.1 XML Syntax): one description a subject.</summary>
public static class RdfXmlWriter
{
    public const string MediaType = "application/rdf+xml";

    public static byte[] Write(IReadOnlyCollection<Triple> triples)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), CheckCharacters = false }))
        {
            xml.WriteStartElement("rdf", "RDF", Ns.Rdf);
            foreach (var (prefix, iri) in Ns.All) xml.WriteAttributeString("xmlns", prefix, null, iri);
            foreach (var subject in triples.GroupBy(t => t.Subject))
            {
                xml.WriteStartElement("rdf", "Description", Ns.Rdf);
                Reference(xml, "about", subject.Key);
                foreach (var triple in subject) Property(xml, triple);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return buffer.ToArray();
    }

    private static void Property(XmlWriter xml, Triple triple)
    {
        var (prefix, local) = Ns.Split(triple.Predicate) ?? throw new ArgumentException($"The predicate {triple.Predicate} is in no namespace that is written.", nameof(triple));
        xml.WriteStartElement(prefix, local, Ns.All.First(n => n.Prefix == prefix).Iri);
        var term = triple.What;
        if (!term.IsLiteral)
        {
            Reference(xml, "resource", term.Value);
        }
        else
        {
            if (term.Language is { } language) xml.WriteAttributeString("xml", "lang", null, language);
            else if (term.Datatype != Ns.Xsd + "string") xml.WriteAttributeString("rdf", "datatype", Ns.Rdf, term.Datatype);
            xml.WriteString(Allowed(term.Value));
        }
        xml.WriteEndElement();
    }

    private static void Reference(XmlWriter xml, string attribute, string node)
    {
        if (node.StartsWith("_:", StringComparison.Ordinal)) xml.WriteAttributeString("rdf", "nodeID", Ns.Rdf, node[2..]);
        else xml.WriteAttributeString("rdf", attribute, Ns.Rdf, node);
    }

    /// <summary>XML 1.0 has no way to write control characters; they are no part of any text for people.</summary>
    private static string Allowed(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
