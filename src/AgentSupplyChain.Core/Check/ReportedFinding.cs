using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Check;

/// <summary>A finding with the severity that it has in this build.</summary>
public sealed record ReportedFinding(Finding Finding, RuleSeverity Severity)
{
    /// <summary>Null for an open finding.</summary>
    public Suppression? Suppression { get; init; }
}

/// <summary>Why a finding is not open.</summary>
/// <param name="Kind"><c>inSource</c> (attribute or pragma) or <c>external</c> (baseline, waiver, configuration).</param>
public sealed record Suppression(string Kind, string? Justification = null);
