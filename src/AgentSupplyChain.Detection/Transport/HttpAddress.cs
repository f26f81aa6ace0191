using System.Globalization;

namespace AgentSupplyChain.Detection.Transport;

/// <summary>What an address says about encryption, and whether the traffic leaves the machine or the private network of a host.</summary>
public static class HttpAddress
{
    // Names that no public DNS answers: they exist on this machine, in this container network or in this cluster only.
    private static readonly string[] s_privateSuffixes = [".localhost", ".local", ".internal", ".svc"];

    /// <summary>The host that is reached in clear text over a network; null where the address is encrypted, private, or no address.</summary>
    /// <param name="allowedHosts">Hosts that the policy accepts: <c>name</c>, <c>name:port</c> or <c>*.name</c>.</param>
    public static string? ClearTextHost(string text, IReadOnlyList<string>? allowedHosts = null)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "ws") || uri.Host.Length == 0 || IsPrivate(uri))
            return null;

        return allowedHosts?.Any(allowed => Allows(allowed, uri)) == true ? null : uri.Host;
    }

    /// <summary>True for an address on which only this machine can listen or answer.</summary>
    public static bool IsLoopback(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.IsLoopback || uri.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)) && !uri.IsFile;

    /// <summary>
    /// Where <c>s</c> has to be inserted to make the address an encrypted one; -1 where that would be wrong: an explicit port 80 speaks no TLS.
    /// </summary>
    public static int EncryptAt(string text)
    {
        var at = text.IndexOf("://", StringComparison.Ordinal);
        if (at < 0 || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "ws"))
            return -1;

        var authority = text.Substring(at + 3).Split(['/', '?', '#', '\\'], 2)[0];
        return authority.EndsWith(":80", StringComparison.Ordinal) ? -1 : at;
    }

    /// <summary>The scheme to write instead.</summary>
    public static string EncryptedScheme(string text) => text.StartsWith("ws", StringComparison.OrdinalIgnoreCase) ? "wss" : "https";

    private static bool IsPrivate(Uri uri)
    {
        var host = uri.Host.TrimEnd('.');
        if (uri.IsLoopback || host is "0.0.0.0" or "[::]")
            return true;

        // A name of one label is what Docker, Compose, Aspire and Kubernetes give their services; the Internet has none.
        return uri.HostNameType == UriHostNameType.Dns
            && (host.IndexOf('.') < 0 || s_privateSuffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool Allows(string allowed, Uri uri) =>
        allowed.StartsWith("*.", StringComparison.Ordinal)
            ? uri.Host.EndsWith(allowed.Substring(1), StringComparison.OrdinalIgnoreCase)
            : string.Equals(allowed, uri.Host, StringComparison.OrdinalIgnoreCase)
                || string.Equals(allowed, uri.Host + ":" + uri.Port.ToString(CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);
}
