namespace Qingshan.Standards.Tests;

public class BoundTests
{
    [Theory]
    [InlineData(Bound.AtMost, "≤", false, true, true)]
    [InlineData(Bound.Below, "<", false, false, true)]
    [InlineData(Bound.AtLeast, "≥", true, true, false)]
    [InlineData(Bound.Above, ">", true, false, false)]
    [InlineData(Bound.Value, "=", false, false, false)]
    public void A_bound_compares_as_its_sign_says(Bound bound, string sign, bool above, bool at, bool below)
    {
        Assert.Equal(sign, bound.Sign());
        Assert.Equal((above, at, below), (bound.Holds(0.2, 0.1m), bound.Holds(0.1, 0.1m), bound.Holds(0.05, 0.1m)));
        Assert.False(bound.Holds(double.NaN, 0.1m));
    }
}
