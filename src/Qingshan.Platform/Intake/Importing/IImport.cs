using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Intake;

/// <summary>导入 · One kind of things that can be imported: observations of a format, or records of the ledger.</summary>
public interface IImport
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>What it takes, and how it reads what can be read in two ways.</summary>
    Text About { get; }

    /// <summary>The options that it understands.</summary>
    IReadOnlyList<string> Options { get; }

    /// <summary>Imports. Reports come as it goes on; an error ends it, and what was reported stored stays so.</summary>
    IAsyncEnumerable<Result<ImportReport>> RunAsync(Viewer by, ImportRequest request, CancellationToken cancel);
}
