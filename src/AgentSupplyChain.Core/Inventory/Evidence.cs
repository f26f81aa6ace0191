namespace AgentSupplyChain.Core.Inventory;

/// <summary>How a fact was found. The names are those of CycloneDX <c>evidence.identity.methods.technique</c>.</summary>
public enum Technique
{
    /// <summary>Read from the semantic model of the compiler.</summary>
    SourceCodeAnalysis,

    /// <summary>Read from a manifest or configuration file.</summary>
    ManifestAnalysis,

    /// <summary>Known by the name or place of a file.</summary>
    Filename,

    /// <summary>Read from the header of a binary file.</summary>
    BinaryAnalysis,

    /// <summary>Known by its digest.</summary>
    HashComparison,

    /// <summary>Said by another party.</summary>
    Attestation,

    /// <summary>Said by the user in an item.</summary>
    Other,
}

/// <summary>Where and how something was found.</summary>
/// <param name="File">Path relative to the project folder, with forward slashes.</param>
/// <param name="Line">One-based; zero where the file as a whole is meant.</param>
/// <param name="Column">One-based; zero where the line as a whole is meant.</param>
public sealed record Evidence(string File, int Line, int Column, Technique Technique)
{
    /// <summary>The member whose body holds it.</summary>
    public string? Symbol { get; init; }

    /// <summary>The SDK member that takes it, the configuration key or the JSON path.</summary>
    public string? Context { get; init; }

    /// <summary>The environment that the file belongs to: <c>Production</c> for <c>appsettings.Production.json</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>From 0 to 1: certain is 1, a guess by name is below 0.5.</summary>
    public double Confidence { get; init; } = 1;
}
