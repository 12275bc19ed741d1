namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>
/// 下推 · Takes a filter on observations apart at its ands. Bounds of time become spans, by the period of each series; bounds of the
/// result become a range; what asks only about the datastream chooses among them. Whatever else stays to be asked of each value.
/// </summary>
internal static class Narrowing
{
    private static readonly TimeSpan Tick = TimeSpan.FromMicroseconds(1);

    public static Narrowed Of(ObservationSet set, EntityQuery query)
    {
        IEnumerable<StreamRange> ranges = set.Streams.Select(s => new StreamRange(s, set.From, set.To));
        var (least, most, rest) = ((double?)null, (double?)null, new List<Bound>());
        foreach (var part in PartsOf(query.Filter?.Source))
        {
            var binder = new Binder(SchemaV11.Observation, "$filter", set.World.Now);
            var compared = Compared(part, binder);
            if (compared is { Path: "phenomenonTime" or "resultTime", Value: When { IsInstant: true } at } && compared.Value.Operator != "ne")
            {
                var (ofResult, op) = (compared.Value.Path == "resultTime", compared.Value.Operator);
                ranges = ranges.Select(r => ofResult ? ByResult(r, op, at.Start) : ByPhenomenon(r, op, at.Start));
            }
            else if (compared is { Path: "result", Value: double number } && compared.Value.Operator != "ne")
            {
                var op = compared.Value.Operator;
                if (op is "gt" or "ge" or "eq" && (op == "gt" ? Math.BitIncrement(number) : number) is var low && !(least > low)) least = low;
                if (op is "lt" or "le" or "eq" && (op == "lt" ? Math.BitDecrement(number) : number) is var high && !(most < high)) most = high;
            }
            else if (compared is { Path: "id" or "@iot.id", Operator: "eq", Value: string id })
                ranges = ObservationId.TryParse(id, out var series, out var start) ? ranges.Where(r => r.Stream.Series.Id == series).Select(r => Cut(r, start, start + Tick)) : [];
            else if (compared is { Path: "FeatureOfInterest/id" or "FeatureOfInterest/@iot.id", Operator: "eq", Value: string place })
            {
                var stay = set.World.FindStay(place);
                var of = stay is null ? null : set.World.ObservationsOf(stay);
                ranges = of is null ? [] : ranges.Where(r => r.Stream.Point.Id == stay!.Site.Point.Id).Select(r => Cut(r, of.From, of.To));
            }
            else if (OfDatastream(part) is { } inner && new Binder(SchemaV11.Datastream, "$filter", set.World.Now).Condition(inner).TryGet(out var chooses, out _))
                ranges = ranges.Where(r => chooses.Lets(r.Stream));
            else rest.Add(binder.Condition(part).Value);
        }
        return new(set.World, [.. ranges.Where(r => r.From < r.To)], least, most, rest);
    }

    private static IEnumerable<Expr> PartsOf(Expr? expr) => expr switch
    {
        null => [],
        Binary { Operator: "and" } both => PartsOf(both.Left).Concat(PartsOf(both.Right)),
        _ => [expr],
    };

    /// <summary>A property compared with what is the same for all, the property first.</summary>
    private static (string Path, string Operator, object? Value)? Compared(Expr part, Binder binder)
    {
        if (part is not Binary binary || !ExprParser.Comparisons.Contains(binary.Operator)) return null;
        if (binary.Left is PathExpr left && IsConstant(binary.Right)) return (left.Path, binary.Operator, Constant(binary.Right));
        if (binary.Right is not PathExpr right || !IsConstant(binary.Left)) return null;
        return (right.Path, binary.Operator switch { "gt" => "lt", "ge" => "le", "lt" => "gt", "le" => "ge", var same => same }, Constant(binary.Left));

        object? Constant(Expr expr) => binder.Bind(expr).Value.Of(null!);
    }

    private static bool IsConstant(Expr expr) => !PathsOf(expr).Any();

    private static IEnumerable<PathExpr> PathsOf(Expr expr) => expr switch
    {
        PathExpr path => [path],
        Unary unary => PathsOf(unary.Of),
        Binary binary => PathsOf(binary.Left).Concat(PathsOf(binary.Right)),
        Call call => call.Arguments.SelectMany(PathsOf),
        _ => [],
    };

    /// <summary>What is asked of the datastream alone, as its own filter; null where it is not so.</summary>
    private static Expr? OfDatastream(Expr part)
    {
        const string before = "Datastream/";
        return PathsOf(part).Any() && PathsOf(part).All(p => p.Path.StartsWith(before, StringComparison.Ordinal)) ? Inner(part) : null;

        static Expr Inner(Expr expr) => expr switch
        {
            PathExpr path => path with { Path = path.Path[before.Length..] },
            Unary unary => unary with { Of = Inner(unary.Of) },
            Binary binary => binary with { Left = Inner(binary.Left), Right = Inner(binary.Right) },
            Call call => call with { Arguments = [.. call.Arguments.Select(Inner)] },
            _ => expr,
        };
    }

    /// <summary>As <see cref="Operators"/> compare an interval with an instant.</summary>
    private static StreamRange ByPhenomenon(StreamRange r, string op, DateTime at)
    {
        var isInstant = r.Stream.Series.Kind.Period == TimeSpan.Zero;
        return op switch
        {
            "gt" => Cut(r, After(at), r.To),
            "ge" => Cut(r, at, r.To),
            "lt" => Cut(r, r.From, isInstant ? at : r.Stream.StartsOver(at)),
            "le" => Cut(r, r.From, r.Stream.StartsOver(at)),
            _ => isInstant ? Cut(r, at, After(at)) : Cut(r, at, at),
        };
    }

    /// <summary>The result is there when the interval is over.</summary>
    private static StreamRange ByResult(StreamRange r, string op, DateTime at) => op switch
    {
        "gt" => Cut(r, r.Stream.StartsOver(at), r.To),
        "ge" => Cut(r, r.Stream.StartsOver(Before(at)), r.To),
        "lt" => Cut(r, r.From, r.Stream.StartsOver(Before(at))),
        "le" => Cut(r, r.From, r.Stream.StartsOver(at)),
        _ => Cut(r, r.Stream.StartsOver(Before(at)), r.Stream.StartsOver(at)),
    };

    private static StreamRange Cut(StreamRange r, DateTime from, DateTime to) => r with { From = from > r.From ? from : r.From, To = to < r.To ? to : r.To };

    private static DateTime After(DateTime at) => DateTime.MaxValue - at > Tick ? at + Tick : at;

    private static DateTime Before(DateTime at) => at - DateTime.MinValue > Tick ? at - Tick : at;
}
