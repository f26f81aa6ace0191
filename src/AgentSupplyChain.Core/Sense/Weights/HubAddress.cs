namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>Addresses of the Hugging Face hub.</summary>
internal static class HubAddress
{
    private static readonly string[] s_hosts = ["huggingface.co", "www.huggingface.co", "hf.co"];

    /// <summary><c>owner/name</c> of an address of the hub; null for any other.</summary>
    public static string? RepositoryOf(string? address)
    {
        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || !s_hosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase))
            return null;

        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2 && parts[0] is not ("datasets" or "spaces") && IsName(parts[0]) && IsName(parts[1]) ? parts[0] + "/" + parts[1] : null;
    }

    /// <summary>A commit: branches and tags move.</summary>
    public static bool IsCommit(string? revision) => revision is { Length: 40 } && revision.All(char.IsAsciiHexDigit);

    private static bool IsName(string part) => part.Length <= 96 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
