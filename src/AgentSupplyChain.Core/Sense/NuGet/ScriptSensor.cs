using AgentSupplyChain.Core.Sense.Files;

namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>The packages that scripts among the files of a project ask for: <c>#r "nuget: Id, Version"</c> in <c>.csx</c> and <c>.fsx</c>.</summary>
public static class ScriptSensor
{
    private static readonly string[] s_extensions = [".csx", ".fsx"];

    public static bool IsScript(string file) => s_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<PackageDeclaration> Read(IEnumerable<ProjectFile> files, string projectFile, ICollection<Finding> faults)
    {
        var boundary = new LinkBoundary(Path.GetDirectoryName(projectFile)!);
        return
        [
            .. from file in files
               where IsScript(file.Name) && !boundary.IsLeftBy(file, faults)
               from directive in SourceDirectives.Read(file.Path, file.Name, faults)
               where directive.Kind == SourceDirectives.Script
               select Declaration(directive, file.Name, Path.GetFileName(projectFile), faults),
        ];
    }

    private static PackageDeclaration Declaration(SourceDirective directive, string file, string projectName, ICollection<Finding> faults)
    {
        var place = directive.Version ?? directive.Tag;
        var form = directive.Version is { } version
            ? DeclarationSensor.FormOf(DeclarationKind.PackageReference, version.Value, projectName, faults)
            : VersionForm.Floating;
        return new PackageDeclaration(DeclarationKind.PackageReference, directive.Name, directive.Version?.Value ?? "", form, new FileSpan(file, place.Line, place.Column, place.EndLine, place.EndColumn))
        {
            IsDirective = true,
        };
    }
}
