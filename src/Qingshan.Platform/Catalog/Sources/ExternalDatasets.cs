using System.Xml;

namespace Qingshan.Platform.Catalog;

/// <summary>外部数据集 · What people have described that is kept elsewhere.</summary>
public sealed class ExternalDatasets : IDatasetSource
{
    public static string CodeOf(ExternalDataset external) => "external." + external.Code;

    public IEnumerable<Dataset> Datasets(CatalogInputs inputs) => inputs.External.Select(e => new Dataset
    {
        Code = CodeOf(e),
        Class = DatasetClass.External,
        Title = new(e.Title, e.TitleEn ?? e.Title),
        About = new(e.About, e.About),
        Base = e.Base,
        Fields = [],
        Parts = [new($"{e.Title} {e.TitleEn} {e.About} {e.Provider} {e.Format} {e.Code}")],
        Owner = new(e.Provider, e.Provider),
        Cycle = string.IsNullOrEmpty(e.Cycle) ? null : XmlConvert.ToTimeSpan(e.Cycle),
        Record = e,
    });
}
