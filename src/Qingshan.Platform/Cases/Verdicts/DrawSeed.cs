using System.Buffers.Binary;
using System.Security.Cryptography;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Cases;

/// <summary>
/// 抽查种子 · By a secret that nobody knows, a signal is drawn or not: who writes a detector, sends data or checks cannot foresee which. It is made
/// when it is first needed, in the folder of keys, readable by the program's account only.
/// </summary>
public sealed class DrawSeed(DataFolder folder)
{
    private const int Length = 32;
    private readonly Lock _opening = new();
    private byte[]? _seed;

    /// <summary>Whether a signal is drawn, of which the share is to be.</summary>
    /// <param name="share">0 to 1.</param>
    public bool Draws(Guid signal, double share) => BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(Seed(), signal.ToByteArray(bigEndian: true))) < share * 18446744073709551616.0;

    private byte[] Seed()
    {
        lock (_opening)
        {
            if (_seed is not null) return _seed;
            var path = Path.Combine(folder.KeysFolder, "case-draw.seed");
            return _seed = File.Exists(path) ? File.ReadAllBytes(path) : Make(path);
        }
    }

    private byte[] Make(string path)
    {
        var seed = RandomNumberGenerator.GetBytes(Length);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(seed);
        file.Flush();
        Durable.Flush(file.SafeFileHandle);
        Durable.FlushFolder(folder.KeysFolder);
        return seed;
    }
}
