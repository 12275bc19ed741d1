using System.Security.Cryptography;
using System.Text.Json;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>
/// How a command on the same machine reaches the running program: the program writes its address and a token of this run
/// into the data folder, readable by its own account only. Who can read the data folder is its operator.
/// </summary>
public sealed record LocalCommand(string Address, string Token)
{
    public const string Name = "local command";
    public const string Claim = "qingshan:local-command";

    public static LocalCommand New(string address) => new(address, "run_" + Convert.ToHexString(RandomNumberGenerator.GetBytes(24)));

    public void Write(DataFolder folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(folder.RunFile);
        using var file = new FileStream(folder.RunFile, options);
        JsonSerializer.Serialize(file, this);
    }

    /// <summary>What a running program wrote; null where none runs. A crash leaves the file behind: callers try the address.</summary>
    public static LocalCommand? Read(DataFolder folder)
    {
        try
        {
            return File.Exists(folder.RunFile) ? JsonSerializer.Deserialize<LocalCommand>(File.ReadAllText(folder.RunFile)) : null;
        }
        catch (JsonException)
        {
            // Half written by a program that was killed over it.
            return null;
        }
    }

    public bool Matches(string token) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(token), System.Text.Encoding.UTF8.GetBytes(Token));
}
