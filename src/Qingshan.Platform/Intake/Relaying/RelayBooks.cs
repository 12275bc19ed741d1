using System.Collections.Concurrent;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>The books of all targets, each a file; opened once each and held open.</summary>
internal sealed class RelayBooks(DataFolder folder) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, Lazy<RelayBook>> _books = new();

    public RelayBook Of(Guid target) => _books.GetOrAdd(target, id => new(() => new RelayBook(Path.Combine(folder.RelayFolder, $"{id:N}.sqlite")))).Value;

    public void Dispose()
    {
        foreach (var book in _books.Values) book.Value.Dispose();
    }
}
