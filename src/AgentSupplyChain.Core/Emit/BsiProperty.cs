namespace AgentSupplyChain.Core.Emit;

/// <summary>
/// Names of the property taxonomy of the German Federal Office for Information Security (github.com/BSI-Bund/tr-03183-cyclonedx-property-taxonomy), to
/// TR-03183-2.
/// </summary>
internal static class BsiProperty
{
    public const string Filename = "bsi:component:filename";
    public const string Executable = "bsi:component:executable";
    public const string Archive = "bsi:component:archive";
    public const string Structured = "bsi:component:structured";

    /// <summary>A package: an archive with executable files, whose list of contents is part of it.</summary>
    public static IEnumerable<BomProperty> OfArchive(string fileName) => Of(fileName, "archive");

    /// <summary>A program or library: executable, with headers that tell what is in it.</summary>
    public static IEnumerable<BomProperty> OfBinary(string fileName) => Of(fileName, "no archive");

    private static BomProperty[] Of(string fileName, string archive) =>
        [new(Filename, fileName), new(Executable, "executable"), new(Archive, archive), new(Structured, "structured")];
}
