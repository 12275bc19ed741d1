using System.Security.Cryptography;
using System.Text;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.Granting;

/// <summary>
/// 水印 · Each row of a package carries a short mark that only this platform can make: of the row and the grant under which it was given. A
/// file that turns up elsewhere says by any of its rows to whom it was given. The mark tells nothing to who lacks the key.
/// </summary>
public sealed class Watermark(DataFolder folder)
{
    public const string Column = "qs_mark";
    private const int Letters = 10;
    private readonly Lock _opening = new();
    private byte[]? _key;

    public string Of(Guid grant, string row)
    {
        var text = Encoding.UTF8.GetBytes($"{grant:N}\n{row}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(Key(), text))[..Letters];
    }

    private byte[] Key()
    {
        lock (_opening)
        {
            if (_key is not null) return _key;
            var file = Path.Combine(folder.KeysFolder, "watermark.key");
            if (File.Exists(file)) return _key = File.ReadAllBytes(file);
            var made = RandomNumberGenerator.GetBytes(32);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(file, options))
            {
                stream.Write(made);
                stream.Flush();
                Durable.Flush(stream.SafeFileHandle);
            }
            Durable.FlushFolder(folder.KeysFolder);
            return _key = made;
        }
    }
}
