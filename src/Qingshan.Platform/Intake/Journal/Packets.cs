namespace Qingshan.Platform.Intake;

/// <summary>The way a packet came in. The numbers are on disk and never change their meaning.</summary>
public enum PacketChannel : byte
{
    Hj212 = 1,
    Json = 2,
    Csv = 3,
    Import = 4,

    /// <summary>HJ 212 that was overheard on its way to another platform, and not answered.</summary>
    Shadow = 5,

    /// <summary>A frame that was kept before and is read again under the device's profile of now: see <see cref="AgainEntry"/>.</summary>
    Again = 6,

    /// <summary>Results that people took by hand and entered in a form or a table (手工监测): CSV with who sampled and by which method.</summary>
    Manual = 7,
}

/// <summary>What the door said when the packet came in. Everything is kept, also what is not admitted.</summary>
public enum Admission : byte
{
    Admitted = 1,
    UnknownDevice = 2,
    Damaged = 3,

    /// <summary>The device is known, and called from where its profile does not let it.</summary>
    WrongAddress = 4,

    /// <summary>The device is known, and PW is not its password.</summary>
    WrongPassword = 5,
}

/// <summary>What is known about a packet beside its bytes.</summary>
/// <param name="Received">When it was received; UTC, kept to 100 ns.</param>
/// <param name="Channel">The way it came in.</param>
/// <param name="Admission">What the door said.</param>
/// <param name="Sender">Who sent it (device code, address, file name); at most 255 bytes as UTF-8.</param>
public readonly record struct PacketHead(DateTime Received, PacketChannel Channel, Admission Admission, string Sender);
