using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace AgentSupplyChain.TestKit.Literals;

/// <summary>
/// Follows the texts that a method's code loads to what gives them a name: an argument, a field, a property, the key before it in
/// <c>Add(key, value)</c> or <c>[key] = value</c>, what it is compared with, the property that returns it. The stack is followed in the order
/// of the instructions; of a choice (<c>a ? "x" : "y"</c>) only the last branch is seen, and local variables have no names here.
/// </summary>
internal sealed class NamedUses(MetadataReader reader, ParameterNames names, Action<int> onText, Action<int, string> onNamed)
{
    private readonly Dictionary<int, CalledMethod> _called = [];
    private readonly List<Entry> _stack = [];
    private CalledMethod _method = CalledMethod.None;

    /// <summary>What one place on the stack is known to be: a text of the assembly, or something with a name.</summary>
    private readonly record struct Entry(int Text, string? Name);

    public void Follow(MethodDefinition method, BlobReader code)
    {
        _stack.Clear();
        _method = CalledMethod.Of(reader, method);
        while (code.RemainingBytes > 0)
        {
            var first = code.ReadByte();
            var second = first == 0xFE;
            if (Opcodes.Of(second ? code.ReadByte() : first, second) is not { } opcode)
                return;

            if (opcode.OperandType == OperandType.InlineSwitch)
            {
                var targets = code.ReadInt32();
                code.Offset += 4 * targets;
                _stack.Clear();
                continue;
            }

            var size = Opcodes.OperandSize(opcode);
            var operand = size switch { 0 => 0, 1 => code.ReadByte(), 2 => code.ReadUInt16(), 4 => code.ReadInt32(), _ => (int)code.ReadInt64() };
            Step(opcode, operand);
        }
    }

    private void Step(OpCode opcode, int operand)
    {
        switch (opcode.OperandType)
        {
            case OperandType.InlineString:
                onText(operand);
                Push(new Entry(operand, null));
                return;
            case OperandType.InlineMethod when opcode.FlowControl == FlowControl.Call:
                Call(Called(operand), opcode == OpCodes.Newobj);
                return;
            case OperandType.InlineField:
                Field(opcode, FieldName(operand));
                return;
        }

        if (opcode == OpCodes.Dup)
        {
            Push(_stack.Count > 0 ? _stack[^1] : default);
        }
        else if (opcode == OpCodes.Ret)
        {
            if (_method is { ReturnsValue: true, Property: { } property })
                Named(Pop(), property);

            _stack.Clear();
        }
        else if (Parameter(opcode, operand) is { } parameter)
        {
            Push(new Entry(0, parameter));
        }
        else
        {
            Pop(Opcodes.Popped(opcode));
            for (var i = Opcodes.Pushed(opcode); i > 0; i--)
                Push(default);

            if (opcode.FlowControl is FlowControl.Branch or FlowControl.Throw)
                _stack.Clear();
        }
    }

    private void Call(CalledMethod method, bool isNew)
    {
        var arguments = new Entry[method.ParameterCount];
        for (var i = arguments.Length - 1; i >= 0; i--)
            arguments[i] = Pop();

        var instance = method.HasThis && !isNew ? Pop() : default;
        for (var i = 0; i < arguments.Length && i < method.ParameterNames.Length; i++)
            Named(arguments[i], method.ParameterNames[i]);

        if (arguments.Length > 0 && method.Name.StartsWith("set_", StringComparison.Ordinal) && method.Property is { } property)
            Named(arguments[^1], property);

        if (arguments is [.., { Text: not 0 } key, { Text: not 0 } value] && method.Name is "set_Item" or "Add" or "TryAdd" or "Append" or ".ctor")
            Named(value, reader.GetUserString(MetadataTokens.UserStringHandle(key.Text & 0xFFFFFF)));

        if (method.Name is "op_Equality" or "op_Inequality" or "Equals" or "Compare" or "CompareOrdinal")
            Compared([.. arguments, instance]);

        if (isNew || method.ReturnsValue)
            Push(new Entry(0, method.Name.StartsWith("get_", StringComparison.Ordinal) ? method.Property : null));
    }

    private void Compared(Entry[] sides)
    {
        foreach (var side in sides)
        {
            if (side.Name is not { } name)
                continue;

            foreach (var other in sides)
                Named(other, name);
        }
    }

    private void Field(OpCode opcode, string name)
    {
        if (opcode == OpCodes.Stfld || opcode == OpCodes.Stsfld)
        {
            Named(Pop(), name);
            Pop(opcode == OpCodes.Stfld ? 1 : 0);
            return;
        }

        Pop(Opcodes.Popped(opcode));
        Push(new Entry(0, name));
    }

    private void Named(Entry entry, string name)
    {
        if (entry.Text != 0 && name.Length > 0 && names.IsWanted(name))
            onNamed(entry.Text, name);
    }

    private string? Parameter(OpCode opcode, int operand)
    {
        int index;
        if (opcode == OpCodes.Ldarg_0 || opcode == OpCodes.Ldarg_1 || opcode == OpCodes.Ldarg_2 || opcode == OpCodes.Ldarg_3)
            index = opcode.Value - OpCodes.Ldarg_0.Value;
        else if (opcode == OpCodes.Ldarg_S || opcode == OpCodes.Ldarg)
            index = operand;
        else
            return null;

        index -= _method.HasThis ? 1 : 0;
        return index >= 0 && index < _method.ParameterNames.Length ? _method.ParameterNames[index] : "";
    }

    private CalledMethod Called(int token)
    {
        if (!_called.TryGetValue(token, out var method))
            _called.Add(token, method = CalledMethod.Of(reader, token, names));

        return method;
    }

    private string FieldName(int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        var name = handle.Kind switch
        {
            HandleKind.FieldDefinition => reader.GetString(reader.GetFieldDefinition((FieldDefinitionHandle)handle).Name),
            HandleKind.MemberReference => reader.GetString(reader.GetMemberReference((MemberReferenceHandle)handle).Name),
            _ => "",
        };

        // <Name>k__BackingField
        return name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? name[1..end] : name;
    }

    private void Push(Entry entry) => _stack.Add(entry);

    private Entry Pop()
    {
        if (_stack.Count == 0)
            return default;

        var entry = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        return entry;
    }

    private void Pop(int count)
    {
        for (var i = 0; i < count; i++)
            Pop();
    }
}
