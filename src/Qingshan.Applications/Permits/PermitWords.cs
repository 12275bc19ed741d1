using System.Globalization;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>Permits in words.</summary>
internal static class PermitWords
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Whether its last day is over, by the calendar of Beijing.</summary>
    public static bool Expired(DischargePermit permit, TimeProvider time) => permit.ExpiresOn < DateOnly.FromDateTime(BeijingTime.FromUtc(time.GetUtcNow().UtcDateTime));
}
