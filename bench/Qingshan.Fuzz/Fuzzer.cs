using System.Diagnostics;

namespace Qingshan.Fuzz;

/// <summary>Mutates, checks, keeps what is new, and watches that no stream hangs and no memory grows.</summary>
internal sealed class Fuzzer(Coverage coverage, Corpus corpus, ulong seed, string findings)
{
    private const int Capacity = 3000;

    /// <summary>A stream takes some microseconds; the machine may be busy, but not so long.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private readonly byte[] _stream = new byte[Capacity];
    private int _length;
    private long _done;
    private int _verdicts;

    /// <summary>True where no law was broken, nothing hung and nothing grew.</summary>
    public bool Run(long runs)
    {
        var rng = new Rng(seed);
        var (mutator, checks) = (new Mutator(rng, Capacity), new Checks(rng, Capacity));
        var began = Stopwatch.GetTimestamp();
        using var watch = new Timer(Watchdog(), null, Hang, Hang);
        var (allocated, counted, heap) = (0L, 0L, 0L);
        for (; _done < runs; _done++)
        {
            var entry = corpus.Any(rng);
            entry.CopyTo(_stream, 0);
            _length = mutator.Change(_stream, entry.Length, corpus.Any(rng));
            coverage.Begin();
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                checks.Look(_stream, _length);
            }
            catch (Exception e)
            {
                // Nothing may escape, whatever its type: that is what is looked for.
                Keep(e.GetType().Name);
                Console.Error.WriteLine(e);
                return false;
            }
            // Compiling methods again allocates; by the tenth million everything is compiled.
            if (_done >= runs / 10)
            {
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                counted++;
            }
            if (coverage.End()) corpus.Add(_stream.AsSpan(0, _length), rng);
            _verdicts = checks.Verdicts;
            if (_done % 2_000_000 != 0) continue;
            heap = GC.GetTotalMemory(forceFullCollection: true);
            Report(began, heap);
        }
        Report(began, GC.GetTotalMemory(forceFullCollection: true));
        Program.Say($"allocated by the library and the checks: {(double)allocated / Math.Max(1, counted):F4} bytes a stream; most resident {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        return allocated <= counted;
    }

    private void Report(long began, long heap)
    {
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Program.Say($"{_done,12:N0} streams  {_done / took,9:N0}/s  corpus {corpus.Count:N0}  {(coverage.IsInstrumented ? "branches" : "not instrumented, branches")} {coverage.Edges:N0}  verdicts {_verdicts:N0}  heap {heap >> 10:N0} kB");
    }

    private TimerCallback Watchdog()
    {
        var before = -1L;
        return _ =>
        {
            var now = Volatile.Read(ref _done);
            if (now == before)
            {
                Keep("hang");
                Environment.Exit(1);
            }
            before = now;
        };
    }

    private void Keep(string why)
    {
        Directory.CreateDirectory(findings);
        var file = Path.Combine(findings, FormattableString.Invariant($"{why}-{seed}-{_done}.bin"));
        File.WriteAllBytes(file, _stream[.._length]);
        Console.Error.WriteLine($"{why}: the stream is in {file}");
    }
}
