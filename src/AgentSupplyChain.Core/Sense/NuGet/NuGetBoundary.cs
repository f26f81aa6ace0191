using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>
/// NuGet comes from the SDK that restored the project, so it can be older or newer than the one compiled against. What it lacks becomes one
/// finding that names both versions.
/// </summary>
internal static class NuGetBoundary
{
    /// <summary>The result of <paramref name="read"/>; <paramref name="otherwise"/> after ASC9005 was added.</summary>
    /// <param name="projectFile">How the project file is named to the user.</param>
    public static T Call<T>(Func<T> read, T otherwise, string projectFile, ICollection<Finding> faults)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (Lacks(e))
        {
            if (!faults.Any(f => f.Rule == Rules.NuGetLacksMembers))
                faults.Add(Lacking(projectFile));
            return otherwise;
        }
    }

    private static bool Lacks(Exception e) => e switch
    {
        MissingMemberException or TypeLoadException or BadImageFormatException => true,
        FileLoadException load => IsNuGet(load.FileName),
        FileNotFoundException missing => IsNuGet(missing.FileName),
        TypeInitializationException { InnerException: { } inner } => Lacks(inner),
        _ => false,
    };

    // Assembly loading names the assembly (NuGet.Packaging, Version=…), reading a file names a path.
    private static bool IsNuGet(string? fileName) => Path.GetFileName(fileName ?? "").StartsWith("NuGet.", StringComparison.Ordinal);

    private static Finding Lacking(string projectFile)
    {
        const string probe = "NuGet.ProjectModel";
        var compiled = typeof(NuGetBoundary).Assembly.GetReferencedAssemblies().FirstOrDefault(a => a.Name == probe)?.Version?.ToString() ?? "unknown";
        var found = AppDomain.CurrentDomain.GetAssemblies()
            .Select(a => a.GetName())
            .Where(n => n.Name == probe)
            .Select(n => n.Version?.ToString() ?? "unknown")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var message = $"NuGet of this SDK is {(found.Count == 0 ? "not there" : "version " + string.Join(", ", found))}, and the gate needs what version "
            + $"{compiled} offers; build with a .NET SDK that carries NuGet {compiled} or update the package AgentSupplyChain.Build";
        return new Finding(Rules.NuGetLacksMembers, message, new FileSpan(projectFile), "nuget");
    }
}
