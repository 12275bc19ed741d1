using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Qingshan.Analysis.Space;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Platform.Cases;

/// <summary>
/// Takes field reports. A phone does not know whether what it sent has arrived and sends it again until it is answered: the same report is answered
/// with what is kept, whatever has become of the case; it is never kept twice.
/// </summary>
public sealed class FieldDesk(PlatformDbs dbs, CaseAccess access, WorkflowBook workflows, CaseNames naming, CaseFiles files, FieldReports reports, SubjectBook subjects)
{
    /// <summary>Somebody acts on the case at the same moment, or the same report arrives twice at once: then it is looked again.</summary>
    private const int Tries = 5;

    /// <param name="photos">Their bytes, in the order of <see cref="WantedFieldReport.Photos"/>.</param>
    public async Task<Result<ReportWithPhotos>> TakeAsync(Viewer by, string number, WantedFieldReport wanted, IReadOnlyList<byte[]> photos, CancellationToken cancel)
    {
        if (!by.May(Permission.HandleCases)) return CommonErrors.Forbidden.Of(nameof(Permission.HandleCases));
        if (by.PersonId is not { } person) return CaseErrors.NeedsPerson.Of();
        if (wanted.Person != person) return FieldErrors.OtherPerson.Of();
        if (wanted.Id == Guid.Empty) return CommonErrors.BadParameter.Of("id", wanted.Id, "UUID");
        if (!FieldFindings.Read(wanted).TryGet(out var findings, out var error)) return error;
        var hash = findings.Hash(number, person);
        for (var tries = 1; ; tries++)
        {
            if (await KeptAsync(wanted.Id, cancel) is { } kept) return kept.Report.ContentSha256 == hash ? kept : FieldErrors.Conflict.Of(wanted.Id);
            if (!Checked(findings.Photos, photos).TryGet(out var stripped, out error)) return error;
            if (!(await access.FindAsync(by, number, cancel)).TryGet(out var found, out error)) return error;
            if (await RefusalAsync(by, found, cancel) is { } refused) return refused;
            try
            {
                await KeepAsync(by, found, person, wanted.Id, findings, hash, stripped, cancel);
            }
            catch (DbUpdateException) when (tries < Tries)
            {
                // The next look finds what the other one has made of it.
            }
        }
    }

    /// <summary>Why a case takes no report of a viewer as it stands; null where it takes it.</summary>
    public async Task<Error?> RefusalAsync(Viewer by, Case one, CancellationToken cancel)
    {
        var state = workflows.Of(one).State(one.State);
        if (!state.ForAssignee) return FieldErrors.NotChecked.Of(one.Number, state.Name);
        if (by.Is(one.AssignedTo) || one.OrganisationId is null || one.OrganisationId == by.OrganisationId) return null;
        return FieldErrors.NotYours.Of(one.Number, (await naming.OfAsync([one], cancel)).Organisation(one));
    }

    private async Task<ReportWithPhotos?> KeptAsync(Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var of = await (from r in db.Set<FieldReport>() join c in db.Set<Case>().AsNoTracking() on r.CaseId equals c.Id where r.Id == id select c).FirstOrDefaultAsync(cancel);
        return of is null ? null : (await reports.OfAsync(of, cancel)).First(r => r.Report.Id == id);
    }

    /// <summary>The photos as they are kept: what arrived is what the phone said, is a photo, and loses what else the camera wrote.</summary>
    private static Result<List<(FileKind Kind, byte[] Bytes)>> Checked(IReadOnlyList<WantedPhoto> said, IReadOnlyList<byte[]> photos)
    {
        if (said.Count != photos.Count) return FieldErrors.Unreadable.Of(new Text($"说有 {said.Count} 张照片，收到 {photos.Count} 张", $"{said.Count} photos are announced and {photos.Count} arrived"));
        var stripped = new List<(FileKind, byte[])>();
        for (var i = 0; i < photos.Count; i++)
        {
            if (photos[i].Length > CaseFiles.Most) return CaseErrors.FileTooLarge.Of(CaseFiles.Most >> 20);
            if (Convert.ToHexStringLower(SHA256.HashData(photos[i])) is var hash && hash != said[i].Sha256) return FieldErrors.PhotoHash.Of(i + 1, hash, said[i].Sha256);
            if (said[i].OriginalSha256 is { } original && !(original.Length == 64 && original.All(char.IsAsciiHexDigitLower))) return CommonErrors.BadParameter.Of("originalSha256", original, "SHA-256");
            if (!FileKind.Of("", photos[i]).TryGet(out var kind, out _) || !PhotoMetadata.TryStrip(kind, photos[i], out var bytes)) return FieldErrors.NotAPhoto.Of(i + 1);
            stripped.Add((kind, bytes));
        }
        return stripped;
    }

    private async Task KeepAsync(Viewer by, Case found, Guid person, Guid id, FieldFindings findings, string hash, List<(FileKind Kind, byte[] Bytes)> photos, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        var now = db.Time.GetUtcNow().UtcDateTime;
        var report = new FieldReport
        {
            Id = id, CaseId = found.Id, PersonId = person, By = by.Name, ObservedAt = findings.ObservedAt, SentAt = findings.SentAt, ReceivedAt = now,
            Longitude = findings.Position?.Longitude, Latitude = findings.Position?.Latitude, AccuracyMetres = findings.Position?.Accuracy, Datum = findings.Position?.Datum, PositionUnknown = findings.PositionUnknown,
            DistanceMetres = await DistanceAsync(found, findings.Position, cancel), Situation = findings.Situation, Seen = findings.Seen, Measures = findings.Measures, Met = string.Join(',', findings.Met.Select(CaseQuery.Written)), ContentSha256 = hash,
        };
        db.Add(report);
        foreach (var (photo, i) in photos.Select((p, i) => (p, i)))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"现场照片-{BeijingTime.FromUtc(findings.ObservedAt):yyyyMMdd-HHmm}-{i + 1}{photo.Kind.Ending}");
            var file = new CaseFile { CaseId = found.Id, Name = name, MediaType = photo.Kind.MediaType, Size = photo.Bytes.Length, Sha256 = await files.KeepAsync(photo.Bytes, cancel), At = now, By = by.Name };
            db.Add(file);
            db.Add(new FieldPhoto { ReportId = id, Turn = i, FileId = file.Id, SentSha256 = findings.Photos[i].Sha256!, OriginalSha256 = findings.Photos[i].OriginalSha256 });
        }
        var (situation, count) = (Terms.Of(findings.Situation), photos.Count);
        db.Add(new CaseEvent
        {
            CaseId = found.Id, At = now, Kind = CaseEventKind.Reported, By = by.Name, PersonId = person,
            Text = $"{situation.Zh}：{findings.Seen}（照片 {count} 张）", TextEn = $"{situation.En}: {findings.Seen} ({count} photos)",
        });
        Audit.Add(db, "case-field-report", $"Case {found.Number}", $"{id}, {count} photos, SHA-256 {hash}");
        // Who closes the case at this moment is told to look again; where he was first, this is.
        db.Attach(found).Entity.Version++;
        await db.SaveChangesAsync(cancel);
    }

    private async Task<double?> DistanceAsync(Case one, WantedPosition? position, CancellationToken cancel) =>
        position is { } at && (await subjects.FindAsync(one.SubjectKind, one.SubjectId, cancel))?.Place is { } place
            ? Math.Round(GreatCircle.DistanceMetres(new(at.Longitude, at.Latitude), new(place.Longitude, place.Latitude))) : null;
}
