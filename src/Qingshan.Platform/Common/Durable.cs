using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Qingshan.Platform.Common;

/// <summary>Makes bytes and names survive a power cut, or says that they do not.</summary>
internal static class Durable
{
    private const int Interrupted = 4;

    // The runtime's FlushToDisk swallows EROFS, which is just what a file system says that went read-only after an
    // error: it would let us acknowledge what is nowhere. So on Linux the call is made here and every errno counts.
    public static void Flush(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }
        var held = false;
        try
        {
            file.DangerousAddRef(ref held);
            int result;
            do
                result = FDataSync((int)file.DangerousGetHandle());
            while (result < 0 && Marshal.GetLastPInvokeError() == Interrupted);
            if (result < 0)
                throw Failed("fdatasync");
        }
        finally
        {
            if (held)
                file.DangerousRelease();
        }
    }

    // A new name is durable only when its folder is. Windows has no such call and orders its own metadata;
    // on other Unix systems the journal is for trying things out, so it is skipped there too.
    public static void FlushFolder(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        const int readOnlyCloseOnExec = 0x80000;
        var descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), readOnlyCloseOnExec);
        if (descriptor < 0)
            throw Failed("open " + folder);
        try
        {
            if (FSync(descriptor) < 0)
                throw Failed("fsync " + folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Writes a file that is there whole under its name, synced, or not at all.</summary>
    public static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        var part = $"{path}.{Guid.NewGuid():N}";
        await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(bytes, cancel);
            await file.FlushAsync(cancel);
            Flush(file.SafeFileHandle);
        }
        File.Move(part, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    private static IOException Failed(string call)
    {
        var errno = Marshal.GetLastPInvokeError();
        return new IOException($"{call}: {Marshal.GetPInvokeErrorMessage(errno)}", errno);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FSync(int descriptor);

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static extern int FDataSync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int descriptor);
}
