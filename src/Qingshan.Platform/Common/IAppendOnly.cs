namespace Qingshan.Platform.Common;

/// <summary>Rows that are written once: neither the program nor the database lets anybody change or remove them.</summary>
public interface IAppendOnly;
