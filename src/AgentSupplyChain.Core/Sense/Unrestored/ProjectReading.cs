using System.Collections.Frozen;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Sense.Toolchain;

namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary>
/// Walks the files of a project in the order of an evaluation: properties first, then items. What only an evaluation could tell is noted as unknown, and
/// judged as if it were there.
/// </summary>
internal sealed partial class ProjectReading
{
    private const int MostItems = 50_000;

    private static readonly FrozenSet<string> s_kinds = Enum.GetNames<DeclarationKind>().ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly string _projectFile;
    private readonly string _projectName;
    private readonly ICollection<Finding> _faults;
    private readonly ProjectFiles _files;
    private readonly PropertyValues _properties = new();
    private readonly List<ItemPlace> _elements = [];
    private readonly List<ItemPlace> _references = [];
    private readonly List<DeclaredPlace> _items = [];
    private readonly List<ToolchainPin> _sdks = [];
    private readonly List<UnknownPart> _unknown = [];
    private bool _hasUnknownParts;

    private sealed record ItemPlace(ProjectPart Part, ProjectElement Element, bool IsCertain);

    private ProjectReading(string projectFile, ICollection<Finding> faults)
    {
        _projectFile = projectFile;
        _projectName = FileBasedApp.ProjectName(projectFile);
        _faults = faults;
        _files = new ProjectFiles(projectFile, faults);
    }

    public IReadOnlyList<ToolchainPin> Sdks => _sdks;

    public ICollection<UnknownPart> Unknown => _unknown;

    /// <summary>The items that reference other projects, as far as constant text tells which: they are for places only, so what it does not tell is left out.</summary>
    public IReadOnlyList<ProjectReferencePlace> References() =>
    [
        .. from reference in _references
           where Holds(reference.Element) != false
           from project in _files.Referenced(reference.Element.Attribute("Include")!.Value, reference.Part, _properties)
           select new ProjectReferencePlace(project, Span(reference.Part.Name, reference.Element.Tag)),
    ];

    /// <summary>The lock file; without packages where the project names one outside the repository, which is not read.</summary>
    public LockedGraph Locked()
    {
        var stated = _properties.Of("NuGetLockFilePath") is [{ Length: > 0 } path] && !path.Contains('\0', StringComparison.Ordinal) ? path : null;
        if (stated is null || _files.IsInside(Path.GetFullPath(stated.Replace('\\', '/'), Path.GetDirectoryName(_projectFile)!)))
            return LockFileSensor.Read(_projectFile, stated, _faults);

        _unknown.Add(new UnknownPart("a lock file outside the repository", new FileSpan(_projectName)));
        return new LockedGraph(Exists: true, [], []);
    }

    /// <param name="isSource">The project is a file-based app, whose project file does not exist.</param>
    public static ProjectReading Read(string projectFile, bool isSource, ICollection<Finding> faults)
    {
        var reading = Walk(projectFile, isSource, faults);
        foreach (var (part, element, isCertain) in reading._elements)
            reading.Apply(part, element, isCertain);
        return reading;
    }

    private static ProjectReading Walk(string projectFile, bool isSource, ICollection<Finding> faults)
    {
        var reading = new ProjectReading(projectFile, faults);
        var folder = Path.GetDirectoryName(projectFile)!;
        reading.Include(reading._files.Above("Directory.Build.props", folder));
        reading.Include(reading._files.Above("Directory.Packages.props", folder));
        if (isSource)
            reading.AddDirectives(projectFile[..^".csproj".Length], folder);
        else
            reading.Include(projectFile);
        reading.Include(reading._files.Above("Directory.Build.targets", folder));
        return reading;
    }

    /// <summary>What a project asks for beside its packages, where MSBuild has read its files and found no fault in them: its items are left out.</summary>
    public static ProjectReading WithoutPackages(string projectFile) => Walk(projectFile, FileBasedApp.EntryOf(projectFile) is not null, []);

    private void Include(string? path)
    {
        if (path is not null && _files.Open(path) is { } part)
            Walk(part, part.Root, isCertain: true);
    }

