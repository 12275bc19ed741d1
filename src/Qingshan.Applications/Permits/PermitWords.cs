using System.Globalization;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>Permits in words.</summary>
internal static class PermitWords
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A mass in kilograms, from a tonne on in tonnes.</summary>
    public static string Mass(double kilograms) => Math.Abs(kilograms) >= 1000 ? string.Create(CultureInfo.InvariantCulture, $"{kilograms / 1000:0.###} t") : string.Create(CultureInfo.InvariantCulture, $"{kilograms:0.###} kg");

    /// <summary>Whether its last day is over, by the calendar of Beijing.</summary>
    public static bool Expired(DischargePermit permit, TimeProvider time) => permit.ExpiresOn < DateOnly.FromDateTime(BeijingTime.FromUtc(time.GetUtcNow().UtcDateTime));
}
