using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Tests.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

public sealed class PackageLockTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(null, "packages.lock.json", "packages.lock.json")]
    [InlineData("", "packages.My_Agent.lock.json", "packages.My_Agent.lock.json")]
    [InlineData("locks\\agent.json", "locks/agent.json", "locks/agent.json")]
    [InlineData("locks/agent.json", "packages.lock.json", null)]
    [InlineData(null, "other.lock.json", null)]
    public void The_lock_file_is_where_NuGet_keeps_it(string? configured, string existing, string? found)
    {
        _scratch.Write(existing, "{}");

        var expected = found is null ? null : Path.GetFullPath(found, _scratch.Path);
        Assert.Equal(expected, PackageLock.Find(Path.Combine(_scratch.Path, "My Agent.csproj"), configured));
    }
}
