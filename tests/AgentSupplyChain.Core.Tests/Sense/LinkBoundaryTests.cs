using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;

namespace AgentSupplyChain.Core.Tests.Sense;

public sealed class LinkBoundaryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<Finding> _faults = [];

    public LinkBoundaryTests()
    {
        foreach (var path in (string[])["repo/.git", "repo/agent/prompts", "repo/common", "outside"])
            Directory.CreateDirectory(PathOf(path));
        File.WriteAllText(PathOf("outside/secret.md"), "secret");
        File.WriteAllText(PathOf("repo/common/tone.md"), "tone");
        File.WriteAllText(PathOf("repo/agent/prompts/own.md"), "own");
    }

    [Theory]
    [InlineData("../../../outside/secret.md", true)]
    [InlineData("../../common/tone.md", false)]
    [InlineData("own.md", false)]
    [InlineData("../../../outside/../repo/common/tone.md", false)]
    [InlineData("again.md", true)]
    public void A_link_may_lead_anywhere_in_the_repository(string target, bool leaves)
    {
        File.CreateSymbolicLink(PathOf("repo/agent/prompts/again.md"), "../../../outside/secret.md");
        File.CreateSymbolicLink(PathOf("repo/agent/prompts/link.md"), target);

        Assert.Equal(leaves, Leaves("prompts/link.md"));
        Assert.Equal(leaves ? 1 : 0, _faults.Count);
        Assert.All(_faults, fault => Assert.Equal("prompts/link.md", fault.Location.File));
        Assert.All(_faults, fault => Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_a_link_takes_its_files_with_it()
    {
        Directory.CreateSymbolicLink(PathOf("repo/agent/more"), "../../outside");

        Assert.True(Leaves("more/secret.md"));
    }

    [Fact]
    public void A_step_up_from_a_link_leads_to_the_parent_of_its_target()
    {
        Directory.CreateDirectory(PathOf("outside/deep"));
        Directory.CreateSymbolicLink(PathOf("repo/agent/prompts/via"), "../../../outside/deep");
        File.CreateSymbolicLink(PathOf("repo/agent/prompts/link.md"), "via/../secret.md");

        Assert.Equal("secret", File.ReadAllText(PathOf("repo/agent/prompts/link.md")));
        Assert.True(Leaves("prompts/link.md"));
    }

    [Fact]
    public void Links_in_a_circle_lead_nowhere()
    {
        File.CreateSymbolicLink(PathOf("repo/agent/a.md"), "b.md");
        File.CreateSymbolicLink(PathOf("repo/agent/b.md"), "a.md");

        Assert.True(Leaves("a.md"));
    }

    [Fact]
    public void A_repository_behind_a_link_is_one_like_any_other()
    {
        Directory.CreateSymbolicLink(PathOf("alias"), "repo");
        File.CreateSymbolicLink(PathOf("repo/agent/prompts/link.md"), "../../common/tone.md");

        Assert.False(new LinkBoundary(PathOf("alias/agent")).IsLeftBy(new ProjectFile(PathOf("alias/agent/prompts/link.md"), "prompts/link.md"), _faults));
    }

    [Fact]
    public void A_path_that_openly_lies_outside_is_the_users_choice() =>
        Assert.False(new LinkBoundary(PathOf("repo/agent")).IsLeftBy(new ProjectFile(PathOf("outside/secret.md"), "../../outside/secret.md"), _faults));

    [Fact]
    public void Without_a_repository_the_project_folder_is_the_boundary()
    {
        Directory.Delete(PathOf("repo/.git"));
        File.CreateSymbolicLink(PathOf("repo/agent/prompts/link.md"), "../../common/tone.md");

        Assert.True(Leaves("prompts/link.md"));
        Assert.False(Leaves("prompts/own.md"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private bool Leaves(string name) => new LinkBoundary(PathOf("repo/agent")).IsLeftBy(new ProjectFile(PathOf("repo/agent/" + name), name), _faults);

    private string PathOf(string path) => Path.Combine(_folder.FullName, path);
}
