using System.Reflection;
using System.Runtime.Loader;

namespace AgentSupplyChain.Benchmarks;

/// <summary>In a build NuGet is loaded already; here it comes from the SDK that this program was built with.</summary>
internal static class SdkNuGet
{
    public static void Load()
    {
        var folder = typeof(SdkNuGet).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "SdkFolder").Value!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
