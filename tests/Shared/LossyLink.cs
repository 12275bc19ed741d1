using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Qingshan.Tests;

/// <summary>What the line does to each IP packet, in either direction.</summary>
/// <param name="Loss">Share of packets that are lost.</param>
/// <param name="Hasty">Share of packets that are not delayed and so overtake others.</param>
public sealed record LineQuality(double Loss, double Hasty, TimeSpan Delay, TimeSpan Jitter)
{
    /// <summary>A bad mobile line: 5 % lost, a quarter out of order, 20 ± 10 ms each way.</summary>
    public static LineQuality Bad { get; } = new(0.05, 0.25, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(10));
}

/// <summary>
/// A network of its own (a namespace of the kernel) at the end of a line that loses, delays and reorders, and can be cut. The kernel's TCP
/// runs over it at both ends; between two tun devices this process is the wire, so that no kernel module for it is needed. Root, Linux.
/// </summary>
public sealed class LossyLink : IDisposable
{
    private const int ReadWrite = 2, CloseOnExec = 0x80000, NewNetwork = 0x40000000;
    private const uint SetInterface = 0x400454ca;
    private const short TunWithoutHeader = 0x1001;
    private static int s_made;

    private readonly string _name;
    private readonly SafeFileHandle _here, _there;
    private readonly List<Thread> _wires = [];
    private volatile bool _cut, _ended;
    private long _lost, _carried;

    private LossyLink(string name, string network, LineQuality quality, int seed)
    {
        (_name, Address) = (name, network + ".1");
        _here = Tun(name + "a");
        _there = Tun(name + "b");
        Ip("netns", "add", name);
        Ip("link", "set", name + "b", "netns", name);
        Ip("addr", "add", $"{network}.1/30", "dev", name + "a");
        Ip("link", "set", name + "a", "up");
        Ip("-n", name, "addr", "add", $"{network}.2/30", "dev", name + "b");
        Ip("-n", name, "link", "set", name + "b", "up");
        Wire(_here, _there, quality, seed);
        Wire(_there, _here, quality, seed + 1);
    }

    /// <summary>The address of this machine as it is seen from the other end.</summary>
    public string Address { get; }

    public long Lost => Interlocked.Read(ref _lost);

    public long Carried => Interlocked.Read(ref _carried);

    /// <summary>While true nothing gets through, and neither end is told.</summary>
    public bool IsCut
    {
        get => _cut;
        set => _cut = value;
    }

    /// <returns>Null where it is not allowed here; then <paramref name="why"/> says why.</returns>
    public static LossyLink? TryMake(LineQuality quality, int seed, out string why)
    {
        why = "";
        var number = Interlocked.Increment(ref s_made);
        var name = string.Create(CultureInfo.InvariantCulture, $"qs{Environment.ProcessId % 100_000}{number}");
        try
        {
            return new(name, string.Create(CultureInfo.InvariantCulture, $"10.213.{(Environment.ProcessId + number) % 250}"), quality, seed);
        }
        catch (Exception e) when (e is IOException or System.ComponentModel.Win32Exception or DllNotFoundException)
        {
            why = $"A network namespace with a tun device cannot be made here (Linux, root and iproute2 are needed): {e.Message}";
            return null;
        }
    }

    /// <summary>A socket of the other end, not yet connected.</summary>
    public Socket NewSocket()
    {
        Socket? socket = null;
        // A socket belongs for ever to the network of the thread that made it, and the thread makes nothing else.
        var maker = new Thread(() =>
        {
            using var there = Open($"/run/netns/{_name}", CloseOnExec);
            if (setns(there, NewNetwork) == 0) socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        });
        maker.Start();
        maker.Join();
        return socket ?? throw new IOException($"The namespace {_name} cannot be entered.");
    }

