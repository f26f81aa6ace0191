using System.ComponentModel;

// The type that init accessors ask for and netstandard2.0 lacks.
namespace System.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
