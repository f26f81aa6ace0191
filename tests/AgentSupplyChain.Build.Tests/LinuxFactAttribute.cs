namespace AgentSupplyChain.Build.Tests;

/// <summary>A test of something that only Linux has; elsewhere it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Only on Linux.";
    }
}
