using System.Globalization;

namespace Qingshan.Applications.Review;

/// <summary>The address of a sheet: point, day and factor.</summary>
public static class ReviewAddress
{
    public static string Of(string point, DateOnly? day = null, string? factor = null, Guid? act = null)
    {
        var query = new List<string>();
        if (day is { } on) query.Add("day=" + on.ToString("O", CultureInfo.InvariantCulture));
        if (factor is not null) query.Add("factor=" + Uri.EscapeDataString(factor));
        if (act is { } batch) query.Add("act=" + batch);
        return "/review/" + Uri.EscapeDataString(point) + (query.Count > 0 ? "?" + string.Join('&', query) : "");
    }
}
