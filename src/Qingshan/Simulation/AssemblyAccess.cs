using System.Runtime.CompilerServices;

// The tests look at models and packets, which nobody else needs.
[assembly: InternalsVisibleTo("Qingshan.Tests")]
