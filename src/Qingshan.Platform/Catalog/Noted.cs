using System.Xml;

namespace Qingshan.Platform.Catalog;

/// <summary>An entry with what a person has added to it.</summary>
internal static class Noted
{
    public static Dataset By(Dataset dataset, DatasetNote note) => dataset with
    {
        Note = note,
        Owner = string.IsNullOrEmpty(note.Owner) ? dataset.Owner : new(note.Owner, note.Owner),
        Cycle = string.IsNullOrEmpty(note.Cycle) ? dataset.Cycle : XmlConvert.ToTimeSpan(note.Cycle),
        About = string.IsNullOrEmpty(note.About) ? dataset.About : new(note.About, note.About),
        Parts = [.. dataset.Parts, new SearchPart($"{note.About} {note.Keywords} {note.Owner}")],
    };
}
