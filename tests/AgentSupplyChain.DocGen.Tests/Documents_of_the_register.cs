using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.DocGen.Tests;

/// <summary>A copy of this checkout's documents is damaged in one place, and the generator is asked.</summary>
public sealed class Documents_of_the_register : IDisposable
{
    private static readonly string s_page = $"docs/rules/{Rules.ModelVersionFloats.Id}.md";

    private readonly string _root = Directory.CreateTempSubdirectory("asc-docs-").FullName;

    public Documents_of_the_register()
    {
        string[] folders = ["", "docs", "docs/adr", "docs/rules", "docs/presets", "docs/schemas", "src/AgentSupplyChain.Analyzers", "tests/AgentSupplyChain.Benchmarks"];
        foreach (var folder in folders)
        {
            Directory.CreateDirectory(Path.Combine(_root, folder));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder)))
                File.Copy(file, Path.Combine(_root, folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Documents_of_this_checkout_say_what_the_register_says() => Assert.Equal("", Check(Checkout.Root));

    [Fact]
    public void A_severity_that_was_changed_by_hand_is_named_and_left_alone_by_a_check_and_corrected_by_a_write()
    {
        var right = Read(s_page);
        Change(s_page, "| info | warning | error | error |", "| info | info | info | info |");
        var wrong = Read(s_page);

        Assert.Contains(s_page + ": differs from the register", Check(_root));
        Assert.Equal(wrong, Read(s_page));

        Assert.Equal(0, DocsCommand.Write(_root, TextWriter.Null));
        Assert.Equal(right, Read(s_page));
    }

    [Theory]
    [InlineData("README.md", "| warning |", "| error |")]
    [InlineData("docs/presets/strict.editorconfig", "= error", "= none")]
    [InlineData("src/AgentSupplyChain.Analyzers/AnalyzerReleases.Unshipped.md", "| Warning |", "| Error |")]
    public void Every_other_document_with_a_wrong_severity_is_named(string name, string right, string wrong)
    {
        Change(name, right, wrong);
        Assert.Contains(name + ": differs from the register", Check(_root));
    }

    [Fact]
    public void Line_ends_of_Windows_become_line_feeds()
    {
        var right = Read(s_page);
        File.WriteAllText(In(s_page), right.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Contains(s_page, Check(_root));
        DocsCommand.Write(_root, TextWriter.Null);

        Assert.Equal(right, Read(s_page));
    }

    [Fact]
    public void A_rule_without_a_page_is_a_failure_that_writing_does_not_hide()
    {
        File.Delete(In(s_page));
        Assert.Equal(1, DocsCommand.Write(_root, TextWriter.Null));
        Assert.Contains(s_page + ": is missing", Check(_root));
    }

    [Fact]
    public void A_page_without_a_rule_is_a_failure()
    {
        File.Copy(In(s_page), In("docs/rules/ASC0000.md"));
        Assert.Contains("docs/rules/ASC0000.md: the register has no such rule", Check(_root));
    }

    [Fact]
    public void A_page_that_lacks_a_section_or_leaves_it_empty_is_a_failure()
    {
        Change(s_page, "## When to suppress", "## Suppressing\n\n## Example");
        Assert.Contains("has no section '## When to suppress'", Check(_root));

        Change(s_page, "## Related rules", "## Related rules\n\n## More");
        Assert.Contains("section '## Related rules' is empty", Check(_root));
    }

    [Fact]
    public void A_rule_that_the_changelog_does_not_name_is_a_failure()
    {
        Change("CHANGELOG.md", Rules.ModelVersionFloats.Id, "ASC");
        Assert.Contains($"CHANGELOG.md: {Rules.ModelVersionFloats.Id} is not named", Check(_root));
    }

    [Fact]
    public void A_rule_is_as_old_as_the_oldest_version_that_names_it()
    {
        const string Text = "# Changelog\n\n## 0.3.0 (unreleased)\n- ASC3001 is faster\n\n## 0.2.0\n- ASC3001: a model version floats\n\n## 0.1.0\n- ASC2001\n";
        Assert.Equal("0.2.0", Changelog.Parse(Text).FirstVersionWith("ASC3001"));
    }

    [Fact]
    public void A_rule_that_is_released_is_no_new_rule()
    {
        var id = Rules.ModelVersionFloats.Id;
        Assert.Contains(id, ReleaseTable.Of(Rules.All, shipped: ""));
        Assert.DoesNotContain(id, ReleaseTable.Of(Rules.All, shipped: $"{id} | AgentSupplyChain | Warning | Model version floats"));
    }

    [Fact]
    public void A_link_to_a_document_that_does_not_exist_is_a_failure()
    {
        Change("docs/policy.md", "](../README.md", "](../NOWHERE.md");
        Assert.Contains("docs/policy.md: links to '../NOWHERE.md'", Check(_root));
    }

    private static string Check(string root)
    {
        var output = new StringWriter();
        var exitCode = DocsCommand.Check(root, output);
        Assert.Equal(output.ToString().Length > 0 ? 1 : 0, exitCode);
        return output.ToString();
    }

    private void Change(string name, string old, string changed)
    {
        Assert.Contains(old, Read(name));
        File.WriteAllText(In(name), Read(name).Replace(old, changed, StringComparison.Ordinal));
    }

    private string Read(string name) => File.ReadAllText(In(name));

    private string In(string name) => Path.Combine(_root, name);
}
