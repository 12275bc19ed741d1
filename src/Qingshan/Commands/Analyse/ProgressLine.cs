namespace Qingshan.Commands.Analyse;

/// <summary>How far a long method is, on one line of standard error; nothing where that is not a terminal.</summary>
internal sealed class ProgressLine : IProgress<double>, IDisposable
{
    private int _shown = -1;

    public void Report(double value)
    {
        var percent = (int)(value * 100);
        if (Console.IsErrorRedirected || percent <= _shown) return;
        _shown = percent;
        Console.Error.Write($"\r{percent} % ");
    }

    public void Dispose()
    {
        if (_shown >= 0) Console.Error.Write("\r      \r");
        _shown = -1;
    }
}
