namespace Microsoft.Build.Framework;

/// <summary>
/// Tells a multi-threaded MSBuild that a task keeps no state and asks nobody for the current directory. MSBuild looks for this full name
/// on the class itself and in any assembly; the package we compile against is older than the type.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
