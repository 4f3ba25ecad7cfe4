using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.Extensions;

namespace Solmu.Ui;

/// <summary>
/// A page as an answer. It is drawn into memory as a whole and sent in one piece; to hand it on word by word, as the
/// framework's own result would, takes a fifth more time for a list and a third more for the net.
/// </summary>
internal sealed class DrawnPage<TPage>(object model, int status) : IResult
    where TPage : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        Tell(services.GetRequiredService<NavigationManager>(), httpContext.Request);
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        using var html = new HtmlBytes();
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model }));
            page.WriteHtmlTo(html);
        });
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.Body.WriteAsync(html.Written, httpContext.RequestAborted);
    }

    /// <summary>A form without an address of its own is sent to that of its page.</summary>
    private static void Tell(NavigationManager navigation, HttpRequest request) =>
        ((IHostEnvironmentNavigationManager)navigation).Initialize(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, "/"), request.GetEncodedUrl());

    /// <summary>Text as the bytes that are sent.</summary>
    private sealed class HtmlBytes : TextWriter
    {
        private const int FirstSize = 64 * 1024;
        private byte[] bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
        private int length;
        private char firstHalf;

        public override Encoding Encoding => Encoding.UTF8;

        public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

        public override void Write(char value)
        {
            if (char.IsAscii(value) && length < bytes.Length)
            {
                bytes[length++] = (byte)value;
            }
            else if (char.IsHighSurrogate(value))
            {
                firstHalf = value;
            }
            else
            {
                Write(char.IsLowSurrogate(value) ? [firstHalf, value] : [value]);
            }
        }

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer)
        {
            var most = Encoding.UTF8.GetMaxByteCount(buffer.Length);
            if (bytes.Length - length < most)
            {
                Grow(length + most);
            }

            length += Encoding.UTF8.GetBytes(buffer, bytes.AsSpan(length));
        }

        protected override void Dispose(bool disposing)
        {
            if (bytes.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(bytes);
                bytes = [];
            }

            base.Dispose(disposing);
        }

        private void Grow(int least)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(least, bytes.Length * 2));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
    }
}
