using System.Text.RegularExpressions;

namespace Qingshan.Hj212.Tests;

public sealed partial class WireNameTests
{
    [Fact]
    public void Every_member_has_a_kebab_case_name_of_its_own()
    {
        var verdicts = Enum.GetValues<FrameVerdict>().Select(WireName.Of).ToList();
        var faults = Enum.GetValues<FrameFault>().Select(WireName.Of).ToList();
        var notes = Enum.GetValues<FrameNotes>().Select(WireName.Of).ToList();
        foreach (var names in new[] { verdicts, faults, notes })
        {
            Assert.DoesNotContain("unknown", names);
            Assert.Equal(names.Count, names.Distinct().Count());
            Assert.All(names, name => Assert.Matches(Kebab(), name));
        }
    }

    [Fact]
    public void Several_notes_are_joined_in_the_order_of_their_bits() =>
        Assert.Equal("tail-missing,crc-lower-case", WireName.Of(FrameNotes.CrcLowerCase | FrameNotes.TailMissing));

    [Fact]
    public void A_value_that_is_no_member_is_unknown() =>
        Assert.Equal(("unknown", "unknown", "unknown"),
            (WireName.Of((FrameFault)99), WireName.Of((FrameVerdict)99), WireName.Of((FrameNotes)(1L << 62))));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();
}
