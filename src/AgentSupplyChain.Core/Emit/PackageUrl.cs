namespace AgentSupplyChain.Core.Emit;

/// <summary>Package URLs (purl), each part percent-encoded as its specification asks.</summary>
internal static class PackageUrl
{
    public static string NuGet(string id, string version) => Of("nuget", id, version);

    /// <summary>The purl of what a launcher fetches; null where the launcher is none that fetches packages.</summary>
    public static string? Launched(string? launcher, string package, string? version) => launcher switch
    {
        "npx" or "npm" or "pnpm" or "pnpx" or "bunx" or "yarn" => Of("npm", package.ToLowerInvariant(), version),
        "uvx" or "uv" or "pipx" => Of("pypi", package.ToLowerInvariant().Replace('_', '-'), version),
        "dnx" or "dotnet" => Of("nuget", package, version),
        "docker" or "podman" or "nerdctl" => Image(package, version),
        _ => null,
    };

    /// <summary>A model of the Hugging Face hub (<c>owner/name</c>); null for another name.</summary>
    public static string? HuggingFace(string name, string? revision) =>
        name.Count(c => c == '/') == 1 ? Of("huggingface", name, revision?.ToLowerInvariant()) : null;

    private static string Image(string image, string? version)
    {
        // The first segment is a registry where it looks like a host; else it is a namespace of the default registry.
        var slash = image.IndexOf('/', StringComparison.Ordinal);
        var host = slash > 0 && image.AsSpan(0, slash) is var first && (first.ContainsAny('.', ':') || first is "localhost") ? image[..slash] : null;
        var purl = Of("docker", host is null ? image : image[(slash + 1)..], version);
        return host is null ? purl : purl + "?repository_url=" + Uri.EscapeDataString(host);
    }

    private static string Of(string type, string name, string? version)
    {
        var path = string.Join('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Encode));
        return string.IsNullOrEmpty(version) ? $"pkg:{type}/{path}" : $"pkg:{type}/{path}@{Encode(version)}";
    }

    // A colon stays as it is; an unpaired surrogate would be lost in encoding, so it is made visible first.
    private static string Encode(string part) => Uri.EscapeDataString(BomText.Plain(part)).Replace("%3A", ":", StringComparison.Ordinal);
}
