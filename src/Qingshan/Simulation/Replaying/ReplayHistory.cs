using System.Text;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Simulation;

/// <summary>One station's hours of a span, in order of time.</summary>
/// <param name="Mn">MN of the device that plays it.</param>
public sealed record ReplayStation(string Mn, IReadOnlyList<ReplayHour> Hours);

/// <param name="Start">Start of the hour, UTC.</param>
/// <param name="Values">What was measured in it, in the source's units; what is missing is not given.</param>
public sealed record ReplayHour(DateTime Start, IReadOnlyList<ImportedValue> Values);

/// <summary>Reads a folder of history for a replay.</summary>
public sealed class ReplayHistory(IImportFormat format, string folder, DateTime from, DateTime to)
{
    public Result<IReadOnlyList<ReplayStation>> Load(CancellationToken cancel)
    {
        if (!format.Files(folder).TryGet(out var files, out var error)) return error;
        var stations = new List<ReplayStation>();
        foreach (var file in files)
        {
            if (!ImportedFile.Read(format, file, cancel).TryGet(out var read, out error)) return error;
            var rows = read.Rows.Where(r => r.Key.Start >= from && r.Key.Start < to).Select(r => r.Text);
            var hours = format.Decode(Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(read.Header))))
                .GroupBy(v => v.Start).OrderBy(h => h.Key).Select(h => new ReplayHour(h.Key, [.. h])).ToList();
            stations.Add(new ReplayStation(ReplayDevices.MnOf(file.Point!), hours));
        }
        return Result.Of<IReadOnlyList<ReplayStation>>(stations);
    }
}
