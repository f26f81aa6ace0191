using System.Runtime.ExceptionServices;

namespace AgentSupplyChain.Core;

/// <summary>
/// Independent pieces of work on several cores: one is the caller's, who may do something else before he takes part in <see cref="Finish"/>. A build is a short
/// process in which nearly all time goes into running code for the first time, and that can be shared. Without a second core all of it is the caller's, in order.
/// </summary>
internal sealed class SharedWork : IDisposable
{
    // Beyond a few the disk is the limit.
    private const int MostCores = 8;

    private readonly int _count;
    private readonly Action<int> _work;
    private readonly Task[] _others;
    private int _last = -1;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Begins at once.</summary>
    /// <param name="work">Takes a number from zero to <paramref name="count"/>, in any order, each once, on several threads.</param>
    public SharedWork(int count, Action<int> work)
    {
        (_count, _work) = (count, work);
        _others = new Task[Math.Max(0, Math.Min(Math.Min(Environment.ProcessorCount, MostCores), count) - 1)];
        for (var i = 0; i < _others.Length; i++)
            _others[i] = Task.Run(Take);
    }

    /// <summary>Does all of it and comes back when all of it is done; throws what the first of them threw.</summary>
    public static void Run(params Action[] work)
    {
        using var shared = new SharedWork(work.Length, i => work[i]());
        shared.Finish();
    }

    /// <summary>Takes part; throws what a piece threw, when none is running any more.</summary>
    public void Finish()
    {
        Take();
        Task.WaitAll(_others);
        _fault?.Throw();
    }

    /// <summary>Nothing new begins, and nothing runs on behind the caller's back.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _last, _count);
        Task.WaitAll(_others);
    }

    private void Take()
    {
        try
        {
            while (Interlocked.Increment(ref _last) is var i && i < _count)
                _work(i);
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(e), null);
            Interlocked.Exchange(ref _last, _count);
        }
    }
}
