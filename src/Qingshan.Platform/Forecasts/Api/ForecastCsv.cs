using System.Globalization;
using System.Text;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Platform.Forecasts;

/// <summary>A forecast as a table: a row a station and hour.</summary>
internal static class ForecastCsv
{
    public static string Of(SeenIssue seen)
    {
        var text = new StringBuilder("issue,model,version,factor,unit,made_at,point,name,start,hours,mean");
        foreach (var level in ForecastDistribution.Learned) text.Append(CultureInfo.InvariantCulture, $",q{level * 100:00}");
        text.Append(",probability\n");
        var (issue, model) = (seen.Issue, seen.Model);
        var head = $"{issue.Id},{Csv.Quoted(model.Name)},{model.Version},{PanelCodes.Of(issue.Factor)},{PanelCodes.UnitOf(issue.Factor)},{BeijingTime.ToIso(issue.MadeAt)}";
        foreach (var (point, said) in seen.Stations)
        {
            for (var h = 0; h < said.Mean.Length; h++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{head},{Csv.Quoted(point.Code)},{Csv.Quoted(point.Name)},{BeijingTime.ToIso(issue.MadeAt.AddHours(h + 1))},{h + 1},{said.Mean[h]}");
                for (var l = 0; l < ForecastDistribution.Learned.Length; l++) text.Append(CultureInfo.InvariantCulture, $",{(l < said.Quantiles.Length ? said.Quantiles[l][h] : null as float?)}");
                text.Append(CultureInfo.InvariantCulture, $",{(float.IsFinite(said.Probability[h]) ? said.Probability[h] : null as float?)}\n");
            }
        }
        return text.ToString();
    }
}
