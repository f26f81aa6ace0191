namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>A program of one source file, of which the .NET SDK makes a project in memory (documentation/general/dotnet-run-file.md).</summary>
public static class FileBasedApp
{
    private const string VirtualExtension = ".csproj";

    /// <summary>The file that the SDK makes a project of: <c>app.cs</c> for <c>app.cs.csproj</c>, which is not on the disk. Null for a real project.</summary>
    public static string? EntryOf(string projectFile) =>
        projectFile.EndsWith(".cs" + VirtualExtension, StringComparison.OrdinalIgnoreCase) && !File.Exists(projectFile)
            && projectFile[..^VirtualExtension.Length] is var entry && File.Exists(entry)
            ? entry
            : null;

    /// <summary>How the file is named to the user that stands for the project.</summary>
    public static string ProjectName(string projectFile) => Path.GetFileName(EntryOf(projectFile) ?? projectFile);
}
