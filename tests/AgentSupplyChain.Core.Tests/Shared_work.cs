namespace AgentSupplyChain.Core.Tests;

public sealed class Shared_work
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Each_piece_is_done_once_and_done_when_finish_comes_back(int count)
    {
        var done = new int[count];
        using var work = new SharedWork(count, i => Interlocked.Increment(ref done[i]));

        work.Finish();

        Assert.All(done, times => Assert.Equal(1, times));
    }

    [Fact]
    public void The_first_fault_is_thrown_as_it_was_and_nothing_new_begins_after_it()
    {
        var begun = 0;
        var fault = new InvalidOperationException("broken");
        using var work = new SharedWork(1_000_000, _ =>
        {
            Interlocked.Increment(ref begun);
            throw fault;
        });

        var thrown = Assert.Throws<InvalidOperationException>(work.Finish);

        Assert.Same(fault, thrown);
        Assert.InRange(begun, 1, 8);
    }

    [Fact]
    public void A_cancellation_is_thrown_as_such()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => SharedWork.Run(source.Token.ThrowIfCancellationRequested, () => { }));
    }

    [Fact]
    public void Who_leaves_before_the_end_waits_for_what_is_running_and_begins_nothing()
    {
        var (begun, ended) = (0, 0);
        using (new SharedWork(10_000, _ =>
        {
            Interlocked.Increment(ref begun);
            Thread.Sleep(1);
            Interlocked.Increment(ref ended);
        }))
        {
            Thread.Sleep(5);
        }

        var atTheEnd = begun;
        Thread.Sleep(20);
        Assert.Equal(begun, ended);
        Assert.Equal(atTheEnd, begun);
        Assert.InRange(begun, 0, 9_999);
    }
}
