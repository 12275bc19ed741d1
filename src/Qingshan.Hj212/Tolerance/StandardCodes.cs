namespace Qingshan.Hj212;

/// <summary>Whether a factor code is written as in 2005 or as since 2017; facilities and noise have codes of their own.</summary>
internal enum FactorCodeStyle
{
    Other,
    Old,
    New,
}

/// <summary>What the editions list: system types, commands, the form of factor codes.</summary>
internal static class StandardCodes
{
    /// <summary>ST of HJ 212-2017, with 44 and 45 of 2025.</summary>
    public static bool IsSystemType(int st) => st is (>= 21 and <= 27) or (>= 31 and <= 39) or 41 or 44 or 45 or 51 or 52 or 91;

    public static bool IsCommand(int cn, Edition edition) => cn switch
    {
        1000 or 1011 or 1012 or 1061 or 1062 or 1072 => true,
        2011 or 2012 or 2021 or 2022 or 2031 or 2041 or 2051 or 2061 => true,
        >= 3011 and <= 3014 => true,
        >= 9011 and <= 9014 => true,
        1013 or 1063 or 1064 or 2081 or (>= 3015 and <= 3021) => edition != Edition.V2005,
        1021 or 1022 or 2071 or 2072 => edition == Edition.V2005,
        // Alarm targets and reporting times, from memory of the edition of 2005: unverified, and so let through.
        1001 or 1031 or 1032 or 1041 or 1042 => edition == Edition.V2005 || (cn == 1001 && edition == Edition.V2025),
        1002 or 1014 or 2013 or 2052 or 2062 or 2111 or 3022 or 3024 or 9015 => edition == Edition.V2025,
        _ => false,
    };

    /// <summary>Old: two or three digits, or B or S and two digits. New: a letter and five digits, in either case.</summary>
    public static FactorCodeStyle StyleOf(ReadOnlySpan<byte> factor)
    {
        if (factor.Length is 2 or 3)
        {
            var digits = factor[0] is (byte)'B' or (byte)'S' ? factor[1..] : factor;
            return digits.Length >= 2 && AreDigits(digits) ? FactorCodeStyle.Old : FactorCodeStyle.Other;
        }
        return factor.Length == 6 && char.IsAsciiLetter((char)factor[0]) && AreDigits(factor[1..]) ? FactorCodeStyle.New : FactorCodeStyle.Other;
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
