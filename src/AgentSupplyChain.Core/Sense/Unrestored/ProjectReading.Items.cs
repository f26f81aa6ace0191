using AgentSupplyChain.Core.Sense.NuGet;

namespace AgentSupplyChain.Core.Sense.Unrestored;

/// <summary>The item elements, applied to a list of packages as MSBuild applies them to its items.</summary>
internal sealed partial class ProjectReading
{
    /// <summary>A package that an element asks for, with the text of its versions and the files they stand in.</summary>
    private sealed class DeclaredPlace(DeclarationKind kind, string id, string file, XmlText tag)
    {
        public DeclarationKind Kind => kind;

        public string Id => id;

        public string File { get; set; } = file;

        public XmlText Tag => tag;

        public XmlText? Version { get; set; }

        public XmlText? Override { get; set; }

        public bool IsDirective { get; init; }
    }

    private void Apply(ProjectPart part, ProjectElement element, bool isCertain)
    {
        var holds = Holds(element);
        if (holds == false || Enum.Parse<DeclarationKind>(element.Name, ignoreCase: true) is var kind && (element.Attribute("Include") ?? element.Attribute("Update") ?? element.Attribute("Remove")) is not { } ids)
            return;

        if (!isCertain || holds is null)
            Note(part, element.Tag, "whether a condition holds for a package");

        if (_properties.Expand(ids.Value) is not { } values)
        {
            Note(part, ids, "the name of a package that is made of what only an evaluation can tell");
            return;
        }

        foreach (var id in values.SelectMany(value => value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (element.Attribute("Include") is not null)
                Add(part, kind, id, element);
            else if (element.Attribute("Update") is not null)
                Update(part, kind, id, element);
            else if (isCertain && holds == true)
                _items.RemoveAll(item => item.Kind == kind && Is(item, id));
        }
    }

    private void Add(ProjectPart part, DeclarationKind kind, string id, ProjectElement element)
    {
        if (_items.Count == MostItems)
            _faults.Add(BoundedFile.Fault(_projectName, $"it declares more than {MostItems} packages, and the rest was not looked at; declare fewer"));
        if (_items.Count <= MostItems)
            _items.Add(new DeclaredPlace(kind, id, part.Name, element.Tag) { Version = element.Metadata("Version"), Override = element.Metadata("VersionOverride") });
    }

    private void Update(ProjectPart part, DeclarationKind kind, string id, ProjectElement element)
    {
        var (version, versionOverride) = (element.Metadata("Version"), element.Metadata("VersionOverride"));
        foreach (var item in _items.Where(item => item.Kind == kind && (version ?? versionOverride) is not null && Is(item, id)))
        {
            item.File = part.Name;
            item.Version = version ?? item.Version;
            item.Override = versionOverride ?? item.Override;
        }
    }

    private static bool Is(DeclaredPlace item, string id) => id == "*" || string.Equals(item.Id, id, StringComparison.OrdinalIgnoreCase);

    /// <summary>One declaration for each version. A version that only an evaluation could tell has the form <see cref="VersionForm.Unreadable"/>.</summary>
    public IReadOnlyList<PackageDeclaration> Declarations()
    {
        List<PackageDeclaration> declarations = [];
        var central = _items.Where(item => item.Kind == DeclarationKind.PackageVersion).Select(item => item.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var item in _items)
        {
            if (item.Override is { } versionOverride)
                declarations.Add(Declare(item, versionOverride, isOverride: true));
            if (item.Override is null || item.Version is not null)
                declarations.Add(Declare(item, item.Version, isOverride: false));
        }

        var hasCentral = declarations.Where(d => d is { Form: VersionForm.None, Kind: DeclarationKind.PackageReference }).Select(d => d.Id).Where(id => !central.Contains(id)).ToList();
        if (_hasUnknownParts && hasCentral.Count > 0)
        {
            // What was not read may hold the central versions.
            _unknown.AddRange(declarations.Where(d => hasCentral.Contains(d.Id) && d.Form == VersionForm.None).Select(d => new UnknownPart("the version of a package that another file may hold", d.Location)));
            declarations = [.. declarations.Select(d => hasCentral.Contains(d.Id) && d.Form == VersionForm.None ? d with { Form = VersionForm.Unreadable } : d)];
        }

        return DeclarationSensor.WithCentral([.. declarations.Distinct()], _projectName, _faults);
    }

    private PackageDeclaration Declare(DeclaredPlace item, XmlText? version, bool isOverride)
    {
        var place = Span(item.File, version ?? item.Tag);
        if (version is null || version.Value.Length == 0)
            return new PackageDeclaration(item.Kind, item.Id, "", VersionForm.None, place) { IsDirective = item.IsDirective };

        // The loosest of the values that it may have speaks for all.
        var values = _properties.Expand(version.Value) ?? [];
        var (form, text) = values.Select(value => (Form: value.Length == 0 ? VersionForm.None : FormOf(item.Kind, value), Text: value))
            .DefaultIfEmpty((Form: VersionForm.Unreadable, Text: version.Value)).MaxBy(value => value.Form);
        if (form == VersionForm.Unreadable)
            _unknown.Add(new UnknownPart("a version that only an evaluation can tell", place));
        else if (values.Count > 1)
            _unknown.Add(new UnknownPart("which of several versions an evaluation would find", place));
        return new PackageDeclaration(item.Kind, item.Id, text, form, place) { IsOverride = isOverride, IsDirective = item.IsDirective };
    }
}
