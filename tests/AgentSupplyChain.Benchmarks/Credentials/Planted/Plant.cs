namespace AgentSupplyChain.Benchmarks.Credentials.Planted;

/// <summary>What a planted text is, and so what a tool should say of it.</summary>
internal enum PlantGroup
{
    /// <summary>A credential that its own form tells, alone in its literal.</summary>
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
/// <param name="Format">The format of the credential, or the class of a harmless text.</param>
internal sealed record Plant(PlantGroup Group, string Format, bool IsAi)
{
    /// <summary>In the project, with forward slashes.</summary>
    public string File { get; init; } = "";

    /// <summary>From 1.</summary>
    public int FirstLine { get; init; }

    public int LastLine { get; init; }

    public string Shape { get; init; } = "";

    /// <summary>Whether it stands under a name that a credential would have.</summary>
    public bool IsNamed { get; init; }

    public bool IsCredential => Group is PlantGroup.SelfIdentifying or PlantGroup.InsideText or PlantGroup.ByNameOnly;

    public bool IsCode => File.EndsWith(".cs", StringComparison.Ordinal);
}
