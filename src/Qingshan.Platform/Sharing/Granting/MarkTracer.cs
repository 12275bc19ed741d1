using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing.Granting;

/// <param name="Rows">Rows of the file with the marks of this grant.</param>
public sealed record TracedGrant(Guid Grant, string Dataset, Text Organisation, string AskedBy, DateTime AskedAt, int Rows);

/// <summary>Says of a file, or a part of one, under which grants its rows were given out.</summary>
public sealed class MarkTracer(PlatformDbs dbs, Watermark mark)
{
    private const int MostRows = 10_000;

    public async Task<Result<IReadOnlyList<TracedGrant>>> TraceAsync(Viewer by, TextReader csv, CancellationToken cancel)
    {
        if (!by.May(Permission.ApproveSharing)) return CommonErrors.Forbidden.Of(nameof(Permission.ApproveSharing));
        if (await csv.ReadLineAsync(cancel) is not { } header || !header.TrimEnd().EndsWith("," + Watermark.Column, StringComparison.Ordinal)) return ShareErrors.NotAPackage.Of(Watermark.Column);
        var lines = new List<(string Row, string Mark)>();
        while (lines.Count < MostRows && await csv.ReadLineAsync(cancel) is { } line)
            if (line.LastIndexOf(',') is > 0 and var at) lines.Add((line[..at], line[(at + 1)..].Trim()));

        await using var db = dbs.Open(by);
        var given = await (from r in db.Set<ShareRequest>().AsNoTracking() join o in db.Set<Organisation>() on r.OrganisationId equals o.Id
                           where r.State == ShareState.Granted || r.State == ShareState.Revoked select new { r, o.Name, o.NameEn }).ToListAsync(cancel);
        return given.ConvertAll(g => new TracedGrant(g.r.Id, g.r.Dataset, new(g.Name, g.NameEn ?? g.Name), g.r.AskedByName, g.r.AskedAt, lines.Count(l => mark.Of(g.r.Id, l.Row) == l.Mark)))
            .FindAll(t => t.Rows > 0);
    }
}
