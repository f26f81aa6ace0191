namespace AgentSupplyChain.Core.Sense.NuGet;

/// <summary>An item element: what it is for and where its versions stand.</summary>
internal sealed record ItemElement(string Name, IReadOnlyList<string> Ids, XmlText Tag)
{
    public XmlText? Version { get; init; }

    public XmlText? VersionOverride { get; init; }

    /// <summary>How the file is named to the user, where the elements of several files are listed together.</summary>
    public string? File { get; init; }
}

/// <summary>Finds item elements in the text of a project file. MSBuild has evaluated the file before, so what cannot be read here is only not placed.</summary>
internal static class ProjectXml
{
    /// <summary>The elements of the named kinds; empty where the file is missing, too large, not XML or has a DTD.</summary>
    public static IReadOnlyList<ItemElement> Read(string path, IReadOnlySet<string> names) =>
        ProjectElement.Read(path, Path.GetFileName(path), []) is { } root
            ? [.. root.All().Where(element => names.Contains(element.Name)).Select(Item).OfType<ItemElement>()]
            : [];

    public static ItemElement? Item(ProjectElement element) =>
        (element.Attribute("Include") ?? element.Attribute("Update")) is { } ids
            ? new ItemElement(element.Name, ids.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), element.Tag)
            {
                Version = element.Metadata("Version"),
                VersionOverride = element.Metadata("VersionOverride"),
            }
            : null;
}
