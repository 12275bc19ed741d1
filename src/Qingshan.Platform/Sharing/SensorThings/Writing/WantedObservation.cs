using System.Globalization;
using System.Text.Json;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>An observation as somebody sends it, in the words of the standard.</summary>
internal readonly record struct WantedObservation(Stream Stream, DateTime Start, double Result, string Flag)
{
    public string Id => ObservationId.Of(Stream.Series.Id, Start);

    /// <param name="field">A property of the observation as it was sent; null where it has none.</param>
    /// <param name="below">The datastream of the address; null where the observation has to name it.</param>
    public static Result<WantedObservation> Read(World world, Func<string, JsonElement?> field, Stream? below)
    {
        if (!StreamOf(world, field("Datastream"), below).TryGet(out var stream, out var error) || !StartOf(stream, field("phenomenonTime"), world.Now).TryGet(out var start, out error)) return error;
        if (field("result") is not { } result || !TryNumber(result, out var number)) return Wrong("result", new("应为数值", "it is a number"));
        var flag = "";
        if (field("resultQuality") is { ValueKind: JsonValueKind.Object } quality && quality.TryGetProperty("flag", out var said)) flag = said.ValueKind == JsonValueKind.String ? said.GetString()! : said.GetRawText();
        if (field("FeatureOfInterest") is { } feature && (IdOf(feature) is not { } id || world.StayAt(world.SiteOf(stream.Point), start)?.IdText != id))
            return Wrong("FeatureOfInterest", new("观测对象即监测点当时的位置，由台账给出；请省略", "it is where the point stood then, by the ledger; leave it out"));
        return new WantedObservation(stream, start, number, flag);
    }

    /// <summary>As a row of the upload by HTTP: from here on there is one path.</summary>
    public DocumentRow ToRow(int number) => new(
        number, Stream.Point.Code, Stream.Series.Factor, Stream.Series.Kind.ToString(), Iso.Of(Start), Result.ToString("R", CultureInfo.InvariantCulture), Stream.Series.Unit, Flag, Stream.Series.Channel);

    private static Result<Stream> StreamOf(World world, JsonElement? given, Stream? below)
    {
        var stream = below;
        if (given is { } datastream)
        {
            if (IdOf(datastream) is not { } id) return Wrong("Datastream", new("""应为 {"@iot.id": 编号}""", """it is {"@iot.id": number}"""));
            if (world.FindStream(id) is not { } found) return SensorThingsErrors.NoSuchResource.Of($"Datastreams({id})");
            if (below is not null && below.Series.Id != found.Series.Id) return Wrong("Datastream", new("与地址中的数据流不一致", "it is another one than that of the address"));
            stream = found;
        }
        if (stream is null) return Wrong("Datastream", new("缺少数据流", "it is missing"));
        // The door makes of a point what its devices would have sent; the other origins have makers of their own.
        var reports = stream.Point.Simulated ? Origin.Simulated : Origin.Reported;
        return stream.Series.Origin == reports ? stream : SensorThingsErrors.DerivedDatastream.Of(stream.Series.Id, OriginText(stream.Series.Origin));
    }

    private static Result<DateTime> StartOf(Stream stream, JsonElement? given, DateTime now)
    {
        var isInstant = stream.Series.Kind.Period == TimeSpan.Zero;
        if (given is not { } time) return isInstant ? now : Wrong("phenomenonTime", new("均值与累计须给出时段", "a mean or a sum says its interval"));
        if (time.ValueKind != JsonValueKind.String || !Iso.TryReadWhen(time.GetString()!, out var when) || when.Start.Year is < ObservationId.FirstYear or > ObservationId.LastYear)
            return Wrong("phenomenonTime", new("应为带时区的时间或时段，如 2026-03-01T08:00:00+08:00", "a time or an interval with its offset, such as 2026-03-01T08:00:00+08:00"));
        if (!when.IsInstant && when.End != stream.EndOf(when.Start)) return Wrong("phenomenonTime", new($"时段应止于 {Iso.Of(stream.EndOf(when.Start))}", $"the interval ends at {Iso.Of(stream.EndOf(when.Start))}"));
        return when.Start;
    }

    private static string? IdOf(JsonElement reference) => reference.ValueKind switch
    {
        JsonValueKind.Object when reference.TryGetProperty("@iot.id", out var id) => IdOf(id),
        JsonValueKind.String => reference.GetString(),
        JsonValueKind.Number => reference.GetRawText(),
        _ => null,
    };

    private static bool TryNumber(JsonElement value, out double number)
    {
        number = 0;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out number) && double.IsFinite(number),
            JsonValueKind.String => double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number),
            _ => false,
        };
    }

    private static Text OriginText(Origin origin) => origin switch
    {
        Origin.RolledUp => new("平台汇总", "derived by the platform"),
        Origin.Imported => new("历史导入", "imported"),
        Origin.Manual => new("手工录入", "entered by hand"),
        Origin.Substituted => new("替代规则", "put in by a rule"),
        _ => new("模拟程序", "simulated"),
    };

    private static Error Wrong(string field, Text what) => SensorThingsErrors.BadObservation.Of(field, what);
}
