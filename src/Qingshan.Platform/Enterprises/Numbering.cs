using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Enterprises;

/// <summary>Numbers such as <c>GZ-2026-000001</c>: by kind, year of Beijing and turn. Two who take one at once take the same; the table refuses the second.</summary>
internal static class Numbering
{
    public static async Task<string> NextAsync(IQueryable<string> numbers, string prefix, DateTime now, CancellationToken cancel)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Periods.Day(now).Year}-");
        var last = await numbers.Where(n => n.StartsWith(head)).OrderByDescending(n => n.Length).ThenByDescending(n => n).FirstOrDefaultAsync(cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{head}{(last is null ? 0 : int.Parse(last[head.Length..], CultureInfo.InvariantCulture)) + 1:000000}");
    }
}
