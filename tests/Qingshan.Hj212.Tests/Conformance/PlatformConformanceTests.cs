namespace Qingshan.Hj212.Tests.Conformance;

/// <summary>A platform by the book passes every check, and each check finds the platform that does otherwise.</summary>
public sealed class PlatformConformanceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What a platform may do otherwise, by the check that has to find it.</summary>
    private static readonly (string Check, PlayedPlatform Platform)[] Misbehaviours =
    [
        .. ((int[])[2011, 2021, 2031, 2041, 2051, 2061, 2081, 3019, 3020, 1013, 9015]).Select(cn => ($"answer-{cn}", Deaf(cn))),
        ("answer-2021", Answering((asked, due) => asked.Contains(";CN=2021;", StringComparison.Ordinal) ? Changed(due, "QN=2", "QN=1") : due)),
        ("answer-2021", Answering((asked, due) => asked.Contains(";CN=2021;", StringComparison.Ordinal) ? Changed(due, "CN=9014", "CN=9013") : due)),
        ("silent-without-a", new() { AnswersWithoutA = true }),
        ("silent-on-wrong-crc", new() { AnswersDamaged = true }),
        ("silent-on-wrong-crc", new() { ClosesOnDamaged = true }),
        ("stays-open", new() { ClosesOnDamaged = true }),
        ("answer-split", Answering((asked, due) => asked.Contains(";PNO=2;", StringComparison.Ordinal) ? "" : due)),
        ("answer-again", Once()),
        ("answer-re-upload", Answering((asked, due) => asked.Contains(";RF=1;", StringComparison.Ordinal) ? "" : due)),
        ("answer-stuck-together", new() { TakesOneAnArrival = true }),
        ("answer-in-pieces", new() { ForgetsPieces = true }),
        ("requests-by-the-book", new() { Request = Wire.Frame($"ST=32;CN=1011;PW=123456;MN={Played.Mn};Flag=9;CP=&&&&") }),
        ("answers-st", Writing("ST=91", "ST=32")),
        ("answers-mn", Writing(Played.Mn, "010000A8900016F000169DC1")),
        ("answers-pw", Writing(";PW=123456", ";PW=654321")),
        ("answers-flag", Writing("Flag=8", "Flag=4")),
        ("answers-cp", Writing("CP=&&", "CP=&&QnRtn=1")),
        ("answers-whole", Answering((_, due) => due.Replace("MN=01", "MN=02", StringComparison.Ordinal))),
        ("answers-lost-hash", Answering((_, due) => due.Length > 0 ? due[1..] : due)),
        ("answers-tail", Answering((_, due) => due.Replace("\r\n", "\n", StringComparison.Ordinal))),
        ("answers-wrong-length", Answering((_, due) => due.Length > 0 ? "##0001" + due[6..] : due)),
        ("answers-lower-case-crc", Answering((_, due) => due.Length > 0 ? due[..^6] + due[^6..].ToLowerInvariant() : due)),
        ("answers-modbus-crc", Answering((_, due) => due.Length > 0 ? $"{due[..^6]}{HjCrc.ComputeModbusSwapped(Wire.Bytes(due[6..^6])):X4}\r\n" : due)),
        ("answers-old-style", Writing("Flag=8;", "")),
        ("answers-header-form", Writing("ST=91;CN=9014", "CN=9014;ST=91")),
        ("answers-time-digits", Writing("CP=&&", "CP=&&DataTime=2016080108585712")),
        ("answers-long-segment", Writing("CP=&&", $"CP=&&a01001-Info={new string('x', 1000)}")),
        ("answers-free-mn", Writing(Played.Mn, "SOMEBODY")),
        ("answers-flag-bits", Writing("Flag=8", "Flag=9")),
        ("answers-odd-fields", Writing("CP=&&", "CP=&&a01001-Rtd=1;a01001-Rtd=1")),
        ("answers-vendor-codes", Writing("ST=91", "ST=99")),
        ("answers-gbk-text", Writing("CP=&&", "CP=&&Info=\u00b9\u00fa")),
        ("answers-damaged-cp", Answering((_, due) => due.Length > 0 ? Wire.Frame(due[6..^8]) : due)),
        ("answers-log-text", Writing("CP=&&", "CP=&&i11001-Info=//a;b//")),
    ];

    [Theory]
    [InlineData(Edition.V2005, "01000016F00016")]
    [InlineData(Edition.V2017, Played.Mn)]
    [InlineData(Edition.V2025, Played.Mn)]
    public async Task A_platform_by_the_book_passes_every_check(Edition edition, string mn)
    {
        var platform = new PlayedPlatform { Request = edition == Edition.V2005 ? "" : Wire.Frame($"QN=20260801085857223;ST=32;CN=1011;PW=123456;MN={mn};Flag={((int)edition << 2) + 1};CP=&&&&") };
        var findings = await FindingsAsync(platform, new(mn, Played.Pw, edition), timeout: 20);

        Assert.Empty(Played.Failed(findings));
        Assert.Equal(edition == Edition.V2005 ? ["requests-by-the-book"] : [], findings.Values.Where(f => f.Outcome == ConformanceOutcome.NotTested).Select(f => f.Check.Id));
        Assert.All(findings.Values.Where(f => f.Check.Id.StartsWith("answer-", StringComparison.Ordinal)), f => Assert.NotEmpty(f.Came));
    }

    [Fact]
    public async Task Each_check_finds_the_platform_that_does_otherwise()
    {
        var found = await Task.WhenAll(Misbehaviours.Select(async m => (m.Check, Findings: await FindingsAsync(m.Platform, new(Played.Mn, Played.Pw, Edition.V2025), timeout: 2))));

        Assert.All(found, f => Assert.True(Played.Failed(f.Findings).Contains(f.Check), $"{f.Check} was not found; {Played.Why(f.Findings)}"));
        // No check is without its misbehaviour.
        Assert.Equal(found[0].Findings.Keys.Order(), Misbehaviours.Select(m => m.Check).Distinct().Order());
    }

    [Fact]
    public async Task The_requests_of_a_platform_are_answered()
    {
        var answers = new List<string>();
        var platform = new PlayedPlatform
        {
            Request = Wire.Frame($"QN=20260801085857223;ST=32;CN=1011;PW=123456;MN={Played.Mn};Flag=5;CP=&&&&") + Wire.Frame($"QN=20260801085857224;ST=32;CN=1072;PW=123456;MN={Played.Mn};Flag=5;CP=&&NewPW=654321&&"),
            Twist = (asked, due) =>
            {
                if (asked.Contains("QN=2026080108585722", StringComparison.Ordinal)) answers.Add(asked);
                return due;
            },
        };
        await FindingsAsync(platform, new(Played.Mn, Played.Pw, Edition.V2017), timeout: 20);

        Assert.Collection(answers,
            a => Assert.Contains("CN=9011;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&QnRtn=1&&", a, StringComparison.Ordinal),
            a => Assert.Contains("CN=1011", a, StringComparison.Ordinal),
            a => Assert.Contains("CP=&&ExeRtn=1&&", a, StringComparison.Ordinal),
            a => Assert.Contains("QN=20260801085857224;ST=91;CN=9011;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&QnRtn=2&&", a, StringComparison.Ordinal));
    }

    private static Task<Dictionary<string, ConformanceFinding>> FindingsAsync(PlayedPlatform platform, ConformanceOptions options, double timeout) =>
        Played.FindingsAsync(platform.RunAsync, (stream, cancel) => PlatformConformance.RunAsync(
            stream, options with { Timeout = TimeSpan.FromSeconds(timeout), Silence = TimeSpan.FromMilliseconds(50) }, TimeProvider.System, cancel), Cancel);

    private static PlayedPlatform Answering(Func<string, string, string> twist) => new() { Twist = twist };

    /// <summary>Every answer has another text in one place, and is framed rightly.</summary>
    private static PlayedPlatform Writing(string text, string other) => Answering((_, due) => Changed(due, text, other));

    private static string Changed(string frame, string text, string other) =>
        frame.Length == 0 ? "" : Wire.Frame(frame[6..^6].Replace(text, other, StringComparison.Ordinal));

    /// <summary>Does not answer the first packet of a command; what comes later is sent for other checks.</summary>
    private static PlayedPlatform Deaf(int command)
    {
        var heard = false;
        return Answering((asked, due) =>
        {
            if (heard || !asked.Contains($";CN={command};", StringComparison.Ordinal)) return due;
            heard = true;
            return "";
        });
    }

    private static PlayedPlatform Once()
    {
        var seen = new HashSet<string>();
        return Answering((asked, due) => seen.Add(asked) ? due : "");
    }
}
