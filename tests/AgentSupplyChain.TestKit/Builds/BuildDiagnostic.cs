namespace AgentSupplyChain.TestKit.Builds;

public enum BuildSeverity
{
    /// <summary>A message with a code, of whatever importance: what a build at normal verbosity does not print.</summary>
    Info,
    Warning,
    Error,
}

/// <summary>A diagnostic as a build logged it; the file is named from the fixture's root, with forward slashes.</summary>
public sealed record BuildDiagnostic(
    BuildSeverity Severity, string Code, string File, int Line, int Column, int EndLine, int EndColumn, string Message)
{
    public override string ToString() => $"{File}({Line},{Column}): {Severity} {Code}: {Message}";
}
