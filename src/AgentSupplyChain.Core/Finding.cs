using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core;

/// <summary>A place in a file. Lines and columns are one-based; zero means "as a whole".</summary>
/// <param name="File">Relative to the project folder, with forward slashes.</param>
public sealed record FileSpan(string File, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0);

/// <summary>What a check has to say.</summary>
/// <param name="Message">What is wrong and what to do, in one line. It never holds a secret, a prompt's text or an absolute path.</param>
/// <param name="Subject">What the finding is about, stable when lines move: half of its fingerprint.</param>
public sealed record Finding(Rule Rule, string Message, FileSpan Location, string Subject)
{
    /// <summary>The environment that the file belongs to, where its name says so.</summary>
    public string? Environment { get; init; }

    /// <summary>A finding that is an info in a test project, unless somebody gives its rule another severity.</summary>
    public bool IsInTest { get; init; }

    /// <summary>
    /// The severity by itself, where one rule has findings of different weight: it takes the place of the rule's columns. What the policy says of
    /// the rule stands above it, and the minimal profile lowers it like any other.
    /// </summary>
    public RuleSeverity? Severity { get; init; }

    /// <summary>NuGet prints a warning of the same matter in this build: as a warning it goes to documents only, as an error it is said by us too.</summary>
    public bool IsToldByNuGet { get; init; }

    /// <summary>Findings are one where rule and subject are one; a line number never takes part.</summary>
    public string Fingerprint => Rule.Id + "/" + Subject;
}
