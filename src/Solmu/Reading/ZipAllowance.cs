namespace Solmu.Reading;

/// <summary>How many bytes a zip file may still unpack to. One that holds more is made to fill a disk, not to be read.</summary>
internal sealed class ZipAllowance(long bytes)
{
    private long used;

    public long Left => bytes - used;

    public InvalidDataException Refusal() => new($"The zip would unpack to more than {bytes / 1024 / 1024:N0} MiB, far more than mail does; it is not opened.");

    /// <summary>Counts what is read of one file.</summary>
    public sealed class Meter(Stream inner, ZipAllowance allowance) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read;
            try
            {
                read = inner.Read(buffer, offset, count);
            }
            catch (Exception broken) when (broken is InvalidDataException or NotSupportedException)
            {
                throw new InvalidDataException("A file in the zip is damaged; take a whole copy of it.");
            }

            allowance.used += read;
            return allowance.Left < 0 ? throw allowance.Refusal() : read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
