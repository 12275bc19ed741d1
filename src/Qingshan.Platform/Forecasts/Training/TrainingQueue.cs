using System.Threading.Channels;

namespace Qingshan.Platform.Forecasts;

/// <summary>Between those who ask for a training and the one that learns: what waits stands in the ledger, here is only who has to be woken or stopped.</summary>
public sealed class TrainingQueue
{
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile Running? _running;

    /// <summary>How much of a training is done, 0 to 1; null where it does not run.</summary>
    public double? Progress(Guid model) => _running is { } running && running.Model == model ? running.Share : null;

    internal void Tell() => _asked.Writer.TryWrite(true);

    internal async Task AskedAsync(CancellationToken cancel) => await _asked.Reader.ReadAsync(cancel);

    internal Running Begin(Guid model, CancellationToken stop) => _running = new(model, CancellationTokenSource.CreateLinkedTokenSource(stop));

    internal void End()
    {
        var over = _running;
        _running = null;
        over?.Stop.Dispose();
    }

    internal void Cancel(Guid model)
    {
        if (_running is { } running && running.Model == model) running.Stop.Cancel();
    }

    internal sealed class Running(Guid model, CancellationTokenSource stop) : IProgress<double>
    {
        public Guid Model => model;

        public CancellationTokenSource Stop => stop;

        public double Share { get; private set; }

        /// <summary>The trial is the first half of the work, the model itself the second.</summary>
        public double From { get; set; }

        public void Report(double value) => Share = From + value / 2;
    }
}
