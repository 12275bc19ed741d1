using Qingshan.Platform.Common;

namespace Qingshan.Platform.Evidence;

/// <summary>What has to be true of a root by itself and beside the one before it.</summary>
internal static class RootRules
{
    /// <param name="state">What the statement says; null where it cannot be read.</param>
    /// <param name="key">The key that the statement names, where it is known.</param>
    /// <param name="before">The root before it, where that is known.</param>
    public static IEnumerable<Text> Broken(string root, string statement, DayStatement? state, byte[] signature, PublicKey? key, DayStatement? before)
    {
        if (state is null)
        {
            yield return new("日根的文本读不出来", "the statement of the root cannot be read");
            yield break;
        }
        if (state.Root.ToString() != root) yield return new("文本的 SHA-256 与日根不符", "the statement does not hash to the root");
        if (key is null || key.Fingerprint != state.Key || !key.Verifies(statement, signature)) yield return new("签名与公钥不符，或没有该公钥", "the signature does not fit the key, or the key is not there");
        if (before is not null && (state.Number != before.Number + 1 || state.Previous != before.Root || state.FirstPacket != before.LastPacket + 1))
            yield return new("与前一日根衔接不上", "it does not follow the root before it");
    }
}
