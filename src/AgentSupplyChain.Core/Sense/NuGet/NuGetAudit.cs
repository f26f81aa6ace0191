namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>How NuGet's own audit is set up for a project: properties and items as MSBuild has evaluated them.</summary>
public sealed record NuGetAudit
{
    /// <summary><c>NuGetAudit</c> is not <c>false</c>.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary><c>NuGetAuditMode</c>: <c>all</c> or <c>direct</c>; null where it is not set.</summary>
    public string? Mode { get; init; }

    /// <summary><c>NuGetAuditLevel</c>: <c>low</c>, <c>moderate</c>, <c>high</c>, <c>critical</c>; null where it is not set.</summary>
    public string? Level { get; init; }

    /// <summary>Addresses of advisories in <c>NuGetAuditSuppress</c> items.</summary>
    public IReadOnlyList<string> Suppressed { get; init; } = [];

    /// <summary>Codes of the audit in <c>NoWarn</c> of the project.</summary>
    public IReadOnlyList<string> NoWarn { get; init; } = [];

    /// <summary>Packages whose references have codes of the audit in <c>NoWarn</c>.</summary>
    public IReadOnlyList<string> PackagesWithNoWarn { get; init; } = [];

    /// <summary>The SDK repeats in the build what restore has warned of (<c>EmitAssetsLogMessages</c>).</summary>
    public bool ShowsLogs { get; init; } = true;
}