    private void Walk(ProjectPart part, ProjectElement parent, bool isCertain)
    {
        if (parent == part.Root && parent.Attribute("Sdk") is { } sdk)
            AddSdks(part, sdk);

        foreach (var element in parent.Children)
        {
            var holds = Holds(element);
            if (holds == false)
                continue;

            var isSure = isCertain && holds == true;
            switch (element.Name)
            {
                case "PropertyGroup":
                    SetProperties(element, isSure);
                    break;
                case "ItemGroup":
                    _elements.AddRange(element.Children.Where(item => s_kinds.Contains(item.Name)).Select(item => new ItemPlace(part, item, isSure)));
                    _references.AddRange(element.Children.Where(IsProjectReference).Select(item => new ItemPlace(part, item, isSure)));
                    break;
                case "ImportGroup" or "When" or "Otherwise":
                    Walk(part, element, isSure && element.Name == "ImportGroup");
                    break;
                case "Choose":
                    Walk(part, element, isCertain: false);
                    break;
                case "Import":
                    Import(part, element, isSure);
                    break;
                case "Sdk" when element.Attribute("Name") is { } name:
                    AddSdk(part, name, element.Attribute("Version") ?? element.Attribute("MinimumVersion"));
                    break;
                case "Target" when element.All().Any(item => s_kinds.Contains(item.Name)):
                    Note(part, element.Tag, "packages that a target declares");
                    break;
            }
        }
    }

    private static bool IsProjectReference(ProjectElement item) => item.Is("ProjectReference") && item.Attribute("Include") is not null;

    private bool? Holds(ProjectElement element)
    {
        if (element.Attribute("Condition") is not { } condition)
            return true;

        // The usual way to give a default. Whoever sets the property from outside could also override one without a condition.
        if (PropertyValues.AskedToBeEmpty(condition.Value) is { } name && element.Is(name) && !_properties.IsSet(name))
            return true;

        return _properties.Holds(condition.Value);
    }

    private void SetProperties(ProjectElement group, bool isCertain)
    {
        foreach (var property in group.Children)
        {
            if (Holds(property) is { } holds && !holds)
                continue;

            _properties.Set(property.Name, property.Text?.Value ?? "", isCertain && Holds(property) == true);
        }
    }

    private void Import(ProjectPart part, ProjectElement element, bool isCertain)
    {
        if (element.Attribute("Sdk") is { } sdk)
        {
            AddSdk(part, sdk, element.Attribute("Version"));
            return;
        }

        if (element.Attribute("Project") is not { } project)
            return;

        if (_files.Resolve(project.Value, part, _properties) is not { } paths)
        {
            _hasUnknownParts = true;
            Note(part, project, "a file that is imported from a place only an evaluation can tell, or from outside the repository");
            return;
        }

        foreach (var path in paths)
        {
            if (_files.Open(path) is { } imported)
                Walk(imported, imported.Root, isCertain);
        }
    }

    private void AddSdks(ProjectPart part, XmlText text)
    {
        foreach (var one in text.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var slash = one.IndexOf('/', StringComparison.Ordinal);
            AddSdk(part.Name, slash < 0 ? one : one[..slash].Trim(), slash < 0 ? null : one[(slash + 1)..].Trim(), text);
        }
    }

    private void AddSdk(ProjectPart part, XmlText name, XmlText? version) => AddSdk(part.Name, name.Value, version?.Value, version ?? name);

    private void AddSdk(string file, string name, string? version, XmlText place)
    {
        if (SdkNames.IsOfTheSdk(name))
            return;

        // Such an SDK has files of its own, which may give versions to packages.
        _hasUnknownParts = true;
        var values = _properties.Expand(name + "/" + version);
        if (values is not [var known])
        {
            _unknown.Add(new UnknownPart("an SDK of MSBuild whose name or version only an evaluation can tell", Span(file, place)));
            return;
        }

        (name, var text) = (known[..known.IndexOf('/', StringComparison.Ordinal)], known[(known.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        text = text.StartsWith("min=", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        var form = text.Length == 0 ? VersionForm.None : FormOf(DeclarationKind.PackageReference, text);
        _sdks.Add(new ToolchainPin(ToolchainKind.MSBuildSdk, name, text.Length == 0 ? null : text, form, Span(file, place), $"{file}/{name.ToLowerInvariant()}"));
    }

    private void AddDirectives(string entry, string folder)
    {
        foreach (var item in DeclarationSensor.Directives(entry, folder))
            _items.Add(new DeclaredPlace(DeclarationKind.PackageReference, item.Ids[0], item.File!, item.Tag) { Version = item.Version, IsDirective = true });

        if (_files.IsLeftBy(entry))
            return;

        foreach (var directive in SourceDirectives.Read(entry, Path.GetFileName(entry), _faults).Where(directive => directive.Kind == SourceDirectives.Sdk))
            AddSdk(Path.GetFileName(entry), directive.Name, directive.Version?.Value, directive.Version ?? directive.Tag);
    }

    private VersionForm FormOf(DeclarationKind kind, string version) => DeclarationSensor.FormOf(kind, version, _projectName, _faults);

    private static FileSpan Span(string file, XmlText text) => new(file, text.Line, text.Column, text.EndLine, text.EndColumn);

    private void Note(ProjectPart part, XmlText place, string what) => _unknown.Add(new UnknownPart(what, Span(part.Name, place)));
}
