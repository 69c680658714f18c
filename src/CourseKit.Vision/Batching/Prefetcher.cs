using System.Runtime.ExceptionServices;
using CourseKit.Tensors.Execution;

namespace CourseKit.Vision.Batching;

/// <summary>Items of a sequence, made on a thread of its own a few ahead of who takes them.</summary>
/// <remarks>The thread ends with the sequence or with this object, whichever comes first, and its errors are thrown where items are
/// taken. It runs in the scopes of the code that starts it, so whatever stops that code stops the thread too.</remarks>
internal sealed class Prefetcher<T> : IDisposable
{
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromMilliseconds(50);

    private readonly Shelf shelf;
    private readonly Thread thread;

    /// <summary>Starts to make items.</summary>
    /// <param name="items">The sequence, which looks at the token often enough to end soon when it is canceled.</param>
    /// <param name="ahead">The number of items that may wait to be taken.</param>
    public Prefetcher(Func<CancellationToken, IEnumerable<T>> items, int ahead)
    {
        // The thread knows the shelf alone, so that the garbage collector can find this object when nobody disposes of it.
        var shared = shelf = new Shelf(ahead);
        thread = new Thread(() => shared.Fill(items)) { IsBackground = true, Name = "CourseKit loader" };
        thread.Start();
    }

    /// <summary>Ends the thread of a sequence that was left without a word, such as an enumerator that nobody disposed of.</summary>
    ~Prefetcher() => shelf.Close();

    /// <summary>Returns the items in turn, and ends the thread when they end or are left.</summary>
    public static IEnumerable<T> Run(Func<CancellationToken, IEnumerable<T>> items, int ahead)
    {
        using var prefetcher = new Prefetcher<T>(items, ahead);
        while (prefetcher.TryTake(out var item))
        {
            yield return item;
        }
    }

    /// <summary>Ends the thread, and waits until it has ended.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        shelf.Close();
        thread.Join();
    }

    private bool TryTake(out T item) => shelf.TryTake(out item);

    /// <summary>The items that wait to be taken.</summary>
    private sealed class Shelf(int room)
    {
        private readonly Queue<T> items = [];
        private readonly CancellationTokenSource closing = new();
        private bool isComplete;
        private ExceptionDispatchInfo? error;

        /// <summary>Makes items until they end, one of them fails, or the shelf is closed.</summary>
        public void Fill(Func<CancellationToken, IEnumerable<T>> sequence)
        {
            Workers.LeaveToOthers();
            try
            {
                foreach (var item in sequence(closing.Token))
                {
                    Put(item);
                }
            }
            catch (OperationCanceledException) when (closing.IsCancellationRequested)
            {
                // Nobody waits for the rest.
            }
            catch (Exception reason)
            {
                error = ExceptionDispatchInfo.Capture(reason);
            }
            finally
            {
                lock (items)
                {
                    isComplete = true;
                    Monitor.PulseAll(items);
                }
            }
        }

        public bool TryTake(out T item)
        {
            lock (items)
            {
                while (items.Count == 0 && !isComplete)
                {
                    // Now and then, for code that is told to stop without an interruption of its waits.
                    Monitor.Wait(items, BetweenChecks);
                    Interruption.Check?.Invoke();
                }

                if (items.TryDequeue(out item!))
                {
                    Monitor.PulseAll(items);
                    return true;
                }
            }

            error?.Throw();
            return false;
        }

        public void Close()
        {
            closing.Cancel();
            lock (items)
            {
                Monitor.PulseAll(items);
            }
        }

        private void Put(T item)
        {
            lock (items)
            {
                items.Enqueue(item);
                Monitor.PulseAll(items);
                while (items.Count >= room)
                {
                    closing.Token.ThrowIfCancellationRequested();
                    Monitor.Wait(items, BetweenChecks);
                    Interruption.Check?.Invoke();
                }
            }
        }
    }
}
