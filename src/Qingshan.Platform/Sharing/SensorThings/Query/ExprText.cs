using System.Globalization;
using System.Xml;
using NetTopologySuite.Geometries;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>An expression as text that reads as the same expression. Parentheses stand wherever something could be read otherwise.</summary>
internal static class ExprText
{
    public static string Of(Expr expr) => expr switch
    {
        Literal literal => Of(literal.Value),
        PathExpr path => path.Path,
        Unary { Operator: Unary.Minus } minus => $"-{Within(minus.Of)}",
        Unary not => $"not {Within(not.Of)}",
        Binary binary => $"{Within(binary.Left)} {binary.Operator} {Within(binary.Right)}",
        Call call => $"{call.Function}({string.Join(",", call.Arguments.Select(Of))})",
        _ => throw new InvalidOperationException($"{expr.GetType().Name} has no text."),
    };

    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Of(object? value) => value switch
    {
        null => "null",
        true => "true",
        false => "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => Quoted(text),
        When time => time.ToString(),
        TimeSpan duration => $"duration'{XmlConvert.ToString(duration)}'",
        Geometry geometry => $"geography'{geometry.AsText()}'",
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no literal."),
    };

    // A negative number after a minus would be two of them.
    private static string Within(Expr expr) => expr is Unary or Binary or Literal { Value: double and < 0 } ? $"({Of(expr)})" : Of(expr);
}
