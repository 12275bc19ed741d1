using Qingshan.Platform.Common;

namespace Qingshan.Applications.Analyses;

/// <summary>How far an analysis is, in words.</summary>
public static class RunWords
{
    public static Text Of(RunState state) => state switch
    {
        RunState.Waiting => new("等待中", "waiting"),
        RunState.Running => new("计算中", "being computed"),
        RunState.Done => new("完成", "done"),
        _ => new("没有结果", "no result"),
    };
}
