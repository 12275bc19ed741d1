namespace Qingshan.Hj212.Tests;

public sealed class CpFieldsTests
{
    [Fact]
    public void Items_fields_factors_and_suffixes_come_out_in_order()
    {
        var walked = new List<string>();
        foreach (var f in new CpFields("DataTime=1;w01018-SampleTime=2,01018-Rtd=2.2,w01018-EFlag=A01;;x;SB1-RS=1;i-Info=a=b-c;"u8))
            walked.Add($"{f.Item}|{Wire.Text(f.Key)}|{Wire.Text(f.Factor)}|{f.Suffix}|{Wire.Text(f.Value)}");
        Assert.Equal(
            [
                "0|DataTime||None|1",
                "1|w01018-SampleTime|w01018|SampleTime|2",
                "1|01018-Rtd|01018|Rtd|2.2",
                "1|w01018-EFlag|w01018|EFlag|A01",
                "3|||None|x",
                "4|SB1-RS|SB1|RS|1",
                "5|i-Info|i|Info|a=b-c",
            ],
            walked);
    }

    [Fact]
    public void Duplicate_keys_are_all_there()
    {
        var values = new List<string>();
        foreach (var f in new CpFields("e01001-Rtd=1.1;e01001-Rtd=2.2"u8)) values.Add(Wire.Text(f.Value));
        Assert.Equal(["1.1", "2.2"], values);
    }

    [Fact]
    public void Every_suffix_of_the_standard_is_recognised_in_any_case_and_others_keep_their_text()
    {
        foreach (var suffix in Enum.GetValues<FieldSuffix>().Except([FieldSuffix.None, FieldSuffix.Other]))
        {
            Assert.Equal(suffix, Only($"a01001-{suffix}=1").Suffix);
            Assert.Equal(suffix, Only($"a01001-{suffix}=1".ToUpperInvariant()).Suffix);
        }
        foreach (var text in new[] { "ValidNum", "ZsCou", "ZsFlag", "Q", "", "Xyz", "Flog", "RX" })
        {
            var field = Only($"a-{text}=1");
            Assert.Equal(FieldSuffix.Other, field.Suffix);
            Assert.Equal(text, Wire.Text(field.SuffixText));
        }
    }

    [Fact]
    public void A_key_is_found_and_its_time_read()
    {
        Assert.True(new CpFields("A=1;DataTime=20160801085857"u8).TryFind("DataTime"u8, out var field));
        Assert.True(field.TryGetTime(out var utc));
        Assert.Equal(new DateTime(2016, 8, 1, 0, 58, 57, DateTimeKind.Utc), utc);
        Assert.False(new CpFields("A=1"u8).TryFind("B"u8, out _));
    }

    private static CpField Only(string cp)
    {
        foreach (var field in new CpFields(Wire.Bytes(cp))) return field;
        throw new InvalidOperationException("no field");
    }
}
