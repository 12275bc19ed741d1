using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Qingshan.Bench;

/// <summary>
/// A file system of its own, in an image file, from which the power can be taken: the kernel's own shutdown call throws away
/// whatever was written and has not reached the disk, as file system developers use it in their tests. Root, Linux.
/// </summary>
internal sealed class CutDisk : IDisposable
{
    // FS_IOC_SHUTDOWN of ext4, xfs, f2fs: _IOR('X', 125, __u32); with 2 not even the file system's log is written out.
    private const uint Shutdown = 0x8004587d;
    private const int WithoutLog = 2;

    private readonly string _image;
    private bool _mounted;

    private CutDisk(string folder) => (_image, Mounted) = (Path.Combine(folder, "disk.img"), Path.Combine(folder, "disk"));

    public string Mounted { get; }

    public static CutDisk Make(string folder, string kind)
    {
        var disk = new CutDisk(folder);
        Directory.CreateDirectory(disk.Mounted);
        using (var image = File.Create(disk._image)) image.SetLength(4L << 30);
        Run($"mkfs.{kind}", "-q", disk._image);
        disk.Mount();
        return disk;
    }

    public void Mount()
    {
        Run("mount", "-o", "loop", _image, Mounted);
        _mounted = true;
    }

    /// <summary>From this moment on nothing that was not synced exists, and every write fails.</summary>
    public void Cut()
    {
        using var folder = open(Mounted, 0) is var descriptor && descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true) : throw new IOException($"open: errno {Marshal.GetLastPInvokeError()}");
        var how = WithoutLog;
        if (ioctl(folder, Shutdown, ref how) != 0) throw new IOException($"The file system cannot be shut down: errno {Marshal.GetLastPInvokeError()}");
    }

    public void Unmount()
    {
        Run("umount", Mounted);
        _mounted = false;
    }

    public void Dispose()
    {
        if (_mounted) Run("umount", "-l", Mounted);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new IOException($"{program} {string.Join(' ', arguments)}: {said.Trim()} (root, loop devices and the file system's tools are needed)");
    }

    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int open(string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int ioctl(SafeFileHandle file, uint request, ref int how);
}
