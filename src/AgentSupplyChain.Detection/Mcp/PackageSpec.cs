using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Detection.Mcp;

/// <summary>What an argument that names a package says: the name, the version, and whether that is one version only.</summary>
internal readonly struct PackageSpec
{
    public PackageSpec(string? package, string? version, PinState pin)
    {
        Package = package;
        Version = version;
        Pin = pin;
    }

    public string? Package { get; }

    public string? Version { get; }

    public PinState Pin { get; }

    /// <summary>Nothing is fetched, or what is fetched is not known.</summary>
    public static PackageSpec None => new(package: null, version: null, PinState.Unknown);

    /// <summary><c>name</c>, <c>@scope/name@1.2.3</c>, <c>alias@npm:name@1.2.3</c>, an address of a repository or an archive, or a local path.</summary>
    public static PackageSpec Npm(string spec)
    {
        if (IsLocalPath(spec) || spec.StartsWith("file:", StringComparison.Ordinal) || spec.StartsWith("link:", StringComparison.Ordinal))
            return None;

        var alias = spec.IndexOf("@npm:", StringComparison.Ordinal);
        if (alias > 0)
            return Npm(spec.Substring(alias + 5));

        var at = spec.IndexOf('@', Math.Min(1, spec.Length));
        var name = at < 0 ? spec : spec.Substring(0, at);
        if (IsAddress(spec) || (name.Length > 0 && name[0] != '@' && name.IndexOf('/') > 0))
            return Repository(spec);

        if (at < 0)
            return new(spec, version: null, PinState.Floating);

        var version = spec.Substring(at + 1);
        return IsAddress(version)
            ? new(name, version, Repository(version).Pin)
            : new(name, version.Length == 0 ? null : version, ExactVersion.IsSemantic(version) ? PinState.Pinned : PinState.Floating);
    }

    /// <summary><c>name</c>, <c>name==1.2.3</c>, <c>name@1.2.3</c>, <c>name[extra]==1.2.3</c>, <c>name @ git+https://…</c>, or a local path.</summary>
    public static PackageSpec Python(string spec)
    {
        if (IsLocalPath(spec) || spec.StartsWith("file:", StringComparison.Ordinal))
            return None;

        if (IsAddress(spec))
            return Repository(spec);

        var end = 0;
        while (end < spec.Length && (char.IsLetterOrDigit(spec[end]) || spec[end] is '-' or '_' or '.'))
            end++;

        var name = spec.Substring(0, end);
        var rest = spec.Substring(end).Trim();
        if (rest.StartsWith("[", StringComparison.Ordinal) && rest.IndexOf(']') is > 0 and var close)
            rest = rest.Substring(close + 1).Trim();
        if (rest.IndexOf(';') is >= 0 and var marker)
            rest = rest.Substring(0, marker).Trim();

        if (name.Length == 0)
            return None;
        if (rest.Length == 0)
            return new(name, version: null, PinState.Floating);
        if (rest[0] == '@' && IsAddress(rest.Substring(1).Trim()))
            return new(name, rest.Substring(1).Trim(), Repository(rest.Substring(1).Trim()).Pin);

        var exact = rest.StartsWith("===", StringComparison.Ordinal) ? rest.Substring(3)
            : rest.StartsWith("==", StringComparison.Ordinal) ? rest.Substring(2)
            : rest[0] == '@' ? rest.Substring(1)
            : null;
        var version = (exact ?? rest).Trim();
        return new(name, version.Length == 0 ? null : version, exact is not null && ExactVersion.IsPython(version) ? PinState.Pinned : PinState.Floating);
    }

    /// <summary><c>Name</c> or <c>Name@1.2.3</c>.</summary>
    /// <param name="option">Value of <c>--version</c>: empty where there is none, null where it is not constant.</param>
    public static PackageSpec NuGet(string spec, string? option)
    {
        var at = spec.IndexOf('@');
        var name = at < 0 ? spec : spec.Substring(0, at);
        if (name.Length == 0 || IsLocalPath(name))
            return None;

        var version = at < 0 ? option : spec.Substring(at + 1);
        return version switch
        {
            null => new(name, version, PinState.Unknown),
            "" => new(name, version: null, PinState.Floating),
            _ => new(name, version, ExactVersion.IsNuGet(version) ? PinState.Pinned : PinState.Floating),
        };
    }

    /// <summary><c>registry:5000/name:tag@sha256:…</c>. A tag can be moved; only a digest is a pin.</summary>
    public static PackageSpec Image(string spec)
    {
        const string Digest = "@sha256:";
        var at = spec.IndexOf(Digest, StringComparison.Ordinal);
        var tagged = at < 0 ? spec : spec.Substring(0, at);
        var colon = tagged.LastIndexOf(':');
        var name = colon > tagged.LastIndexOf('/') ? tagged.Substring(0, colon) : tagged;
        if (name.Length == 0)
            return None;
        if (at >= 0)
            return new(name, spec.Substring(at + 1), HexDigest.IsSha256(spec.Substring(at + Digest.Length)) ? PinState.Pinned : PinState.Floating);

        return new(name, name.Length < tagged.Length ? tagged.Substring(name.Length + 1) : null, PinState.Floating);
    }

    /// <summary>A repository or archive is what its host serves; only a full commit id names one state of it.</summary>
    private static PackageSpec Repository(string address)
    {
        var end = address.IndexOf('#');
        var commit = end >= 0 ? address.Substring(end + 1) : "";
        if (!HexDigest.IsHex(commit, 40))
        {
            // Python writes the commit behind an @ in the path: git+https://host/owner/name@<commit>#subdirectory=x
            var path = end >= 0 ? address.Substring(0, end) : address;
            var at = path.LastIndexOf('@');
            commit = at > path.LastIndexOf('/') ? path.Substring(at + 1) : "";
        }

        var pinned = HexDigest.IsHex(commit, 40);
        return new(WithoutCredentials(address), pinned ? commit : null, pinned ? PinState.Pinned : PinState.Floating);
    }

    /// <summary>The address without user information, query and fragment: those can hold a token.</summary>
    private static string WithoutCredentials(string address)
    {
        var end = address.IndexOfAny(['?', '#']);
        var plain = end < 0 ? address : address.Substring(0, end);
        var scheme = plain.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
            return plain;

        var path = plain.IndexOf('/', scheme + 3);
        var user = plain.LastIndexOf('@', path < 0 ? plain.Length - 1 : path);
        if (user > scheme)
            plain = plain.Substring(0, scheme + 3) + plain.Substring(user + 1);

        var commit = plain.LastIndexOf('@');
        return commit > plain.LastIndexOf('/') && commit > scheme + 3 ? plain.Substring(0, commit) : plain;
    }

    /// <summary>An address of a repository or an archive, in the shapes that npm and Python understand.</summary>
    internal static bool IsAddress(string spec) =>
        spec.IndexOf("://", StringComparison.Ordinal) > 0
        || spec.StartsWith("git+", StringComparison.Ordinal)
        || spec.StartsWith("git@", StringComparison.Ordinal)
        || spec.StartsWith("github:", StringComparison.Ordinal)
        || spec.StartsWith("gitlab:", StringComparison.Ordinal)
        || spec.StartsWith("bitbucket:", StringComparison.Ordinal)
        || spec.StartsWith("gist:", StringComparison.Ordinal);

    private static bool IsLocalPath(string spec) =>
        spec.Length == 0 || spec[0] is '.' or '/' or '\\' or '~' || (spec.Length > 1 && spec[1] == ':' && char.IsLetter(spec[0]));
}
