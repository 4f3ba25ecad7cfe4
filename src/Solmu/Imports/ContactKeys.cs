using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Solmu.Reading;

namespace Solmu.Imports;

/// <summary>What makes a contact from a file the same contact when it comes again.</summary>
internal static class ContactKeys
{
    public static UInt128 Of(string name) => Of(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    public static UInt128 Of(byte[] bytes) => BinaryPrimitives.ReadUInt128LittleEndian(bytes);

    public static byte[] Bytes(string name) => Bytes(Of(name));

    public static byte[] Bytes(UInt128 key)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, key);
        return bytes;
    }

    /// <summary>By its name, else by all its cells and its running number among equal rows.</summary>
    public static UInt128 Of(ContactRecord row, Dictionary<UInt128, int> equalRows)
    {
        if (row.SameAs is { } name)
        {
            return Of(name);
        }

        var cells = Cells(row);
        return Mix(cells, equalRows[cells] = equalRows.GetValueOrDefault(cells) + 1);
    }

    private static UInt128 Cells(ContactRecord row)
    {
        var text = new StringBuilder(200);
        text.Append(row.Time.Ticks).Append('\n').Append(row.Medium).Append('\n');
        foreach (var references in new[] { row.From, row.To, row.Cc })
        {
            foreach (var reference in references)
            {
                text.Append(reference.Address).Append('|').Append(reference.Name).Append(';');
            }

            text.Append('\n');
        }

        text.Append(row.About).Append('\n').Append(row.Minutes).Append('\n').Append(row.Organisation);
        return Of(text.ToString());
    }

    private static UInt128 Mix(UInt128 cells, int running)
    {
        if (running == 1)
        {
            return cells;
        }

        Span<byte> bytes = stackalloc byte[20];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, cells);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], running);
        return BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(bytes));
    }
}
