using System.Text;

namespace Qingshan.Platform.Sharing.Rdf;

/// <summary>Writes triples as Turtle (W3C, RDF 1.1 Turtle). Statements about one subject that follow one another are written together.</summary>
public static class TurtleWriter
{
    public const string MediaType = "text/turtle";

    public static string Write(IReadOnlyCollection<Triple> triples)
    {
        var text = new StringBuilder();
        foreach (var (prefix, iri) in Ns.All) text.Append("@prefix ").Append(prefix).Append(": <").Append(iri).Append("> .\n");
        string? subject = null;
        foreach (var triple in triples)
        {
            if (triple.Subject == subject) text.Append(" ;\n    ");
            else text.Append(subject is null ? "\n" : " .\n\n").Append(Node(triple.Subject)).Append(' ');
            text.Append(triple.Predicate == Ns.RdfType ? "a" : Node(triple.Predicate)).Append(' ').Append(triple.What.IsLiteral ? Literal(triple.What) : Node(triple.What.Value));
            subject = triple.Subject;
        }
        return text.Append(subject is null ? "" : " .\n").ToString();
    }

    private static string Node(string iri) => iri.StartsWith("_:", StringComparison.Ordinal) ? iri : Ns.Split(iri) is var (prefix, local) ? $"{prefix}:{local}" : $"<{iri}>";

    private static string Literal(Term term)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in term.Value)
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u007f' => $"\\u{(int)letter:X4}",
                _ => letter.ToString(),
            });
        quoted.Append('"');
        return term.Language is { } language ? quoted.Append('@').Append(language).ToString()
            : term.Datatype == Ns.Xsd + "string" ? quoted.ToString() : quoted.Append("^^").Append(Node(term.Datatype!)).ToString();
    }
}
