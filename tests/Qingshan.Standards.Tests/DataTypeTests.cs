namespace Qingshan.Standards.Tests;

public class DataTypeTests
{
    [Theory]
    [InlineData("N3.1", DataKind.Number, 3, 1)]
    [InlineData("N4", DataKind.Number, 4, 0)]
    [InlineData("N1.6", DataKind.Number, 1, 6)]
    [InlineData("C890", DataKind.Text, 890, 0)]
    [InlineData("YYYYMMDDHHMMSS", DataKind.Time, 14, 0)]
    public void A_data_type_reads(string text, DataKind kind, int length, int decimals)
    {
        Assert.True(DataType.TryParse(text, out var type));
        Assert.Equal(new DataType(kind, length, decimals), type);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("N")]
    [InlineData("N0")]
    [InlineData("N3.")]
    [InlineData("N-3.1")]
    [InlineData("N3.1.2")]
    [InlineData("C8.1")]
    [InlineData("YES")]
    [InlineData("3.1")]
    public void Anything_else_does_not(string? text) => Assert.False(DataType.TryParse(text, out _));
}
