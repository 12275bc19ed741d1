using System.Security.Cryptography;
using System.Text.Json;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Cases;

/// <summary>A field report as a phone sends it.</summary>
/// <param name="Id">Made by the phone; the same report sent again has the same.</param>
/// <param name="Person">Who wrote it. It is not taken from anybody else who happens to be signed in on the phone.</param>
/// <param name="ObservedAt">By the phone's clock.</param>
/// <param name="SentAt">By the phone's clock; the only thing that changes when it is sent again.</param>
/// <param name="PositionUnknown"><c>not-taken</c>, <c>denied</c>, <c>unavailable</c>, where there is no position.</param>
/// <param name="Situation"><c>normal</c>, <c>abnormal</c>, <c>closed</c>, <c>not-reached</c>.</param>
/// <param name="Met"><c>head</c>, <c>officer</c>, <c>operator</c>, <c>worker</c>, <c>resident</c>, <c>nobody</c>.</param>
public sealed record WantedFieldReport(
    Guid Id, Guid Person, DateTimeOffset? ObservedAt, DateTimeOffset? SentAt, WantedPosition? Position, string? PositionUnknown,
    string? Situation, string? Seen, string? Measures, IReadOnlyList<string>? Met, IReadOnlyList<WantedPhoto>? Photos);

/// <param name="Accuracy">Metres.</param>
/// <param name="Datum"><c>WGS-84</c>.</param>
public sealed record WantedPosition(double Longitude, double Latitude, double? Accuracy, string? Datum);

/// <param name="Sha256">Of the bytes that are sent.</param>
/// <param name="OriginalSha256">Of the photo before it was scaled.</param>
public sealed record WantedPhoto(string? Sha256, string? OriginalSha256);

/// <summary>What a report says, checked.</summary>
internal sealed record FieldFindings(
    DateTime ObservedAt, DateTime SentAt, WantedPosition? Position, PositionUnknown? PositionUnknown, FieldSituation Situation, string Seen, string? Measures, IReadOnlyList<MetRole> Met, IReadOnlyList<WantedPhoto> Photos)
{
    /// <summary>A phone that was without network for longer has a wrong clock.</summary>
    public const int OldestDays = 90;

    public static Result<FieldFindings> Read(WantedFieldReport wanted)
    {
        if (wanted.ObservedAt is not { } observed || wanted.SentAt is not { } sent || observed > sent || observed < sent.AddDays(-OldestDays)) return FieldErrors.WrongTime.Of(wanted.ObservedAt, wanted.SentAt, OldestDays);
        if (!CaseQuery.Word<FieldSituation>("situation", wanted.Situation).TryGet(out var situation, out var error)) return error;
        if (wanted.Seen?.Trim() is not { Length: > 0 and <= CaseDesk.LongestText } seen || wanted.Measures?.Trim().Length > CaseDesk.LongestText) return CaseErrors.TextNeeded.Of(CaseDesk.LongestText);
        var met = new SortedSet<MetRole>();
        foreach (var word in wanted.Met ?? [])
        {
            if (!CaseQuery.Word<MetRole>("met", word).TryGet(out var role, out error)) return error;
            met.Add(role);
        }
        PositionUnknown? unknown = null;
        if (wanted.Position is { } at)
        {
            if (at.Datum != "WGS-84" || !(Math.Abs(at.Longitude) <= 180 && Math.Abs(at.Latitude) <= 90) || at.Accuracy is < 0) return FieldErrors.WrongPosition.Of(Reasons);
        }
        else
        {
            if (!CaseQuery.Word<PositionUnknown>("positionUnknown", wanted.PositionUnknown).TryGet(out var why, out _)) return FieldErrors.WrongPosition.Of(Reasons);
            unknown = why;
        }
        if (wanted.Photos is { Count: > FieldReports.MostPhotos }) return FieldErrors.TooManyPhotos.Of(FieldReports.MostPhotos);
        return new FieldFindings(observed.UtcDateTime, sent.UtcDateTime, wanted.Position, unknown, situation, seen, string.IsNullOrWhiteSpace(wanted.Measures) ? null : wanted.Measures.Trim(), [.. met], wanted.Photos ?? []);
    }

    /// <summary>Everything but when it was sent, with the case and the person: what makes two reports the same.</summary>
    public string Hash(string number, Guid person) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        number, person, ObservedAt = ObservedAt.Ticks, Position, PositionUnknown, Situation, Seen, Measures, Met, Photos,
    })));

    private static string Reasons => string.Join(", ", Enum.GetValues<PositionUnknown>().Select(CaseQuery.Written));
}
