using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Qingshan.Platform.Catalog;

internal sealed class ExternalDatasetTable : IEntityTypeConfiguration<ExternalDataset>
{
    public void Configure(EntityTypeBuilder<ExternalDataset> dataset)
    {
        dataset.Property(d => d.Title).HasMaxLength(200);
        dataset.Property(d => d.TitleEn).HasMaxLength(200);
        dataset.Property(d => d.About).HasMaxLength(2000);
        dataset.Property(d => d.Provider).HasMaxLength(200);
        dataset.Property(d => d.Url).HasMaxLength(500);
        dataset.Property(d => d.Format).HasMaxLength(100);
        dataset.Property(d => d.Licence).HasMaxLength(200);
        dataset.Property(d => d.Cycle).HasMaxLength(16);
        dataset.Property(d => d.Base).HasConversion<string>().HasMaxLength(16);
    }
}

internal sealed class DatasetNoteTable : IEntityTypeConfiguration<DatasetNote>
{
    public void Configure(EntityTypeBuilder<DatasetNote> note)
    {
        note.Property(n => n.Owner).HasMaxLength(200);
        note.Property(n => n.Contact).HasMaxLength(200);
        note.Property(n => n.Cycle).HasMaxLength(16);
        note.Property(n => n.Licence).HasMaxLength(200);
        note.Property(n => n.About).HasMaxLength(2000);
        note.Property(n => n.Keywords).HasMaxLength(400);
    }
}
