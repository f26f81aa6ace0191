namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>A file of the project.</summary>
/// <param name="Path">Absolute; never shown.</param>
/// <param name="Name">Relative to the project folder, with forward slashes: how the file is named to the user.</param>
public sealed record ProjectFile(string Path, string Name);
