using System.Text;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Cuts the text of an expression into tokens, one at a time.</summary>
internal sealed class Lexer
{
    private readonly string _text;
    private int _at;

    public Lexer(string text)
    {
        _text = text;
        Now = Next();
    }

    /// <summary>The token that is looked at.</summary>
    public Token Now { get; private set; }

    public Token Take()
    {
        var taken = Now;
        Now = Next();
        return taken;
    }

    private Token Next()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        var start = _at;
        if (start == _text.Length) return new(TokenKind.End, "", start);
        var c = _text[start];
        if (c == '\'') return Quoted(TokenKind.Text, start, start);
        if (c is '(' or ')' or ',' or '-')
        {
            _at++;
            return new(TokenKind.Sign, c.ToString(), start);
        }
        if (char.IsAsciiDigit(c)) return NumberOrTime(start);
        if (!IsNameStart(c))
        {
            _at++;
            return new(TokenKind.Bad, c.ToString(), start);
        }
        while (_at < _text.Length && IsNamePart(_text[_at])) _at++;
        var name = _text[start.._at];
        if (_at < _text.Length && _text[_at] == '\'')
        {
            switch (name)
            {
                case "geography" or "geometry":
                    return Quoted(TokenKind.Geometry, start, _at);
                case "duration":
                    return Quoted(TokenKind.Duration, start, _at);
            }
        }
        return new(TokenKind.Name, name, start);
    }

    /// <summary>A quote within stands twice.</summary>
    private Token Quoted(TokenKind kind, int start, int quote)
    {
        var text = new StringBuilder();
        for (_at = quote + 1; _at < _text.Length; _at++)
        {
            if (_text[_at] != '\'') text.Append(_text[_at]);
            else if (_at + 1 < _text.Length && _text[_at + 1] == '\'') text.Append(_text[_at++]);
            else
            {
                _at++;
                return new(kind, text.ToString(), start);
            }
        }
        return new(TokenKind.Bad, _text[start..], start);
    }

    private Token NumberOrTime(int start)
    {
        Digits();
        if (IsDate(start)) return Time(start);
        if (At('.') && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))
        {
            _at++;
            Digits();
        }
        if (At('e') || At('E'))
        {
            _at++;
            if (At('+') || At('-')) _at++;
            Digits();
        }
        return new(TokenKind.Number, _text[start.._at], start);
    }

    private bool IsDate(int start) => _at == start + 4 && At('-') && _at + 2 < _text.Length && char.IsAsciiDigit(_text[_at + 1]) && char.IsAsciiDigit(_text[_at + 2]);

    /// <summary>An instant or an interval. Where an address was not encoded, the plus of the offset has become a blank.</summary>
    private Token Time(int start)
    {
        var text = new StringBuilder();
        while (true)
        {
            var from = _at == start + 4 ? start : _at;
            while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '-' or '+' or ':' or '.')) _at++;
            text.Append(_text, from, _at - from);
            if (At(' ') && IsOffset(_at + 1) && !char.IsAsciiLetter(text[^1]))
            {
                text.Append('+').Append(_text, _at + 1, 5);
                _at += 6;
            }
            if (!At('/')) return new(TokenKind.Time, text.ToString(), start);
            text.Append('/');
            _at++;
        }
    }

    private bool IsOffset(int at) => at + 5 <= _text.Length && char.IsAsciiDigit(_text[at]) && char.IsAsciiDigit(_text[at + 1]) && _text[at + 2] == ':'
        && char.IsAsciiDigit(_text[at + 3]) && char.IsAsciiDigit(_text[at + 4]);

    private void Digits()
    {
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
    }

    private bool At(char c) => _at < _text.Length && _text[_at] == c;

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '@' or '$';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '@' or '.' or '/' or '$' or '#';
}
