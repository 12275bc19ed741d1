using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Qingshan.Hj212;

/// <summary>
/// The fields of CP in their order: items separated by <c>;</c>, fields of one item by <c>,</c>. Duplicate keys are all
/// there; empty fields (a <c>;</c> before the closing) are passed over; a log text <c>//…//</c> is one value whatever it
/// holds. Walking allocates nothing.
/// </summary>
/// <param name="cp">The bytes between the opening and the closing <c>&amp;&amp;</c>.</param>
public readonly ref struct CpFields(ReadOnlySpan<byte> cp)
{
    private readonly ReadOnlySpan<byte> cp = cp;

    /// <summary>Begins a walk.</summary>
    /// <returns>An enumerator before the first field.</returns>
    public Enumerator GetEnumerator() => new(cp);

    /// <summary>Finds the first field with a key, in exactly this case.</summary>
    /// <param name="key">A whole key, such as <c>DataTime</c> or <c>SB1-RS</c>.</param>
    /// <param name="field">The field, or the default.</param>
    /// <returns>False where no field has the key.</returns>
    public bool TryFind(ReadOnlySpan<byte> key, out CpField field)
    {
        foreach (var candidate in this)
        {
            if (!candidate.Key.SequenceEqual(key)) continue;
            field = candidate;
            return true;
        }
        field = default;
        return false;
    }

    /// <summary>A walk over the fields.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> cp;
        private int at;
        private int item;
        private int start, hyphen, equals, end, itemOfField;

        internal Enumerator(ReadOnlySpan<byte> cp) => this.cp = cp;

        /// <summary>The field at hand.</summary>
        public readonly CpField Current => new(cp, start, hyphen, equals, end, itemOfField);

        /// <summary>Goes to the next field.</summary>
        /// <returns>False past the last.</returns>
        public bool MoveNext()
        {
            while (at < cp.Length)
            {
                start = at;
                itemOfField = item;
                if (!TakeAtOnce()) TakeByByte();
                if (end < cp.Length && cp[end] == ';') item++;
                at = end + 1;
                if (end > start) return true;
            }
            return false;
        }

        /// <summary>
        /// Nearly every field ends within 32 bytes: one comparison with each mark then tells where all of them are.
        /// False where the field is longer, or a log text, or too near the end.
        /// </summary>
        private bool TakeAtOnce()
        {
            if (!Vector256.IsHardwareAccelerated || cp.Length - start < Vector256<byte>.Count) return false;
            var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(cp), (nuint)start);
            var ends = (Vector256.Equals(bytes, Vector256.Create((byte)';')) | Vector256.Equals(bytes, Vector256.Create((byte)','))).ExtractMostSignificantBits();
            if (ends == 0) return false;
            var length = BitOperations.TrailingZeroCount(ends);
            end = start + length;
            hyphen = equals = -1;
            var marks = Vector256.Equals(bytes, Vector256.Create((byte)'=')).ExtractMostSignificantBits() & ((1u << length) - 1);
            if (marks == 0) return true;
            var key = BitOperations.TrailingZeroCount(marks);
            equals = start + key;
            if (cp[equals + 1] == '/') return false;
            var hyphens = Vector256.Equals(bytes, Vector256.Create((byte)'-')).ExtractMostSignificantBits() & ((1u << key) - 1);
            if (hyphens != 0) hyphen = start + BitOperations.Log2(hyphens);
            return true;
        }

        private void TakeByByte()
        {
            hyphen = equals = -1;
            var span = cp;
            var i = start;
            for (; i < span.Length; i++)
            {
                var b = span[i];
                if (b == '=')
                {
                    equals = i++;
                    break;
                }
                if (b == '-') hyphen = i;
                else if (b is (byte)';' or (byte)',') break;
            }
            if (equals < 0) hyphen = -1;
            else if (i < span.Length && span[i] == '/') i = LogEnd(span, i);
            if (equals >= 0) while (i < span.Length && span[i] is not ((byte)';' or (byte)',')) i++;
            end = i;
        }

        /// <summary>
        /// Where a log text <c>//…//</c> ends: what stands between the slashes may hold separators. The closing slashes
        /// are the first ones that a separator or the end follows; without them the value is a plain one.
        /// </summary>
        private static int LogEnd(ReadOnlySpan<byte> span, int from)
        {
            if (!span[from..].StartsWith("//"u8)) return from;
            for (var i = from + 2; i + 1 < span.Length; i++)
            {
                if (span[i] != '/' || span[i + 1] != '/') continue;
                if (i + 2 == span.Length || span[i + 2] is (byte)';' or (byte)',') return i + 2;
            }
            return from;
        }
    }
}
