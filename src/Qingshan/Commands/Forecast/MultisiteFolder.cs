using System.Globalization;
using System.IO.Compression;
using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Space;
using Qingshan.Analysis.Statistics;
using Qingshan.Analysis.Weather;
using Qingshan.Platform.Common;
using Sylvan.Data.Csv;

namespace Qingshan.Commands.Forecast;

/// <summary>UCI "Beijing Multi-Site Air-Quality Data" as a panel: the folder that the protocols are run on.</summary>
internal static class MultisiteFolder
{
    private static readonly (string Column, PanelFactor Factor, float Scale)[] Columns =
    [
        ("PM2.5", PanelFactor.Pm25, 1), ("PM10", PanelFactor.Pm10, 1), ("SO2", PanelFactor.So2, 1), ("NO2", PanelFactor.No2, 1), ("CO", PanelFactor.Co, 0.001f), ("O3", PanelFactor.O3, 1),
        ("TEMP", PanelFactor.Temperature, 1), ("PRES", PanelFactor.Pressure, 1), ("DEWP", PanelFactor.DewPoint, 1), ("RAIN", PanelFactor.Rain, 1), ("WSPM", PanelFactor.WindSpeed, 1),
    ];

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static Result<Panel> Read(string folder)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "PRSA_Data_*.csv*").Order(StringComparer.Ordinal)] : [];
        var places = Path.Combine(folder, "stations.csv");
        if (files.Length == 0 || !File.Exists(places)) return EvaluateErrors.NoData.Of(folder);
        var known = Places(places);
        var read = new List<(string Station, List<(DateTime Start, float[] Values)> Rows)>();
        foreach (var file in files)
        {
            if (!Rows(file).TryGet(out var rows, out var error)) return error;
            if (rows.Rows.Count > 0) read.Add(rows);
        }
        if (read.FirstOrDefault(r => !known.ContainsKey(r.Station)).Station is { } unknown) return EvaluateErrors.NoPlace.Of(unknown, places);
        var (first, last) = (read.Min(r => r.Rows.Min(x => x.Start)), read.Max(r => r.Rows.Max(x => x.Start)));
        var panel = new Panel(first, (int)(last - first).TotalHours + 1, [.. read.Select(r => new PanelSite(r.Station, known[r.Station]))], Beijing);
        foreach (var (site, (_, rows)) in read.Index())
            foreach (var (start, values) in rows)
                for (var f = 0; f < values.Length; f++) panel[(PanelFactor)f, site][panel.HourOf(start)] = values[f];
        return panel;
    }

    private static Dictionary<string, LonLat> Places(string file)
    {
        using var csv = CsvDataReader.Create(file);
        var places = new Dictionary<string, LonLat>(StringComparer.Ordinal);
        while (csv.Read()) places[csv.GetString(csv.GetOrdinal("station"))] = new(csv.GetDouble(csv.GetOrdinal("longitude_2022")), csv.GetDouble(csv.GetOrdinal("latitude_2022")));
        return places;
    }

    private static Result<(string Station, List<(DateTime, float[])> Rows)> Rows(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var csv = CsvDataReader.Create(new StreamReader(stream));
        var (rows, station) = (new List<(DateTime, float[])>(), "");
        while (csv.Read())
        {
            station = Text("station");
            if (!DateTime.TryParseExact($"{Text("year")}-{Text("month")}-{Text("day")} {Text("hour")}", "yyyy-M-d H", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
                return EvaluateErrors.BadRow.Of(path, rows.Count + 1, "year, month, day, hour");
            var values = new float[Enum.GetValues<PanelFactor>().Length];
            Array.Fill(values, float.NaN);
            foreach (var (column, factor, scale) in Columns)
            {
                var text = Text(column);
                if (text == "NA") continue;
                if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return EvaluateErrors.BadRow.Of(path, rows.Count + 1, column);
                values[(int)factor] = value * scale;
            }
            if (Compass.TryParse(Text("wd"), out var degrees) && WindVector.Of(values[(int)PanelFactor.WindSpeed], degrees) is var wind)
                (values[(int)PanelFactor.WindEast], values[(int)PanelFactor.WindNorth]) = ((float)wind.U, (float)wind.V);
            rows.Add((DateTime.SpecifyKind(local - Beijing, DateTimeKind.Utc), values));
        }
        return (station, rows);

        string Text(string column) => csv.GetString(csv.GetOrdinal(column));
    }
}
