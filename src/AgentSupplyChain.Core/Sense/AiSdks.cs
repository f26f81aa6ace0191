using AgentSupplyChain.Detection.Sdks;

namespace AgentSupplyChain.Core.Sense;

/// <summary>The packages that make a project an agent project. Gate and analyzers ask the same list.</summary>
public static class AiSdks
{
    public static bool Contains(string packageId) => AiSdkNames.Contains(packageId);
}
