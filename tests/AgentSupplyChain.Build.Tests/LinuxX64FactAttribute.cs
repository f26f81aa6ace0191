using System.Runtime.InteropServices;

namespace AgentSupplyChain.Build.Tests;

/// <summary>A test of what is compiled for Linux on x64; elsewhere it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxX64FactAttribute : FactAttribute
{
    public LinuxX64FactAttribute()
    {
        if (!IsHere)
            Skip = "Only on Linux on x64 with glibc.";
    }

    /// <summary>Whatever the distribution calls itself; musl is another system.</summary>
    public static bool IsHere =>
        OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64
        && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) && !RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);
}
