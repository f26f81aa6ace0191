namespace AgentSupplyChain.Benchmarks.Credentials.Planted;

/// <summary>What a planted text is, and so what a tool should say of it.</summary>
internal enum PlantGroup
{
    /// <summary>A credential that its own form tells, alone in its literal, under a name that says nothing.</summary>
    SelfIdentifying,

    /// <summary>A credential as a part of a longer text: connection string, URL, header, sentence.</summary>
    InsideText,

    /// <summary>A credential that only the name or the API tells.</summary>
    ByNameOnly,

    /// <summary>A credential's form with a wrong checksum.</summary>
    AlteredChecksum,

    /// <summary>A credential's form with a wrong length or marker.</summary>
    AlteredForm,

    /// <summary>A text that looks like a credential and is none, of one of the 17 classes.</summary>
    Harmless,
}

/// <summary>One planted text and where it stands; its value is only in the file.</summary>
/// <param name="File">In the project, with forward slashes.</param>
/// <param name="FirstLine">From 1.</param>
/// <param name="Format">The format of the credential, or the class of a harmless text.</param>
internal sealed record Plant(string File, int FirstLine, int LastLine, PlantGroup Group, string Format, bool IsAi, string Shape)
{
    public bool IsCredential => Group is PlantGroup.SelfIdentifying or PlantGroup.InsideText or PlantGroup.ByNameOnly;

    public bool IsCode => File.EndsWith(".cs", StringComparison.Ordinal);
}
