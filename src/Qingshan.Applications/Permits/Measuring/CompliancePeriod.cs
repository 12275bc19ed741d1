using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>A year or a quarter of Beijing over which a permit is judged: written <c>2020</c> or <c>2020-Q3</c>.</summary>
public readonly record struct CompliancePeriod(int Year, int? Quarter = null)
{
    private const int First = 2000, Last = 2100;

    public DateOnly From => new(Year, Quarter is { } q ? 3 * q - 2 : 1, 1);

    /// <summary>Its last day.</summary>
    public DateOnly Through => From.AddMonths(Quarter is null ? 12 : 3).AddDays(-1);

    public DateTime Start => BeijingTime.ToUtc(From.ToDateTime(TimeOnly.MinValue));

    /// <summary>Exclusive, UTC.</summary>
    public DateTime End => BeijingTime.ToUtc(Through.AddDays(1).ToDateTime(TimeOnly.MinValue));

    public IEnumerable<BeijingMonth> Months
    {
        get
        {
            for (var month = BeijingMonth.Of(Start); month.Start < End; month = month.Next) yield return month;
        }
    }

    /// <summary>The year in which a moment lies.</summary>
    public static CompliancePeriod YearOf(DateTime utc) => new(BeijingMonth.Of(utc).Year);

    /// <param name="otherwise">Where nothing is asked for.</param>
    public static Result<CompliancePeriod> Parse(string? text, CompliancePeriod otherwise)
    {
        if (string.IsNullOrEmpty(text)) return otherwise;
        var parts = text.Split("-Q");
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= First and <= Last
            && (parts.Length == 1 || (parts.Length == 2 && parts[1] is "1" or "2" or "3" or "4"))
            ? new CompliancePeriod(year, parts.Length == 1 ? null : parts[1][0] - '0') : CommonErrors.BadParameter.Of("period", text, "2026, 2026-Q3");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}{(Quarter is { } q ? $"-Q{q}" : "")}");
}
