namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>
/// Reads the wire format of protocol buffers (Google, "Encoding") field by field, without a schema and without holding more than a text: what nobody
/// asks for is passed over on disk. A message ends where its length says, which lies inside of the message around it.
/// </summary>
internal sealed class ProtobufReader(WeightsReader reader)
{
    private const string Broken = "it is not the protocol buffer that its name promises; fetch it again";

    private long _end = reader.Position + reader.Left;

    public int Field { get; private set; }

    public int Wire { get; private set; }

    /// <summary>For a list of numbers without keys.</summary>
    public bool IsAtEnd => reader.Position >= _end;

    /// <summary>The next field of the message; false at its end.</summary>
    public bool Next()
    {
        if (reader.Position >= _end)
            return reader.Position == _end ? false : throw new WeightsFormatException(Broken);

        var key = Varint();
        (Field, Wire) = ((int)Math.Min(key >> 3, int.MaxValue), (int)(key & 7));
        return Field > 0 ? true : throw new WeightsFormatException(Broken);
    }

    public ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = reader.U8();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw new WeightsFormatException(Broken);
    }

    public string Text() => reader.Text(Length());

    /// <summary>Reads the message in this field.</summary>
    public void Message(Action<ProtobufReader> read)
    {
        var outer = _end;
        var length = Length();
        _end = reader.Position + (long)length;
        read(this);
        if (reader.Position != _end)
            throw new WeightsFormatException(Broken);

        _end = outer;
    }

    public void Skip()
    {
        switch (Wire)
        {
            case 0:
                Varint();
                break;
            case 1:
                reader.Skip(8);
                break;
            case 2:
                reader.Skip(Length());
                break;
            case 5:
                reader.Skip(4);
                break;
            default:
                throw new WeightsFormatException(Broken);
        }
    }

    private ulong Length()
    {
        var length = Wire == 2 ? Varint() : throw new WeightsFormatException(Broken);
        return length <= (ulong)(_end - reader.Position) ? length : throw new WeightsFormatException("its header names more bytes than the file has; fetch it again");
    }
}