    public void Dispose()
    {
        _ended = true;
        // With its device a wire's wait for a packet ends.
        Run("link", "del", _name + "a");
        Run("-n", _name, "link", "del", _name + "b");
        Run("netns", "del", _name);
        foreach (var wire in _wires) wire.Join();
        _here.Dispose();
        _there.Dispose();
    }

    private void Wire(SafeFileHandle from, SafeFileHandle to, LineQuality quality, int seed)
    {
        var waiting = new PriorityQueue<byte[], long>();
        _wires.Add(new(() => Deliver(waiting, to)) { IsBackground = true });
        _wires.Add(new(() => Carry(from, waiting, quality, new Random(seed))) { IsBackground = true });
        foreach (var thread in _wires.TakeLast(2)) thread.Start();
    }

    private void Carry(SafeFileHandle from, PriorityQueue<byte[], long> waiting, LineQuality quality, Random chance)
    {
        var packet = new byte[4096];
        while (!_ended)
        {
            if ((int)read(from, packet, packet.Length) is not (> 0 and var length)) return;
            if (_cut || chance.NextDouble() < quality.Loss)
            {
                Interlocked.Increment(ref _lost);
                continue;
            }
            Interlocked.Increment(ref _carried);
            var delay = chance.NextDouble() < quality.Hasty ? TimeSpan.Zero : quality.Delay + (quality.Jitter * ((2 * chance.NextDouble()) - 1));
            lock (waiting)
            {
                waiting.Enqueue(packet[..length], Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency));
                Monitor.Pulse(waiting);
            }
        }
    }

    private void Deliver(PriorityQueue<byte[], long> waiting, SafeFileHandle to)
    {
        while (!_ended)
        {
            byte[] packet;
            lock (waiting)
            {
                var due = waiting.TryPeek(out _, out var at) ? TimeSpan.FromSeconds((at - Stopwatch.GetTimestamp()) / (double)Stopwatch.Frequency) : TimeSpan.FromMilliseconds(100);
                if (due > TimeSpan.Zero)
                {
                    Monitor.Wait(waiting, due < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : due);
                    continue;
                }
                packet = waiting.Dequeue();
            }
            // Cut means cut, also for what is on its way.
            if (!_cut) _ = write(to, packet, packet.Length);
        }
    }

    private static SafeFileHandle Tun(string name)
    {
        var file = Open("/dev/net/tun", ReadWrite | CloseOnExec);
        var request = new byte[40];
        System.Text.Encoding.ASCII.GetBytes(name).CopyTo(request, 0);
        BitConverter.TryWriteBytes(request.AsSpan(16), TunWithoutHeader);
        if (ioctl(file, SetInterface, request) == 0) return file;
        file.Dispose();
        throw new IOException($"TUNSETIFF: errno {Marshal.GetLastPInvokeError()}");
    }

    private static SafeFileHandle Open(string path, int flags)
    {
        var descriptor = open(path, flags);
        return descriptor >= 0 ? new(descriptor, ownsHandle: true) : throw new IOException($"open {path}: errno {Marshal.GetLastPInvokeError()}");
    }

    private static void Ip(params string[] arguments)
    {
        if (Run(arguments) is { Length: > 0 } said) throw new IOException($"ip {string.Join(' ', arguments)}: {said}");
    }

    private static string Run(params string[] arguments)
    {
        using var ip = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
        var said = ip.StandardError.ReadToEnd();
        ip.WaitForExit();
        return ip.ExitCode == 0 ? "" : $"{ip.ExitCode} {said.Trim()}";
    }

    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int open(string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int ioctl(SafeFileHandle file, uint request, byte[] argument);

    [DllImport("libc", SetLastError = true)]
    private static extern int setns(SafeFileHandle file, int kind);

    [DllImport("libc", SetLastError = true)]
    private static extern nint read(SafeFileHandle file, byte[] buffer, nint count);

    [DllImport("libc", SetLastError = true)]
    private static extern nint write(SafeFileHandle file, byte[] buffer, nint count);
}
