using Qingshan.Applications.Monitoring;
using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Ui.Docs;

namespace Qingshan.Applications.Tests;

public class ReasonsTests
{
    private static readonly Reasons All = new(new ErrorCatalogue([typeof(ErrorKind).Assembly]));

    public static TheoryData<string> Names =>
    [
        .. Enum.GetValues<FrameFault>().Where(f => f != FrameFault.None).Select(WireName.Of),
        .. Enum.GetValues<FrameNotes>().Where(n => n != FrameNotes.None).Select(WireName.Of),
        "unknown-device", "device-no-longer-in-ledger", "unknown-format", "point-no-longer-in-ledger",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_reason_that_a_packet_can_carry_has_words_and_says_what_to_do(string name)
    {
        Assert.True(Reasons.Knows(name));
        var reason = Assert.Single(All.Of(name));
        Assert.All([reason.What.Zh, reason.What.En, reason.Next.Zh, reason.Next.En], Assert.NotEmpty);
    }

    [Fact]
    public void Several_reasons_are_explained_one_by_one() =>
        Assert.Equal(["tail-missing", "crc-lower-case"], All.Of("tail-missing,crc-lower-case").Select(r => r.Name));

    [Fact]
    public void A_code_of_the_error_catalogue_is_explained_in_its_words() =>
        Assert.Equal("不是有效的 JSON", Assert.Single(All.Of("intake.bad-json")).What.Zh);

    [Fact]
    public void A_name_from_a_newer_program_is_shown_as_it_is() => Assert.Equal("something-new", Assert.Single(All.Of("something-new")).What.Zh);
}
