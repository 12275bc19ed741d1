namespace Qingshan.Hj212;

/// <summary>
/// The edition of the protocol that a packet is written in. Flag only suggests it: an earlier surface-water protocol
/// used version bits 2 as well, so the device's profile may say otherwise.
/// </summary>
public enum Edition
{
    /// <summary>HJ/T 212-2005, version bits 0, or no Flag.</summary>
    V2005 = 0,

    /// <summary>HJ 212-2017, version bits 1.</summary>
    V2017 = 1,

    /// <summary>HJ 212-2025, version bits 2.</summary>
    V2025 = 2,
}
