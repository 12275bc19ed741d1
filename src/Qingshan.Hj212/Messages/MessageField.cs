using System.Globalization;
using System.Text;

namespace Qingshan.Hj212;

/// <summary>
/// One <c>key=text</c> of CP as text: what <see cref="CpField"/> is over bytes. For tools and for what is written; the path
/// of measurements stays on bytes and allocates nothing.
/// </summary>
/// <param name="Key">Everything before the first <c>=</c>; empty where the field has none.</param>
/// <param name="Text">Everything after it, exact.</param>
public readonly record struct MessageField(string Key, string Text)
{
    private int Hyphen => Key.LastIndexOf('-');

    /// <summary>The factor, facility or code of information: the key up to its last hyphen; empty for a plain key.</summary>
    public string Factor => Hyphen < 0 ? "" : Key[..Hyphen];

    /// <summary>The key after its last hyphen as written; empty for a plain key.</summary>
    public string SuffixText => Hyphen < 0 ? "" : Key[(Hyphen + 1)..];

    /// <summary>What the field says about its factor.</summary>
    public FieldSuffix Suffix => Hyphen < 0 ? FieldSuffix.None : FieldSuffixText.Read(Encoding.UTF8.GetBytes(SuffixText));

    /// <summary>The text as a number with all its digits, in the device's unit; null where it is none.</summary>
    public decimal? Number => HjNumber.TryParse(Encoding.UTF8.GetBytes(Text), out decimal number) ? number : null;

    /// <summary>The text as an instant in UTC; null where it is no time of the protocol.</summary>
    public DateTime? Time => HjTime.TryParse(Encoding.UTF8.GetBytes(Text), out var utc) ? utc : null;

    /// <summary>A field of a factor.</summary>
    /// <param name="factor">The factor's, facility's or information's code.</param>
    /// <param name="suffix">Any suffix of the standard.</param>
    /// <param name="text">The text.</param>
    /// <returns>The field <c>factor-suffix=text</c>.</returns>
    public static MessageField Of(string factor, FieldSuffix suffix, string text) => new($"{factor}-{suffix}", text);

    /// <summary>A number of a factor, with all its digits.</summary>
    /// <param name="factor">The factor's code.</param>
    /// <param name="suffix">Any suffix of the standard.</param>
    /// <param name="number">In the unit that is agreed for the factor.</param>
    /// <returns>The field <c>factor-suffix=number</c>.</returns>
    public static MessageField Of(string factor, FieldSuffix suffix, decimal number) =>
        Of(factor, suffix, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The field as it is written.</summary>
    /// <returns><c>key=text</c>, or the text alone where there is no key.</returns>
    public override string ToString() => Key.Length == 0 ? Text : $"{Key}={Text}";
}
