using CsCheck;

namespace Qingshan.Hj212.Tests;

public sealed class ScannerProperties
{
    private static readonly string[] Fragments =
    [
        Wire.Frame("ST=32;CN=2011;MN=1;Flag=5;CP=&&DataTime=20160801085857;w01001-Rtd=7.1,w01001-Flag=N&&"),
        Wire.Frame("QN=20160801085857223;ST=91;CN=9014;PW=1;MN=1;Flag=4;CP=&&&&"),
        Wire.Frame("QN=1;CP=&&&&")[1..], "##00" + Wire.Frame("QN=1;CP=&&A=1&&")[2..], "#0012Q", "##000012", "##000099Q", "#0200CN=",
        "##", "#", "&&", "&", "\r\n", "\r", "\n", "##0000", "##0010", "##0040", "##9999", "1C80", "&&1C80", "FFFF\r\n", "CP=&&", "ST=32;", "x",
    ];

    private static readonly string[] FieldParts = [";", ",", "=", "-", "-Rtd=", "w01018-Avg=", "DataTime=20160801085857;"];

    private static readonly Gen<string> Stream = Gen.OneOf(
        Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]),
        Gen.Byte.Array[0, 12].Select(b => Wire.Text(b)),
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 60], Gen.Byte).Select((f, at, b) => Mutate(Fragments[f], at, b)))
        .List[0, 25].Select(string.Concat);

    private static readonly Gen<int[]> Cuts = Gen.Int[1, 40].Array[1, 60];

    [Fact]
    public void The_same_bytes_give_the_same_stretches_however_they_arrive() =>
        Gen.Select(Stream, Cuts, Gen.Int[40, 300]).Sample((text, cuts, limit) =>
        {
            var bytes = Wire.Bytes(text);
            var whole = Wire.Read([bytes], FeedState.Closed, out _, limit);
            Assert.Equal(whole, Wire.Read(bytes.Chunk(1), FeedState.Closed, out _, limit));
            Assert.Equal(whole, Wire.Read(Cut(bytes, cuts), FeedState.Closed, out _, limit));
        }, iter: 1000);

    [Fact]
    public void No_byte_is_lost_or_invented() =>
        Gen.Select(Stream, Gen.Int[1, 300]).Sample((text, limit) =>
        {
            foreach (var feed in Enum.GetValues<FeedState>())
            {
                var stretches = Wire.Read([Wire.Bytes(text)], feed, out var left, limit);
                Assert.Equal(text, string.Concat(stretches.Select(s => s.Bytes)) + left);
                if (feed == FeedState.Closed) Assert.Empty(left);
                Assert.True(left.Length < new FrameScanner(limit).WindowSize);
            }
        }, iter: 1000);

    [Fact]
    public void A_good_frame_after_any_garbage_is_found_when_frames_keep_coming() =>
        Gen.Byte.Array[0, 200].Sample(garbage =>
        {
            var frames = string.Concat(Enumerable.Repeat(Fragments[0], 120));
            var stretches = Wire.Read([Wire.Bytes(Wire.Text(garbage) + frames)], FeedState.Flowing, out _);
            Assert.True(stretches.Count(s => s.Bytes == Fragments[0]) >= 118);
        }, iter: 200);

    [Fact]
    public void Any_segment_is_walked_without_an_exception() =>
        Stream.Sample(text =>
        {
            var bytes = Wire.Bytes(text);
            var header = SegmentHeader.Parse(bytes);
            foreach (var field in header.Fields)
            {
                _ = field.TryGetNumber(out _);
                _ = field.TryGetTime(out _);
            }
            using var sets = Measurements.Read(header.Cp);
            foreach (var set in sets) _ = (set.Value, set.Flag, set.SampleTime);
        }, iter: 1000);

    [Fact]
    public void Fields_of_any_length_are_split_as_the_plainest_reading_splits_them() =>
        Gen.OneOf(Gen.Int[0, FieldParts.Length - 1].Select(i => FieldParts[i]), Gen.Char['a', 'z'].Array[0, 40].Select(c => new string(c)))
            .List[0, 40].Select(string.Concat).Sample(text =>
            {
                // No log texts among them: those have a test of their own.
                var expected = text.Split(';').SelectMany((item, i) => item.Split(',').Where(f => f.Length > 0).Select(f => $"{i}|{f}|{Key(f)}|{Factor(f)}"));
                var walked = new List<string>();
                foreach (var f in new CpFields(Wire.Bytes(text))) walked.Add($"{f.Item}|{Wire.Text(f.Text)}|{Wire.Text(f.Key)}|{Wire.Text(f.Factor)}");
                Assert.Equal(expected, walked);

                static string Key(string field) => field.Contains('=', StringComparison.Ordinal) ? field[..field.IndexOf('=', StringComparison.Ordinal)] : "";

                static string Factor(string field) => Key(field).Contains('-', StringComparison.Ordinal) ? Key(field)[..Key(field).LastIndexOf('-')] : "";
            }, iter: 5000);

    private static string Mutate(string frame, int at, byte to)
    {
        var bytes = Wire.Bytes(frame);
        bytes[at % bytes.Length] = to;
        return Wire.Text(bytes);
    }

    private static IEnumerable<byte[]> Cut(byte[] bytes, int[] cuts)
    {
        var at = 0;
        for (var i = 0; at < bytes.Length; i++)
        {
            var length = Math.Min(cuts[i % cuts.Length], bytes.Length - at);
            yield return bytes[at..(at + length)];
            at += length;
        }
    }
}
