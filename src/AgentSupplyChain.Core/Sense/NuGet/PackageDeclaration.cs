namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>The items that declare packages; the names are those of MSBuild.</summary>
public enum DeclarationKind
{
    PackageReference,
    PackageVersion,
    GlobalPackageReference,
    PackageDownload,
}

/// <summary>An item as MSBuild has evaluated it.</summary>
/// <param name="Version">Metadata <c>Version</c>; null or empty where there is none.</param>
/// <param name="VersionOverride">Metadata <c>VersionOverride</c>, which replaces the central version for one project.</param>
/// <param name="DefiningFile">Absolute path of the file that holds the item: <c>%(DefiningProjectFullPath)</c>.</param>
public sealed record DeclaredItem(DeclarationKind Kind, string Id, string? Version, string? VersionOverride, string DefiningFile)
{
    /// <summary>The SDK added it, not the user.</summary>
    public bool IsImplicitlyDefined { get; init; }
}

/// <summary>A place where the user asks for a package.</summary>
/// <param name="Version">The evaluated text; empty where the place names no version (central versions).</param>
/// <param name="Location">The version's text; the whole element where it has none; the file where the element is not found.</param>
public sealed record PackageDeclaration(DeclarationKind Kind, string Id, string Version, VersionForm Form, FileSpan Location)
{
    /// <summary>The version stands in <c>VersionOverride</c>.</summary>
    public bool IsOverride { get; init; }

    /// <summary>The central version that an override goes below; null where it does not.</summary>
    public string? Undercuts { get; init; }

    /// <summary>A file declares it that is not the user's: an SDK or a package.</summary>
    public bool IsForeign { get; init; }

    /// <summary>A directive in source code: <c>#:package</c> of a file-based app, <c>#r "nuget: …"</c> of a script.</summary>
    public bool IsDirective { get; init; }
}
