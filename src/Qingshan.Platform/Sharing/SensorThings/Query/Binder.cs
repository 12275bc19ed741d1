using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Looks up every name of an expression and says where something does not fit, before anything is answered.</summary>
/// <param name="option">The option in which it stands.</param>
/// <param name="now">What <c>now()</c> gives.</param>
internal sealed class Binder(EntityType type, string option, DateTime now)
{
    public Result<Bound> Condition(Expr expr) =>
        !Bind(expr).TryGet(out var bound, out var error) ? error : Fits(bound, Kind.Boolean) ? bound : WrongType(expr, "$filter", Kind.Boolean, bound.Kind);

    public Result<Bound> Bind(Expr expr) => expr switch
    {
        Literal literal => new Bound(literal, KindOf(literal.Value), _ => literal.Value),
        PathExpr path => Path(path),
        Unary unary => Single(unary),
        Binary { Operator: "and" or "or" } both => Logic(both),
        Binary binary => ExprParser.Comparisons.Contains(binary.Operator) ? Comparison(binary) : Calculation(binary),
        Call call => Function(call),
        _ => throw new InvalidOperationException($"{expr.GetType().Name} cannot be bound."),
    };

    private Result<Bound> Single(Unary unary)
    {
        if (!Bind(unary.Of).TryGet(out var of, out var error)) return error;
        if (unary.Operator == Unary.Not)
            return Fits(of, Kind.Boolean) ? new Bound(unary, Kind.Boolean, e => !Operators.IsTrue(of.Of(e))) : WrongType(unary, "not", Kind.Boolean, of.Kind);
        return Fits(of, Kind.Number) || Fits(of, Kind.Duration) ? new Bound(unary, of.Kind, e => Operators.Each(of.Of(e), Operators.Negative)) : WrongType(unary, "-", Kind.Number, of.Kind);
    }

    private Result<Bound> Logic(Binary both)
    {
        if (!Condition(both.Left, both.Operator).TryGet(out var left, out var error) || !Condition(both.Right, both.Operator).TryGet(out var right, out error)) return error;
        return both.Operator == "and" ? new Bound(both, Kind.Boolean, e => left.Lets(e) && right.Lets(e)) : new Bound(both, Kind.Boolean, e => left.Lets(e) || right.Lets(e));
    }

    private Result<Bound> Condition(Expr expr, string op) =>
        !Bind(expr).TryGet(out var bound, out var error) ? error : Fits(bound, Kind.Boolean) ? bound : WrongType(expr, op, Kind.Boolean, bound.Kind);

    private Result<Bound> Comparison(Binary compared)
    {
        if (!Bind(compared.Left).TryGet(out var left, out var error) || !Bind(compared.Right).TryGet(out var right, out error)) return error;
        if (left.Kind != right.Kind && left.Kind != Kind.Any && right.Kind != Kind.Any) return WrongType(compared, compared.Operator, left.Kind, right.Kind);
        var op = compared.Operator;
        return new Bound(compared, Kind.Boolean, e => Operators.Each(left.Of(e), right.Of(e), (l, r) => Operators.Compare(op, l, r)));
    }

    private Result<Bound> Calculation(Binary calculated)
    {
        if (!Bind(calculated.Left).TryGet(out var left, out var error) || !Bind(calculated.Right).TryGet(out var right, out error)) return error;
        var op = calculated.Operator;
        Kind? gives = (left.Kind, right.Kind, op) switch
        {
            (Kind.Number or Kind.Any, Kind.Number or Kind.Any, _) => Kind.Number,
            (Kind.Time, Kind.Duration, "add" or "sub") => Kind.Time,
            (Kind.Time, Kind.Time, "sub") => Kind.Duration,
            (Kind.Duration, Kind.Duration, "add" or "sub") => Kind.Duration,
            _ => null,
        };
        if (gives is not { } kind) return WrongType(calculated, op, left.Kind is Kind.Time or Kind.Duration ? Kind.Duration : Kind.Number, left.Kind is Kind.Number or Kind.Time or Kind.Duration ? right.Kind : left.Kind);
        return new Bound(calculated, kind, e => Operators.Each(left.Of(e), right.Of(e), (l, r) => Operators.Calculate(op, l, r)));
    }

