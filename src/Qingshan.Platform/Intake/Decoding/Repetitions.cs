using System.Text;

namespace Qingshan.Platform.Intake;

/// <summary>Counts how often each factor has occurred in one packet.</summary>
internal sealed class Repetitions
{
    private readonly Dictionary<UInt128, int> _short = [];
    private readonly Dictionary<string, int> _long = [];

    /// <summary>0 for the first occurrence.</summary>
    public int Next(ReadOnlySpan<byte> factor)
    {
        if (!FactorKey.TryPack(factor, 0, 0, out var key))
        {
            var text = Encoding.UTF8.GetString(factor);
            return _long[text] = _long.GetValueOrDefault(text, -1) + 1;
        }
        return _short[key] = _short.GetValueOrDefault(key, -1) + 1;
    }

    public void Clear()
    {
        _short.Clear();
        _long.Clear();
    }
}
