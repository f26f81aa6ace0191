namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Names of the machine that a program runs on, and of containers beside it.</summary>
internal static class LocalHost
{
    private static readonly string[] s_names =
        ["localhost", "127.0.0.1", "[::1]", "::1", "0.0.0.0", "host.docker.internal", "(local)", "(localdb)", ".\\", "host.containers.internal"];

    /// <summary>Whether such a name begins here.</summary>
    public static bool IsAt(string text, int start, int end)
    {
        foreach (var name in s_names)
        {
            if (end - start >= name.Length && string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        }

        return false;
    }
}
