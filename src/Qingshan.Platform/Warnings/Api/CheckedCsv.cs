using System.Globalization;
using System.Text;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Platform.Warnings;

/// <summary>What was ordered and what was seen, as a table: a row a measure and order.</summary>
public static class CheckedCsv
{
    public static string Of(IEnumerable<Checked> found)
    {
        var text = new StringBuilder("enterprise,name,measure_code,measure,grade,point,factor,shown_by,from,to,unit,usual,expected_percent,expected_reduction,seen,cut_percent,spread_low,spread_high,measured,usual_same_hours,seen_reduction,compared,hours,days_before\n");
        foreach (var v in found.Select(CheckedMeasureView.Of).Zip(found, (view, c) => (view, c.Ordered.Usual)))
        {
            var (m, usual) = v;
            string[] cells = [m.Enterprise, m.EnterpriseName, m.Code, m.Measure, m.Grade, m.Point ?? "", m.Factor ?? "", m.ShownBy, BeijingTime.ToIso(m.From), BeijingTime.ToIso(m.To), m.Unit];
            object?[] numbers = [usual, m.ExpectedPercent, m.ExpectedReduction, m.Seen, m.CutPercent, m.SpreadLow, m.SpreadHigh, m.Measured, m.Usual, m.SeenReduction, m.Compared, m.Hours, m.DaysBefore];
            text.AppendJoin(',', cells.Select(Csv.Quoted).Concat(numbers.Select(n => Convert.ToString(n, CultureInfo.InvariantCulture)))).Append('\n');
        }
        return text.ToString();
    }
}
