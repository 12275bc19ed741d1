namespace Qingshan.Hj212;

/// <summary>How a sender computes the check value of its frames.</summary>
public enum CrcKind
{
    /// <summary>As Annex A says: <see cref="HjCrc.Compute"/>.</summary>
    Hj212,

    /// <summary>CRC-16/MODBUS with its bytes swapped, as some devices do: <see cref="HjCrc.ComputeModbusSwapped"/>. Such a device expects it too.</summary>
    ModbusSwapped,
}
