using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Sense.Toolchain;

/// <summary>What a build runs that no package reference chooses.</summary>
public enum ToolchainKind
{
    /// <summary>The .NET SDK.</summary>
    Sdk,

    /// <summary>An SDK of MSBuild that comes as a package: its code runs while the project is evaluated.</summary>
    MSBuildSdk,

    /// <summary>A tool that <c>dotnet tool restore</c> installs.</summary>
    LocalTool,
}

/// <summary>A place that chooses a version of a tool of the build.</summary>
/// <param name="Id">Of the package; <c>.NET SDK</c> for that.</param>
/// <param name="Version">As written; null where none is.</param>
/// <param name="Form">What the text means.</param>
/// <param name="Subject">The same for all projects that one place decides for: the file is named from the root of the repository.</param>
public sealed record ToolchainPin(ToolchainKind Kind, string Id, string? Version, VersionForm Form, FileSpan Location, string Subject)
{
    /// <summary>How far from the version the SDK may be; null where the file does not say. Other kinds have none.</summary>
    public string? RollForward { get; init; }

    private const int LongestVersion = 128;

    /// <summary>The packages among them, for the checks that ask about names and known dangers.</summary>
    public static IEnumerable<Package> Packages(IEnumerable<ToolchainPin> pins) =>
        from pin in pins
        where pin.Kind != ToolchainKind.Sdk && pin.Version is not null
        select new Package(pin.Id, Plain(pin.Version!))
        {
            IsDirect = true,
            Scope = PackageScope.Development,
            Declaration = new Evidence(pin.Location.File, pin.Location.Line, pin.Location.Column, Technique.ManifestAnalysis),
        };

    // Checks put a version into their messages as it is. The package stays even where its version is none: its name is judged.
    private static string Plain(string version) =>
        version.Length <= LongestVersion && version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or '*' or '[' or ']' or '(' or ')' or ',') ? version : QuotedText.Of(version);
}
