namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>The path of model weights as it may be told: relative ones whole, of absolute ones and of those above the project the last part.</summary>
internal static class WeightsPath
{
    public static string Tellable(string path)
    {
        var slashed = path.Replace('\\', '/').TrimEnd('/');
        var isOutside = slashed.StartsWith("/", StringComparison.Ordinal) || slashed.StartsWith("~", StringComparison.Ordinal) || slashed.IndexOf(':') >= 0
            || slashed.StartsWith("../", StringComparison.Ordinal);
        return isOutside ? slashed.Substring(slashed.LastIndexOf('/') + 1) : slashed;
    }
}
