using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using AgentSupplyChain.Build.Tests.BadInput;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

public class The_assembly_of_the_user
{
    private const string Assembly = "obj/Debug/net10.0/App.dll";
    private const string Reference = "obj/Debug/net10.0/ref/App.dll";

    /// <summary>
    /// The compiler derives three things from the list of its sources, and our record is one source more: the module's id (MVID), the
    /// time stamp that is a hash, and the debug directory with the id and checksum of the PDB. Metadata and IL are the same byte for byte.
    /// </summary>
    [Fact]
    public void Is_what_it_would_be_without_the_package_but_for_what_the_compiler_derives_from_the_list_of_sources()
    {
        using var with = AgentInCode.Fixture.Write();
        using var without = AgentInCode.Fixture.WithoutProduct().Write();
        foreach (var folder in (FixtureFolder[])[with, without])
            folder.Run("build", "-p:Deterministic=true", $"-p:PathMap={folder.Root}=/_/").MustBeQuiet();
        Assert.NotEmpty(with.Documents());
        Assert.Empty(without.Documents());

        Assert.Equal(File.ReadAllBytes(without.PathOf(Reference)), File.ReadAllBytes(with.PathOf(Reference)));

        var (ours, theirs) = (File.ReadAllBytes(with.PathOf(Assembly)), File.ReadAllBytes(without.PathOf(Assembly)));
        Assert.Equal(theirs.Length, ours.Length);
        var derived = Derived(theirs);
        Assert.Equal(derived, Derived(ours));
        Assert.All(
            Enumerable.Range(0, ours.Length).Where(offset => ours[offset] != theirs[offset]),
            offset => Assert.Contains(derived, range => offset >= range.Start && offset < range.End));
    }

    [Fact]
    public void Keeps_its_reference_assembly_when_a_blank_line_moves_a_model()
    {
        using var folder = AgentInCode.Fixture.Write();
        folder.Run("build").MustBeQuiet();
        var (reference, aibom) = (File.ReadAllBytes(folder.PathOf(Reference)), new Bom(folder.Documents()["App.aibom.cdx.json"]));
        folder.Write("Program.cs", "\n" + AgentInCode.Program);

        folder.Run("build").MustBeQuiet();

        Assert.Equal(reference, File.ReadAllBytes(folder.PathOf(Reference)));
        Assert.Equal(["Program.cs:1"], PlacesOfModel(aibom));
        Assert.Equal(["Program.cs:2"], PlacesOfModel(new Bom(folder.Documents()["App.aibom.cdx.json"])));
    }

    private static IEnumerable<string> PlacesOfModel(Bom aibom) =>
        Bom.Places(Assert.Single(aibom.Components, component => Bom.Property(component, "asc:kind") == "model"));

    private static List<(int Start, int End)> Derived(byte[] image)
    {
        using var reader = new PEReader([.. image]);
        var headers = reader.PEHeaders;
        var metadata = reader.GetMetadataReader();
        Assert.True(headers.TryGetDirectoryOffset(headers.PEHeader!.DebugTableDirectory, out var directory));

        // A time stamp of four bytes lies four bytes into the COFF header, a GUID of sixteen bytes at its one-based index in its heap.
        var stamp = headers.CoffHeaderStartOffset + 4;
        var mvid = headers.MetadataStartOffset + metadata.GetHeapMetadataOffset(HeapIndex.Guid)
            + ((MetadataTokens.GetHeapOffset(metadata.GetModuleDefinition().Mvid) - 1) * 16);
        return
        [
            (stamp, stamp + 4),
            (mvid, mvid + 16),
            (directory, directory + headers.PEHeader.DebugTableDirectory.Size),
            .. reader.ReadDebugDirectory().Select(entry => (entry.DataPointer, entry.DataPointer + entry.DataSize)),
        ];
    }
}
