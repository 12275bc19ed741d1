namespace Qingshan.Analysis.Figures;

/// <summary>Words in a figure in both languages; the reader chooses which when it is drawn.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public readonly record struct Label(string Zh, string En)
{
    /// <summary>Words that are the same in both: names of columns, numbers, units.</summary>
    /// <param name="both">The words.</param>
    public static implicit operator Label(string both) => new(both, both);

    /// <summary>Words that are the same in both.</summary>
    /// <param name="both">The words.</param>
    /// <returns>The label.</returns>
    public static Label FromString(string both) => new(both, both);

    /// <summary>The words in a language.</summary>
    /// <param name="language">The language.</param>
    /// <returns>The words.</returns>
    public string In(FigureLanguage language) => language == FigureLanguage.Zh ? Zh : En;
}

/// <summary>In which language a figure is labelled.</summary>
public enum FigureLanguage
{
    /// <summary>Chinese.</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}
