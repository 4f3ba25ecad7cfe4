using System.Runtime.InteropServices;

namespace Solmu.Operations;

/// <summary>
/// How the server ends. Told to terminate, it is not ready at once but serves on for a moment, so that whoever sends
/// requests can send them elsewhere; then no connection is taken any more, and what is under way finishes. At a
/// terminal, and when told a second time, it does not wait for others to notice.
/// </summary>
internal sealed partial class ServerLifetime(Readiness readiness, IHostApplicationLifetime application, TimeProvider clock, ILogger<ServerLifetime> logger) : IHostLifetime, IDisposable
{
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan WhenWatched = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhenNot = TimeSpan.FromSeconds(1);

    private readonly List<PosixSignalRegistration> signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, readiness.IsStopping ? TimeSpan.Zero : readiness.IsWatched ? WhenWatched : WhenNot)));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, TimeSpan.Zero)));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGQUIT, context => Handle(context, TimeSpan.Zero)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => signals.ForEach(signal => signal.Dispose());

    private void Handle(PosixSignalContext context, TimeSpan moment)
    {
        context.Cancel = true; // The process ends when its work is done, not now.
        readiness.Stop();
        Stopping(context.Signal, moment.TotalSeconds);
        _ = StopAsync(moment);
    }

    private async Task StopAsync(TimeSpan moment)
    {
        await Task.Delay(moment, clock);
        application.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Information, EventName = "stopping", Message = "Told to stop by {Signal}; serving on for {Seconds} s, then finishing what is under way")]
    private partial void Stopping(PosixSignal signal, double seconds);
}
