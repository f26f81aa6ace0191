namespace AgentSupplyChain.DocGen;

/// <summary>The checkout that this program was built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AgentSupplyChain.Build.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("No folder above this program holds AgentSupplyChain.Build.sln.");
    }
}