    private Result<Bound> Function(Call call)
    {
        if (Functions.Find(call.Function, call.Arguments.Count) is not { } function)
            return SensorThingsErrors.UnknownFunction.Of(option, call.At, call.Function, call.Arguments.Count, string.Join(", ", Functions.All.Select(f => f.Name).Distinct()));
        var arguments = new Bound[call.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!Bind(call.Arguments[i]).TryGet(out var argument, out var error)) return error;
            if (!Fits(argument, function.Takes[i])) return WrongType(call.Arguments[i], function.Name, function.Takes[i], argument.Kind);
            arguments[i] = argument;
        }
        return new Bound(call, function.Gives, e => Apply(function, arguments, 0, new object[arguments.Length], e));
    }

    /// <summary>An argument that is several gives several results; one that is nothing, or not what is taken, gives nothing.</summary>
    private object? Apply(Function function, Bound[] arguments, int at, object[] given, Entity entity)
    {
        if (at == arguments.Length) return function.Of(given, now);
        return Operators.Each(arguments[at].Of(entity), value =>
        {
            if (value is int number) value = (double)number;
            if (value is null || KindOf(value) != function.Takes[at]) return null;
            var next = (object[])given.Clone();
            next[at] = value;
            return Apply(function, arguments, at + 1, next, entity);
        });
    }

    private Result<Bound> Path(PathExpr path)
    {
        var names = path.Path.Split('/');
        var (at, step) = (type, 0);
        Func<Entity, IEnumerable<Entity>> way = e => [e];
        var many = false;
        for (; step < names.Length && at.FindNavigation(names[step]) is { } navigation; step++)
        {
            if (navigation.ObservationsOf is not null) return SensorThingsErrors.UnsupportedPath.Of(option, type.Set);
            var before = way;
            way = e => before(e).SelectMany(navigation.Of);
            (at, many) = (navigation.Target, many || navigation.Many);
        }
        if (step == names.Length) return SensorThingsErrors.UnknownProperty.Of(option, at.Name, $"{path.Path}/…", at.Members);
        if (at.Find(names[step]) is not { } property || (step + 1 < names.Length && property.Kind != Kind.Any))
            return SensorThingsErrors.UnknownProperty.Of(option, at.Name, string.Join('/', names[step..]), at.Members);
        var inner = names[(step + 1)..];
        object? Value(Entity e) => Json.Inside(property.Of(e), inner);
        return new Bound(path, property.Kind, step == 0 ? Value : many ? e => new Several([.. way(e).Select(Value)]) : e => way(e).Select(Value).FirstOrDefault());
    }

    private static bool Fits(Bound bound, Kind wanted) => bound.Kind == wanted || bound.Kind == Kind.Any;

    public static Kind KindOf(object? value) => value switch
    {
        bool => Kind.Boolean,
        double or int => Kind.Number,
        string => Kind.Text,
        When => Kind.Time,
        TimeSpan => Kind.Duration,
        NetTopologySuite.Geometries.Geometry => Kind.Geometry,
        _ => Kind.Any,
    };

    private Error WrongType(Expr expr, string what, Kind wanted, Kind given) => SensorThingsErrors.WrongType.Of(option, expr.At, what, NameOf(wanted), NameOf(given));

    private static Text NameOf(Kind kind) => kind switch
    {
        Kind.Boolean => new("条件（真或假）", "a condition, true or false"),
        Kind.Number => new("数值", "a number"),
        Kind.Text => new("文本", "text"),
        Kind.Time => new("时间", "a time"),
        Kind.Duration => new("时长", "a duration"),
        Kind.Geometry => new("几何", "a geometry"),
        _ => new("JSON", "JSON"),
    };
}
