using CsCheck;

namespace Qingshan.Standards.Tests;

public class CheckDigitTests
{
    private const string Letters = CreditCode.Alphabet;

    private static readonly Gen<CreditCode> CreditCodes =
        Gen.Select(Gen.Int[0, 30].Array[17], Gen.Int[0, 9].Array[6]).Select((any, digits) =>
            CreditCode.Build(string.Concat(any.Select((a, i) => i is >= 2 and < 8 ? (char)('0' + digits[i - 2]) : Letters[a]))));

    private static readonly Gen<OrganisationCode> OrganisationCodes =
        Gen.Int[0, 35].Array[8].Select(any => OrganisationCode.Build(string.Concat(any.Select(a => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[a]))));

    [Theory]
    [InlineData("91130200699229617X")]
    [InlineData(" 91130200699229617x ")]
    [InlineData("913100006072204056")]
    public void A_real_credit_code_holds(string text)
    {
        Assert.Null(CreditCode.Parse(text, out var code));
        Assert.Equal("9", code!.Department);
        Assert.Equal(9, code.Subject.Length);
        Assert.Null(OrganisationCode.Parse(code.Subject, out _));
    }

    [Theory]
    [InlineData(null, "length", null)]
    [InlineData("91130200699229617", "length", null)]
    [InlineData("I1130200699229617X", "department", 1)]
    [InlineData("9O130200699229617X", "category", 2)]
    [InlineData("9113A200699229617X", "region", 5)]
    [InlineData("911302006992S9617X", "subject", 13)]
    [InlineData("91130200699229617Z", "check", 18)]
    [InlineData("91130200699229618X", "check", 18)]
    public void What_is_wrong_in_a_credit_code_is_named(string? text, string part, int? position)
    {
        var fault = CreditCode.Parse(text, out var code)!;
        Assert.Null(code);
        Assert.Equal((part, position), (fault.Part, fault.Position));
        Assert.All((string[])[fault.MessageZh, fault.MessageEn], message => Assert.False(string.IsNullOrWhiteSpace(message)));
    }

    [Fact]
    public void A_code_that_was_built_reads_back() =>
        CreditCodes.Sample(code => CreditCode.Parse(code.Text, out var back) is null && back == code);

    [Fact]
    public void A_single_wrong_character_of_a_credit_code_is_always_found() =>
        Gen.Select(CreditCodes, Gen.Int[0, 17], Gen.Int[0, 30]).Sample((code, at, with) =>
        {
            var wrong = Letters[with] == code.Text[at] ? null : code.Text[..at] + Letters[with] + code.Text[(at + 1)..];
            return wrong is null || CreditCode.Parse(wrong, out _) is not null;
        });

    [Fact]
    public void Two_neighbours_that_changed_places_in_a_credit_code_are_always_found() =>
        Gen.Select(CreditCodes, Gen.Int[0, 16]).Sample((code, at) =>
        {
            var text = code.Text;
            var wrong = text[at] == text[at + 1] ? null : text[..at] + text[at + 1] + text[at] + text[(at + 2)..];
            return wrong is null || CreditCode.Parse(wrong, out _) is not null;
        });

    [Theory]
    [InlineData("69922961-7", null)]
    [InlineData("699229617X", "length")]
    [InlineData("69922961-X", "check")]
    [InlineData("6992296_1", "body")]
    public void An_organisation_code_is_checked(string text, string? part) => Assert.Equal(part, OrganisationCode.Parse(text, out _)?.Part);

    [Fact]
    public void A_single_wrong_digit_of_an_organisation_code_is_always_found() =>
        Gen.Select(OrganisationCodes, Gen.Int[0, 8], Gen.Int[1, 9]).Sample((code, at, by) =>
        {
            if (!char.IsAsciiDigit(code.Text[at])) return true;
            var wrong = code.Text[..at] + (char)('0' + ((code.Text[at] - '0' + by) % 10)) + code.Text[(at + 1)..];
            return OrganisationCode.Parse(wrong, out _) is not null;
        });

    [Theory]
    [InlineData("91130200699229617X001P", null, null)]
    [InlineData("91130200699229617X001Q", "kind", 22)]
    [InlineData("91130200699229617X0A1P", "number", 20)]
    [InlineData("91130200699229617X000P", "number", 19)]
    [InlineData("91130200699229618X001P", "check", 18)]
    [InlineData("91130200699229617X01P", "length", null)]
    public void A_source_code_is_checked_part_by_part(string text, string? part, int? position)
    {
        var fault = SourceCode.Parse(text, out var code);
        Assert.Equal((part, position), (fault?.Part, fault?.Position));
        if (fault is null) Assert.Equal(text, SourceCode.Build(code!.Organisation, code.Number).Text);
    }

    [Theory]
    [InlineData("DW001", null, null)]
    [InlineData("da012", null, null)]
    [InlineData("FW001", "kind", 1)]
    [InlineData("DN001", "medium", 2)]
    [InlineData("DW0O1", "number", 4)]
    [InlineData("DW000", "number", 3)]
    [InlineData("DW01", "length", null)]
    public void An_outlet_code_is_checked_part_by_part(string text, string? part, int? position)
    {
        var fault = OutletCode.Parse(text, out var code);
        Assert.Equal((part, position), (fault?.Part, fault?.Position));
        if (fault is null) Assert.Equal(text.ToUpperInvariant(), OutletCode.Build(code!.Medium, code.Number).Text);
    }

    [Fact]
    public void What_cannot_be_built_is_a_fault_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => CreditCode.Build("9113020069922961I"));
        Assert.Throws<ArgumentException>(() => OrganisationCode.Build("1234567"));
        Assert.Throws<ArgumentOutOfRangeException>(() => OutletCode.Build(OutletCodeMedium.Gas, 1000));
    }
}
