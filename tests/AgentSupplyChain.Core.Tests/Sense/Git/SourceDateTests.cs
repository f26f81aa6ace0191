using AgentSupplyChain.Core.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Sense.Git;

public sealed class SourceDateTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly List<Finding> _faults = [];

    public void Dispose() => _scratch.Dispose();

    private string Project => Path.Combine(_scratch.Path, "Agent.csproj");

    [Fact]
    public void The_variable_wins_over_the_commit()
    {
        GitCommand.Init(_scratch.Path, 1);

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_234_567_890), SourceDate.Of("1234567890", Project, _faults));
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_the_variable_the_commit_counts(string? value)
    {
        GitCommand.Init(_scratch.Path, 1);

        Assert.Equal(GitCommand.CommittedAt(_scratch.Path), SourceDate.Of(value, Project, _faults)?.ToUnixTimeSeconds());
        Assert.Empty(_faults);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("253402300800")]
    [InlineData("99999999999999999999999")]
    public void A_malformed_variable_is_a_fault_and_no_time_is_made_up(string value)
    {
        GitCommand.Init(_scratch.Path, 1);

        Assert.Null(SourceDate.Of(value, Project, _faults));
        var fault = Assert.Single(_faults);
        Assert.Equal("ASC9003", fault.Rule.Id);
        Assert.Contains("SOURCE_DATE_EPOCH", fault.Message, StringComparison.Ordinal);
        Assert.Equal("Agent.csproj", fault.Location.File);
    }
}
