using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.BadInput;

public class A_record_of_the_code
{
    private const string Aibom = "App.aibom.cdx.json";
    private const string Record = "obj/Debug/net10.0/generated/AgentSupplyChain.Analyzers/AgentSupplyChain.Analyzers.Inventory.InventoryGenerator/AgentSupplyChain.Inventory.g.cs";

    [Fact]
    public void Is_the_same_from_the_generated_file_and_from_either_kind_of_pdb_and_unknown_without_any()
    {
        using var folder = AgentInCode.Fixture.Write();
        folder.Run("build").MustBeQuiet();
        var fromFile = folder.Documents()[Aibom];
        Assert.Contains("\"gpt-5-2025-08-07\"", fromFile, StringComparison.Ordinal);

        // A file that nobody writes any more is not believed, even where it lies there.
        folder.Write(Record, "// stale");
        foreach (var debugType in (string[])["portable", "embedded"])
        {
            folder.Run("build", "-t:Rebuild", "-p:EmitCompilerGeneratedFiles=false", $"-p:DebugType={debugType}").MustBeQuiet();
            Assert.Equal(fromFile, folder.Documents()[Aibom]);
        }

        var blind = folder.Run("build", "-t:Rebuild", "-p:EmitCompilerGeneratedFiles=false", "-p:DebugType=none").MustFailWith(folder, "ASC9003 App.csproj");

        Assert.Contains("set EmitCompilerGeneratedFiles to true or DebugType to portable or embedded", blind.OurError().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_called_unknown_in_the_aibom_where_the_policy_lets_the_build_go_on_without_it()
    {
        using var folder = AgentInCode.Fixture.WithFile("agent-supply-chain.json", """{ "schemaVersion": 1, "rules": { "ASC9003": "warning" } }""").Write();

        var build = folder.Run("build", "-p:EmitCompilerGeneratedFiles=false", "-p:DebugType=none").MustSucceed();

        Assert.Single(build.Log.LoggedDiagnostics, diagnostic => diagnostic is { Code: "ASC9003", Severity: BuildSeverity.Warning });
        var aibom = new Bom(folder.Documents()[Aibom]);
        Assert.Equal("unknown:record-missing", aibom.PropertyOfProject("asc:code"));
        Assert.DoesNotContain("gpt-5", aibom.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"complete\"", aibom.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_not_believed_when_somebody_cut_it_off_and_is_made_again_by_a_rebuild()
    {
        using var folder = AgentInCode.Fixture.Write();
        folder.Run("build").MustBeQuiet();
        var whole = folder.Documents()[Aibom];
        var record = folder.Read(Record);
        folder.Write(Record, record[..record.LastIndexOf("gpt-5", StringComparison.Ordinal)]);

        var build = folder.Run("build").MustFailWith(folder, $"ASC9003 {Record}");

        Assert.Contains("cut off or was altered; rebuild the project", build.OurError().Message, StringComparison.Ordinal);
        Assert.Equal(whole, folder.Documents()[Aibom]);

        folder.Run("build", "--no-incremental").MustBeQuiet();
        Assert.Equal(record, folder.Read(Record));
        Assert.Equal(whole, folder.Documents()[Aibom]);
    }
}
