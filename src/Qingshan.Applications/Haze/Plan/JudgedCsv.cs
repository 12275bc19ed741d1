using System.Globalization;
using System.Text;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Haze;

/// <summary>Warnings beside what was called for, as a table; what was missed stands below with no number.</summary>
internal static class JudgedCsv
{
    public static string Of(JudgedView view)
    {
        var text = new StringBuilder("city,number,highest,from,lifted,state,judgement,called,called_from,hours_ahead\n");
        foreach (var w in view.Warnings) Row(view.City, w.Number, w.Highest, w.From, w.LiftedAt, w.State, w.Hit, w.Called, w.CalledFrom, w.HoursAhead);
        foreach (var m in view.Missed) Row(view.City, "", "none", null, null, "", "missed", m.Level, m.From, null);
        return text.ToString();

        void Row(string city, string number, string highest, DateTime? from, DateTime? lifted, string state, string hit, string called, DateTime? calledFrom, double? ahead) =>
            text.AppendJoin(',', new[] { city, number, highest, Time(from), Time(lifted), state, hit, called, Time(calledFrom), ahead?.ToString(CultureInfo.InvariantCulture) ?? "" }.Select(Csv.Quoted)).Append('\n');
    }

    private static string Time(DateTime? beijing) => beijing?.ToString("yyyy-MM-dd'T'HH:mm:ss'+08:00'", CultureInfo.InvariantCulture) ?? "";
}
