using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Catalog;

/// <summary>导入来源 · A dataset for everything that can be imported: what the platform would read, from whom, and how.</summary>
public sealed class ImportDatasets(Importer importer) : IDatasetSource
{
    public static string CodeOf(string import) => "import." + import;

    public IEnumerable<Dataset> Datasets(CatalogInputs inputs) => importer.All.Select(i => new Dataset
    {
        Code = CodeOf(i.Name),
        Class = DatasetClass.Import,
        Title = new($"导入：{i.Name}", $"Import: {i.Name}"),
        About = i.About,
        Base = i.Name.Contains("enterprises", StringComparison.Ordinal) ? BaseDatabase.Pollution : i.Name == "regions" ? BaseDatabase.Common : BaseDatabase.Quality,
        Fields = [],
        Parts = [new($"导入 import {i.Name} {i.About.Zh} {i.About.En}")],
        Owner = inputs.Owners.OfEverything,
    });
}
