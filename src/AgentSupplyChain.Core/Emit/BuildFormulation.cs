using AgentSupplyChain.Core.Inventory;

namespace AgentSupplyChain.Core.Emit;

/// <summary>How the project was built: SDK, packs that nothing ships of, target, and the lock of its packages. Neither command nor folder nor user.</summary>
internal static class BuildFormulation
{
    public static BomFormulation Of(AgentInventory inventory)
    {
        var project = inventory.Project;
        var tools = inventory.Build.Packs.Where(pack => !pack.Ships).Select(BuildElements.Of).Select(pack => pack with { Ref = "tool:" + pack.Ref }).ToList();
        if (project.SdkVersion is { } sdk)
            tools.Add(new BomElement("application", BomText.Plain("tool:dotnet-sdk@" + sdk), ".NET SDK") { Version = sdk, Properties = [new(AscProperty.Kind, "sdk")] });

        var properties = new List<BomProperty> { new(AscProperty.TargetFramework, project.TargetFramework) };
        RootElement.Add(properties, AscProperty.RuntimeIdentifier, project.RuntimeIdentifier);
        RootElement.Add(properties, AscProperty.SdkVersion, project.SdkVersion);
        RootElement.Add(properties, AscProperty.LockFileSha256, BomText.Digest(inventory.Build.LockFileSha256, 32));
        properties.Add(new(AscProperty.SelfContained, inventory.Build.IsSelfContained ? "true" : "false"));
        return new BomFormulation(BomText.Plain($"build:{project.Name}@{project.Version}/{project.TargetFramework}{(project.RuntimeIdentifier is { } runtime ? "/" + runtime : "")}"))
        {
            Components = BomElement.Unite(tools),
            Properties = properties,
        };
    }
}
