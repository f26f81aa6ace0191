namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary>The SDKs of MSBuild that come with the .NET SDK or its workloads: their version is its version.</summary>
internal static class SdkNames
{
    private const string Prefix = "Microsoft.NET.Sdk";

    private static readonly string[] s_others = ["FSharp.NET.Sdk", "Microsoft.Docker.Sdk", "Microsoft.Build.Tasks.Git"];

    // Comes as a package although its name says otherwise.
    private const string OfPackage = "Microsoft.NET.Sdk.IL";

    public static bool IsOfTheSdk(string name)
    {
        if (string.Equals(name, OfPackage, StringComparison.OrdinalIgnoreCase))
            return false;

        return string.Equals(name, Prefix, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(Prefix + ".", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Microsoft.SourceLink.", StringComparison.OrdinalIgnoreCase)
            || s_others.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
