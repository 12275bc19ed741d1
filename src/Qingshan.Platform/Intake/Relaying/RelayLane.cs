namespace Qingshan.Platform.Intake;

/// <summary>The frames of one device that wait for a target, in their order; only the first may be under way.</summary>
internal sealed class RelayLane(string mn)
{
    public string Mn => mn;

    public LinkedList<RelayFrame> Waiting { get; } = new();

    /// <summary>A frame that was not answered in all its rounds while nothing else was either: it or the target is at fault.</summary>
    public RelaySuspect? Suspect { get; set; }

    /// <summary>Since it is suspect something was answered.</summary>
    public bool LinkWorked { get; set; }

    /// <summary>The first frame was suspect once and has its last round.</summary>
    public bool Reprieved { get; set; }

    public bool UnderWay { get; set; }

    /// <summary>It stands among the lanes that may send.</summary>
    public bool IsReady { get; set; }

    /// <summary>When the first frame was sent last.</summary>
    public long SentAt { get; set; }

    /// <summary>When the first frame was sent for the first time, in its rounds.</summary>
    public long? TriedSince { get; set; }

    /// <summary>Sends of the first frame in this round, and altogether.</summary>
    public int Sends { get; set; }

    public int Tries { get; set; }

    public int Rounds { get; set; }

    /// <summary>A frame of this device was set aside and none was answered since: the next has one round.</summary>
    public bool Struck { get; set; }

    /// <summary>The first frame was under way, with others, when the connection was lost.</summary>
    public bool Doubtful { get; set; }

    public bool IsIdle => Waiting.Count == 0 && Suspect is null;

    /// <summary>The first frame is dealt with.</summary>
    public RelayFrame Next()
    {
        var first = Waiting.First!.Value;
        Waiting.RemoveFirst();
        (Sends, Tries, Rounds, Doubtful, Reprieved, TriedSince) = (0, 0, 0, false, false, null);
        return first;
    }
}

/// <param name="Reprieved">It has been suspect before.</param>
internal sealed record RelaySuspect(RelayFrame Frame, string Reason, int Tries, bool Reprieved);
