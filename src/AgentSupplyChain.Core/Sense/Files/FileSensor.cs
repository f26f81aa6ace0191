using AgentSupplyChain.Detection.Files;

namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>A file that was read once: what it declares, and its text for the checks that look at text.</summary>
/// <param name="Text">For checks only: it never reaches a document or a message.</param>
public sealed record SensedFile(string Name, ProjectFileKind Kind, string Text, SensedComponents Components);

/// <summary>Reads a file of the user once, within the limit of its kind, and hands it to the sensor of its kind.</summary>
public static class FileSensor
{
    public const long SettingsLimit = 1024 * 1024;

    public const long PromptLimit = 4 * 1024 * 1024;

    /// <summary>Of a longer file the beginning is searched for credentials, and a finding says so.</summary>
    public const int CredentialsLimit = 8 * 1024 * 1024;

    /// <summary>Null where the file is of no interest, or after a finding was added to <paramref name="faults"/>.</summary>
    public static SensedFile? Read(ProjectFile file, ICollection<Finding> faults) => Read(file, ProjectFileName.KindOf(file.Name), faults);

    /// <summary>As the other, where an item of the user says what the file is.</summary>
    public static SensedFile? Read(ProjectFile file, ProjectFileKind kind, ICollection<Finding> faults)
    {
        if (ProjectFileName.IsForCredentialsOnly(kind))
            return LenientFile.ReadText(file.Path, file.Name, CredentialsLimit, faults) is { } read ? new SensedFile(file.Name, kind, read, SensedComponents.None) : null;

        if (kind == ProjectFileKind.Other
            || BoundedFile.ReadText(file.Path, file.Name, kind == ProjectFileKind.Prompt ? PromptLimit : SettingsLimit, faults) is not { } text)
        {
            return null;
        }

        var components = kind switch
        {
            ProjectFileKind.Mcp => McpFileSensor.Read(text, file.Name, faults),
            ProjectFileKind.Prompt => PromptFileSensor.Read(text, file.Name, faults),
            ProjectFileKind.Settings => SettingsFileSensor.Read(text, file.Name, faults),
            _ => SensedComponents.None,
        };
        return new SensedFile(file.Name, kind, text, components);
    }
}
