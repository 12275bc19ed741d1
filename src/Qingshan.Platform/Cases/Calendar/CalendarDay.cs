using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Cases;

/// <summary>工作日历 · A day that is other than the arrangement in the program says: its code is the date.</summary>
[RecordKind("calendar-day", "工作日历", "Calendar day", "与程序内置的节假日安排不同的日子：是否上班及依据。", "Days that are other than the arrangement in the program says: whether they are worked, and why.")]
public sealed class CalendarDay : Record
{
    [Term("日期", "Day")]
    public required DateOnly Day { get; init; }

    [Term("是否工作日", "Working day")]
    public required bool Working { get; init; }

    [Term("依据", "Basis")]
    public required string Basis { get; init; }
}

internal sealed class CalendarDayTable : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> day) => day.Property(d => d.Basis).HasMaxLength(200);
}
