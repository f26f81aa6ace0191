namespace AgentSupplyChain.Core.Sense.NuGet.Sources;

public enum SourceKind
{
    /// <summary>A folder of this machine or of a share.</summary>
    Folder,

    /// <summary>https.</summary>
    Encrypted,

    /// <summary>http to another machine.</summary>
    Unencrypted,

    /// <summary>http to this machine.</summary>
    Loopback,
}

/// <summary>A place that restore may take packages from.</summary>
/// <param name="Address">Path or address, for comparing and for looking into a folder. It may hold credentials, so it is never shown.</param>
public sealed record PackageSource(SourceKind Kind, string Address)
{
    /// <summary>Its name in nuget.config; null where it comes from a property or the command line.</summary>
    public string? Key { get; init; }

    /// <summary>The line of the nuget.config in the repository; null where it stands elsewhere.</summary>
    public FileSpan? Place { get; init; }

    /// <summary><c>disableTLSCertificateValidation</c>: whoever answers is believed.</summary>
    public bool SkipsCertificateCheck { get; init; }

    /// <summary>The folder of packages that the .NET SDK brings along.</summary>
    public bool IsOfSdk { get; init; }

    /// <summary>How it is named in a message. Some tools take the address for the key.</summary>
    public string Name => Key is null || Key.Contains("://", StringComparison.Ordinal) || Key.Contains('@', StringComparison.Ordinal)
        ? "a source without a name"
        : QuotedText.Of(Key);

    /// <summary>The same place, as NuGet sees it: addresses ignore case and a slash at the end.</summary>
    public static bool IsSame(string left, string right) => string.Equals(
        left.TrimEnd('/', '\\'),
        right.TrimEnd('/', '\\'),
        left.Contains("://", StringComparison.Ordinal) || OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    internal static PackageSource At(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.IsFile)
            return new PackageSource(SourceKind.Folder, uri is { IsFile: true } ? uri.LocalPath : address);

        var kind = uri.Scheme == Uri.UriSchemeHttps ? SourceKind.Encrypted : uri.IsLoopback ? SourceKind.Loopback : SourceKind.Unencrypted;
        return new PackageSource(kind, address);
    }
}

/// <summary>A line of <c>packageSourceMapping</c>: ids of the pattern are asked of the source.</summary>
/// <param name="Pattern">An id, a beginning with <c>*</c> after it, or <c>*</c>.</param>
public sealed record MappedPattern(string Key, string Pattern)
{
    /// <summary>What an id begins with.</summary>
    public string Prefix { get; } = Pattern.TrimEnd('*');

    public bool IsExact => !Pattern.EndsWith('*');

    public bool Covers(string id) => IsExact ? string.Equals(Pattern, id, StringComparison.OrdinalIgnoreCase) : id.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
