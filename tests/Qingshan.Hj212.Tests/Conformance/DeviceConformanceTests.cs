namespace Qingshan.Hj212.Tests.Conformance;

/// <summary>A device by the book passes every check, and each check finds the device that does otherwise.</summary>
public sealed class DeviceConformanceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What a device may do otherwise, by the check that has to find it.</summary>
    private static readonly (string Check, PlayedDevice Device)[] Misbehaviours =
    [
        ("uploads", new() { Uploads = false }),
        ("request-1011", new() { ResultFirst = true }),
        ("request-1011", Without("CN=9011")),
        ("request-1011", Without("CN=9012")),
        ("request-1011", Writing("QnRtn=1&&", "QnRtn=2&&")),
        ("request-1011", Writing("ExeRtn=1&&", "ExeRtn=2&&")),
        ("request-1011", Writing("SystemTime=", "Time=")),
        ("request-1012", Without("CN=9012")),
        ("request-1061", Without("RtdInterval")),
        ("request-1063", Without("MinInterval")),
        ("request-2011", Without("CN=2011")),
        ("request-2051", Without("CN=2051")),
        ("request-2051", Writing("CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&DataTime=20", "CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&DataTime=19")),
        ("request-2061", Without("CN=2061")),
        ("request-2031", Without("CN=2031")),
        ("request-3019", Without("CN=3019")),
        ("request-3020", Without("CN=3020")),
        ("clock", new() { Clock = TimeSpan.FromMinutes(-7) }),
        ("realtime-interval", Writing("RtdInterval=60", "RtdInterval=10")),
        ("minute-interval", Writing("MinInterval=10", "MinInterval=7")),
        ("refuses-wrong-pw", new() { AsksForPw = false }),
        ("refuses-unknown-cn", new() { KnowsItsCommands = false }),
        ("refuses-wrong-crc", new() { ReadsCrc = false }),
        ("resends", new() { Resends = false }),
        ("stays-open", new() { HangsUp = true }),
        ("frames-mn", Writing(Played.Mn, "010000A8900016F000169DC1")),
        ("frames-pw", Writing("PW=123456", "PW=654321")),
        ("frames-edition", new() { Edition = Edition.V2025 }),
        ("frames-st", Writing("ST=91", "ST=32")),
        ("frames-whole", new() { Twist = s => Wire.Frame(s).Replace("w01018-Rtd=1.5", "w01018-Rtd=1.6", StringComparison.Ordinal) }),
        ("frames-lost-hash", new() { Twist = s => Wire.Frame(s)[1..] }),
        ("frames-tail", new() { Twist = s => Wire.Frame(s).Replace("\r\n", "\n", StringComparison.Ordinal) }),
        ("frames-wrong-length", new() { Twist = s => "##0001" + Wire.Frame(s)[6..] }),
        ("frames-lower-case-crc", new() { Twist = s => Wire.Frame(s)[..^6] + Wire.Frame(s)[^6..].ToLowerInvariant() }),
        ("frames-modbus-crc", new() { Twist = s => $"{Wire.Frame(s)[..^6]}{HjCrc.ComputeModbusSwapped(Wire.Bytes(s)):X4}\r\n" }),
        ("frames-old-style", Writing("w01018-Rtd=1.5,w01018-Flag=N", "011-Rtd=1.5,011-Flag=N")),
        ("frames-header-form", Writing("&&DataTime", "&&datatime")),
        ("frames-time-digits", Writing(";w01018-Rtd", "00;w01018-Rtd")),
        ("frames-long-segment", Writing("w01018-Rtd=1.5,w01018-Flag=N", string.Join(';', Enumerable.Range(0, 60).Select(i => $"w010{i + 10}-Rtd=1.5,w010{i + 10}-Flag=N")))),
        ("frames-free-mn", Writing(Played.Mn, "SOMEBODY")),
        ("frames-flag-bits", Writing("ST=91;CN=9011;PW=123456;MN=010000A8900016F000169DC0;Flag=4", "ST=91;CN=9011;PW=123456;MN=010000A8900016F000169DC0;Flag=5")),
        ("frames-odd-fields", Writing("w01018-Flag=N", "w01018-Flag=Q")),
        ("frames-vendor-codes", Writing("ST=32", "ST=99")),
        ("frames-gbk-text", Writing("i12001-Info=1", "i12001-Info=\u00b9\u00fa")),
        ("frames-damaged-cp", new() { Twist = s => Wire.Frame(s.Contains("CN=2011", StringComparison.Ordinal) ? s[..^2] : s) }),
        ("frames-log-text", Writing("i12001-Info=1", "i12001-Info=//a;b//")),
    ];

    [Theory]
    [InlineData(Edition.V2017)]
    [InlineData(Edition.V2025)]
    public async Task A_device_by_the_book_passes_every_check(Edition edition)
    {
        var findings = await FindingsAsync(new() { Edition = edition }, Options(edition) with { Timeout = TimeSpan.FromSeconds(20), Watch = TimeSpan.FromSeconds(20), SetClock = true });

        Assert.True(findings.Values.All(f => f.Outcome == ConformanceOutcome.Passed), Played.Why(findings));
        Assert.Equal(2, findings["resends"].Came.Count);
    }

    [Fact]
    public async Task The_clock_is_set_only_where_that_is_allowed()
    {
        var asked = new List<string>();
        var device = new PlayedDevice
        {
            Twist = s =>
            {
                asked.Add(s);
                return Wire.Frame(s);
            },
        };
        var findings = await FindingsAsync(device, Options(Edition.V2017) with { Timeout = TimeSpan.FromSeconds(20) });

        Assert.Equal(ConformanceOutcome.NotTested, findings["request-1012"].Outcome);
        // Nine questions that are taken, two that are refused, and the one after the damaged one.
        Assert.Equal(12, asked.Count(s => s.Contains("CN=9011", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_check_finds_the_device_that_does_otherwise()
    {
        var found = await Task.WhenAll(Misbehaviours.Select(async m => (m.Check, Findings: await FindingsAsync(m.Device, Options(Edition.V2017) with { SetClock = true }))));

        Assert.All(found, f => Assert.True(Played.Failed(f.Findings).Contains(f.Check), $"{f.Check} was not found; {Played.Why(f.Findings)}"));
        // No check is without its misbehaviour.
        Assert.Equal(found[1].Findings.Keys.Order(), Misbehaviours.Select(m => m.Check).Distinct().Order());
    }

    private static ConformanceOptions Options(Edition edition) => new(Played.Mn, Played.Pw, edition)
    {
        Timeout = TimeSpan.FromSeconds(1), Silence = TimeSpan.FromMilliseconds(50), Watch = TimeSpan.FromSeconds(3), Factor = "w01018",
    };

    private static Task<Dictionary<string, ConformanceFinding>> FindingsAsync(PlayedDevice device, ConformanceOptions options) =>
        Played.FindingsAsync(device.RunAsync, (stream, cancel) => DeviceConformance.RunAsync(stream, options, TimeProvider.System, cancel), Cancel);

    /// <summary>Everything that holds a text is not sent.</summary>
    private static PlayedDevice Without(string text) => new()
    {
        Twist = s => s.Contains(text, StringComparison.Ordinal) ? "" : Wire.Frame(s),
    };

    /// <summary>Everything has other texts in some places, and is framed rightly.</summary>
    private static PlayedDevice Writing(params string[] pairs) => new()
    {
        Twist = s => Wire.Frame(pairs.Chunk(2).Aggregate(s, (text, p) => text.Replace(p[0], p[1], StringComparison.Ordinal))),
    };
}
