using System.Globalization;
using System.Xml;
using NetTopologySuite.IO;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>
/// Reads an expression by recursive descent. What binds more tightly stands further down: or, and, not, comparison, add and sub,
/// mul div mod, minus, and what stands alone.
/// </summary>
internal sealed class ExprParser
{
    /// <summary>Deeper than anybody writes; without an end a request could use up the stack.</summary>
    private const int Deepest = 60;

    public static readonly IReadOnlyList<string> Comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];
    private static readonly string[] Sums = ["add", "sub"], Products = ["mul", "div", "mod"];

    private readonly Lexer _tokens;
    private readonly string _option;
    private int _depth;

    private ExprParser(string text, string option) => (_tokens, _option) = (new(text), option);

    /// <param name="option">The option whose text it is, for whoever has to mend it.</param>
    public static Result<Expr> Parse(string text, string option)
    {
        var parser = new ExprParser(text, option);
        if (!parser.Or().TryGet(out var read, out var error)) return error;
        return parser._tokens.Now.Kind == TokenKind.End ? read : parser.Wrong(new("此处应已结束，或为 and、or 等运算符", "the end, or an operator such as and, or"));
    }

    private Result<Expr> Or() => Chain(["or"], And);

    private Result<Expr> And() => Chain(["and"], Negation);

    private Result<Expr> Negation()
    {
        if (!IsWord("not")) return Comparison();
        var at = _tokens.Take().At + 1;
        return Deeper(Negation).TryGet(out var of, out var error) ? new Unary(Unary.Not, of) { At = at } : error;
    }

    private Result<Expr> Comparison()
    {
        if (!Sum().TryGet(out var left, out var error)) return error;
        if (_tokens.Now.Kind != TokenKind.Name || !Comparisons.Contains(_tokens.Now.Text)) return left;
        var word = _tokens.Take();
        return Sum().TryGet(out var right, out error) ? new Binary(word.Text, left, right) { At = word.At + 1 } : error;
    }

    private Result<Expr> Sum() => Chain(Sums, Product);

    private Result<Expr> Product() => Chain(Products, Minus);

    private Result<Expr> Minus()
    {
        if (!IsSign("-")) return Alone();
        var at = _tokens.Take().At + 1;
        if (!Deeper(Minus).TryGet(out var of, out var error)) return error;
        return of is Literal { Value: double number } ? new Literal(-number) { At = at } : new Unary(Unary.Minus, of) { At = at };
    }

    private Result<Expr> Chain(string[] words, Func<Result<Expr>> next)
    {
        if (!next().TryGet(out var left, out var error)) return error;
        while (_tokens.Now.Kind == TokenKind.Name && words.Contains(_tokens.Now.Text))
        {
            var word = _tokens.Take();
            if (!next().TryGet(out var right, out error)) return error;
            left = new Binary(word.Text, left, right) { At = word.At + 1 };
        }
        return left;
    }

    private Result<Expr> Alone()
    {
        var token = _tokens.Now;
        var at = token.At + 1;
        switch (token.Kind)
        {
            case TokenKind.Text:
                _tokens.Take();
                return new Literal(token.Text) { At = at };
            case TokenKind.Number when double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number):
                _tokens.Take();
                return new Literal(number) { At = at };
            case TokenKind.Time:
                return Time(token);
            case TokenKind.Duration:
                return Duration(token);
            case TokenKind.Geometry:
                return Geometry(token);
            case TokenKind.Name:
                _tokens.Take();
                return token.Text switch
                {
                    "null" => new Literal(null) { At = at },
                    "true" => new Literal(true) { At = at },
                    "false" => new Literal(false) { At = at },
                    _ => IsSign("(") ? Arguments(token) : new PathExpr(token.Text) { At = at },
                };
            case TokenKind.Sign when token.Text == "(":
                _tokens.Take();
                if (!Deeper(Or).TryGet(out var inner, out var error)) return error;
                if (!IsSign(")")) return Wrong(new("此处应为右括号 )", "a closing parenthesis"));
                _tokens.Take();
                return inner;
            case TokenKind.Bad when token.Text.Contains('\'', StringComparison.Ordinal):
                return Wrong(new("引号没有闭合；引号内的引号写两个", "the end of the quoted text; a quote within is written twice"));
            default:
                return Wrong(new("此处应为属性、函数或常量", "a property, a function or a constant"));
        }
    }

    private Result<Expr> Arguments(Token function)
    {
        _tokens.Take();
        var arguments = new List<Expr>();
        while (!IsSign(")"))
        {
            if (arguments.Count > 0)
            {
                if (!IsSign(",")) return Wrong(new("此处应为逗号或右括号", "a comma or a closing parenthesis"));
                _tokens.Take();
            }
            if (!Deeper(Or).TryGet(out var argument, out var error)) return error;
            arguments.Add(argument);
        }
        _tokens.Take();
        return new Call(function.Text, arguments) { At = function.At + 1 };
    }

    private Result<Expr> Time(Token token)
    {
        object? value = Iso.TryReadWhen(token.Text, out var when) ? when
            // A day is compared with date(…), which is text.
            : DateOnly.TryParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? token.Text : null;
        if (value is null) return Wrong(new("时间须带时区，如 2026-03-01T08:00:00+08:00 或 2026-03-01T00:00:00Z", "a time with its offset, such as 2026-03-01T08:00:00+08:00 or 2026-03-01T00:00:00Z"));
        _tokens.Take();
        return new Literal(value) { At = token.At + 1 };
    }

    private Result<Expr> Duration(Token token)
    {
        try
        {
            var value = XmlConvert.ToTimeSpan(token.Text);
            _tokens.Take();
            return new Literal(value) { At = token.At + 1 };
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return Wrong(new("时长写作 duration'PT1H'、duration'P1D'", "a duration such as duration'PT1H' or duration'P1D'"));
        }
    }

    private Result<Expr> Geometry(Token token)
    {
        try
        {
            var value = new WKTReader().Read(token.Text);
            _tokens.Take();
            return new Literal(value) { At = token.At + 1 };
        }
        catch (Exception e) when (e is ParseException or ArgumentException or FormatException or InvalidOperationException)
        {
            return Wrong(new("几何写作 geography'POINT (116.4 39.9)'（先经度后纬度）", "a geometry such as geography'POINT (116.4 39.9)', longitude first"));
        }
    }

    private Result<Expr> Deeper(Func<Result<Expr>> next)
    {
        if (++_depth > Deepest) return Wrong(new($"嵌套超过 {Deepest} 层", $"fewer than {Deepest} levels of nesting"));
        var read = next();
        _depth--;
        return read;
    }

    private bool IsWord(string word) => _tokens.Now is { Kind: TokenKind.Name, Text: var text } && text == word;

    private bool IsSign(string sign) => _tokens.Now is { Kind: TokenKind.Sign, Text: var text } && text == sign;

    private Error Wrong(Text expected) => SensorThingsErrors.BadSyntax.Of(_option, _tokens.Now.At + 1, expected);
}
