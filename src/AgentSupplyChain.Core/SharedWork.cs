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
    private readonly object _lock = new();
    private int _next;
    private int _running;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Begins at once.</summary>
    /// <param name="work">Takes a number from zero to <paramref name="count"/>, in any order, each once, on several threads.</param>
    public SharedWork(int count, Action<int> work)
    {
        (_count, _work) = (count, work);
        for (var others = Math.Min(Math.Min(Environment.ProcessorCount, MostCores), count) - 1; others > 0; others--)
            _ = Task.Run(Take);
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
        Wait();
        _fault?.Throw();
    }

    /// <summary>Nothing new begins, and nothing runs on behind the caller's back.</summary>
    public void Dispose()
    {
        lock (_lock)
            _next = _count;

        Wait();
    }

    private void Take()
    {
        while (true)
        {
            int piece;
            lock (_lock)
            {
                if (_next >= _count)
                    return;

                piece = _next++;
                _running++;
            }

            ExceptionDispatchInfo? fault = null;
            try
            {
                _work(piece);
            }
            catch (Exception e)
            {
                fault = ExceptionDispatchInfo.Capture(e);
            }

            lock (_lock)
            {
                if (fault is not null)
                    (_fault, _next) = (_fault ?? fault, _count);
                if (--_running == 0)
                    Monitor.PulseAll(_lock);
            }
        }
    }

    // For pieces, not for threads: where the process has none to spare, a helper that has not begun yet would be waited for in vain.
    private void Wait()
    {
        lock (_lock)
        {
            while (_running > 0)
                Monitor.Wait(_lock);
        }
    }
}
