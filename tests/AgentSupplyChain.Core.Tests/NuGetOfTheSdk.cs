using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace AgentSupplyChain.Core.Tests;

/// <summary>
/// NuGet is bound to in the SDK's folder and never copied: beside the tests its dependencies would quarrel with those of the test packages.
/// </summary>
internal static class NuGetOfTheSdk
{
    [ModuleInitializer]
    internal static void Resolve()
    {
        var folder = typeof(NuGetOfTheSdk).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "SdkFolder").Value!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
