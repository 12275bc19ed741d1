using CsCheck;
using NetTopologySuite.IO;
using Qingshan.Platform.Sharing.SensorThings;

namespace Qingshan.Platform.Tests.Sharing;

/// <summary>What is printed reads as what it was; whatever is read, it is an expression or an error with a place, and never an exception.</summary>
public sealed class ExprLaws
{
    private static readonly Gen<string> Name = Gen.OneOf("name", "result", "Datastream/Thing/id", "properties/simulated", "@iot.id", "phenomenonTime");

    private static readonly Gen<Expr> Leaf = Gen.OneOf<Expr>(
        Gen.String[Gen.Char[" '(),;abc中文%+-/"], 0, 8].Select(t => (Expr)new Literal(t)), Gen.Double[-1e9, 1e9].Select(n => (Expr)new Literal(n)), Gen.Bool.Select(b => (Expr)new Literal(b)),
        Gen.Const<Expr>(new Literal(null)), Name.Select(n => (Expr)new PathExpr(n)),
        Gen.Select(Gen.Long[0, 4_000_000_000_000_000], Gen.Long[0, 4_000_000_000]).Select((at, length) => (Expr)new Literal(new When(Moment(at), Moment(at + length)))),
        Gen.Long[0, 10_000_000_000_000].Select(t => (Expr)new Literal(TimeSpan.FromTicks(t))), Gen.Const<Expr>(new Literal(new WKTReader().Read("POINT (116.4 39.9)"))));

    private static readonly Gen<Expr> Any = Gen.Recursive<Expr>((depth, inner) => depth > 5 ? Leaf : Gen.Frequency(
        (2, Leaf),
        (3, Gen.Select(Gen.OneOf("eq", "ne", "gt", "ge", "lt", "le", "and", "or", "add", "sub", "mul", "div", "mod"), inner, inner).Select((op, l, r) => (Expr)new Binary(op, l, r))),
        (1, inner.Select(e => (Expr)new Unary(Unary.Not, e))), (1, inner.Where(e => e is not Literal { Value: double }).Select(e => (Expr)new Unary(Unary.Minus, e))),
        (1, Gen.Select(Gen.OneOf("concat", "geo.distance", "now"), inner.List[0, 3]).Select((f, a) => (Expr)new Call(f, a)))));

    [Fact]
    public void What_is_printed_reads_as_the_same_expression() => Any.Sample(expr =>
    {
        var text = ExprText.Of(expr);
        var read = ExprParser.Parse(text, "$filter");
        Assert.True(read.IsOk, $"{text}: {read.Error}");
        Assert.Equal(text, ExprText.Of(read.Value));
        Assert.True(Same(expr, read.Value), text);
    }, iter: 3000);

    [Fact]
    public void Whatever_is_written_is_an_expression_or_an_error_with_a_place()
    {
        var words = Gen.OneOf(Name, Gen.OneOf("(", ")", "eq", "and", "not", "'", "''", "5", "-", ",", "2026-03-01T00:00:00Z", "geography'POINT(1 2)'", "duration'P1D'", " ", "contains(", "1e", "2026-", "/", "é", "\u0000"));
        words.Array[0, 12].Sample(parts =>
        {
            var read = ExprParser.Parse(string.Join(" ", parts), "$filter");
            if (!read.IsOk) Assert.Equal("sensorthings.bad-syntax", read.Error!.Code);
        }, iter: 3000);
        Gen.String.Sample(text => ExprParser.Parse(text, "$filter").IsOk || true, iter: 2000);
    }

    [Fact]
    public void Operators_bind_as_the_standard_says()
    {
        Assert.Equal("(a eq 1) or ((b eq 2) and (not (c eq 3)))", Of("a eq 1 or b eq 2 and not c eq 3"));
        Assert.Equal("(1 add (2 mul 3)) eq 7", Of("1 add 2 mul 3 eq 7"));
        Assert.Equal("(7 sub 3) sub 2", Of("7 sub 3 sub 2"));
        Assert.Equal("(-a) add 1", Of("-a add 1"));
        Assert.Equal("phenomenonTime gt 2026-03-01T00:00:00Z", Of("phenomenonTime gt 2026-03-01T08:00:00 08:00"));

        static string Of(string text) => ExprText.Of(ExprParser.Parse(text, "$filter").Value);
    }

    [Fact]
    public void An_instant_is_written_and_read_alike() => Gen.Long[0, 4_000_000_000_000_000].Sample(micros =>
    {
        var at = Moment(micros);
        Assert.True(Iso.TryRead(Iso.Of(at), out var read));
        Assert.Equal(at, read);
        Assert.Equal(DateTimeKind.Utc, read.Kind);
        Assert.True(ObservationId.TryParse(ObservationId.Of(7, at), out var series, out var start));
        Assert.Equal((7, at), (series, start));
    });

    private static DateTime Moment(long micros) => DateTime.UnixEpoch.AddTicks(micros * 10);

    private static bool Same(Expr a, Expr b) => (a, b) switch
    {
        (Literal x, Literal y) => x.Value is NetTopologySuite.Geometries.Geometry shape ? shape.Equals(y.Value) : Equals(x.Value, y.Value),
        (PathExpr x, PathExpr y) => x.Path == y.Path,
        (Unary x, Unary y) => x.Operator == y.Operator && Same(x.Of, y.Of),
        (Binary x, Binary y) => x.Operator == y.Operator && Same(x.Left, y.Left) && Same(x.Right, y.Right),
        (Call x, Call y) => x.Function == y.Function && x.Arguments.Count == y.Arguments.Count && x.Arguments.Zip(y.Arguments).All(p => Same(p.First, p.Second)),
        _ => false,
    };
}
