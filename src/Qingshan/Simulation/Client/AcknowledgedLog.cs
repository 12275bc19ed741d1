using Microsoft.Win32.SafeHandles;

namespace Qingshan.Simulation;

/// <summary>The file of acknowledged packets. Unbuffered: what was written is there even when this process is killed.</summary>
internal sealed class AcknowledgedLog : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly Lock _writing = new();
    private long _end;

    public AcknowledgedLog(string path)
    {
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        _end = RandomAccess.GetLength(_file);
    }

    /// <summary>Appends whole lines.</summary>
    public void Write(ReadOnlySpan<byte> lines)
    {
        lock (_writing)
        {
            RandomAccess.Write(_file, lines, _end);
            _end += lines.Length;
        }
    }

    public void Dispose() => _file.Dispose();
}
