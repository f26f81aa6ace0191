using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace AgentSupplyChain.TestKit.Literals;

/// <summary>The texts of one compiled assembly.</summary>
public sealed class AssemblyLiterals : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _reader;

    private AssemblyLiterals(PEReader file, MetadataReader reader, string path) => (_file, _reader, Path) = (file, reader, path);

    public string Path { get; }

    public string Name => _reader.GetString(_reader.GetAssemblyDefinition().Name);

    /// <summary>The same for copies of the same assembly only.</summary>
    public Guid Id => _reader.GetGuid(_reader.GetModuleDefinition().Mvid);

    /// <summary>Null for what is no managed assembly.</summary>
    public static AssemblyLiterals? Open(string path)
    {
        PEReader? file = null;
        try
        {
            file = new PEReader(File.OpenRead(path));
            if (file.HasMetadata && file.GetMetadataReader() is { IsAssembly: true } reader)
                return new AssemblyLiterals(file, reader, path);
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or InvalidOperationException)
        {
            // Native libraries and packed files end in .dll too.
        }

        file?.Dispose();
        return null;
    }

    public void AddNamesTo(ParameterNames names) => names.Add(_reader);

    public IReadOnlyList<Literal> Read(ParameterNames names) => [.. Code(names), .. Constants(names), .. Attributes(names)];

    public void Dispose() => _file.Dispose();

    private IEnumerable<Literal> Code(ParameterNames names)
    {
        var members = new Dictionary<int, string>();
        var named = new Dictionary<int, HashSet<string>>();
        var member = "";
        var uses = new NamedUses(
            _reader,
            names,
            token => members.TryAdd(token, member),
            (token, name) =>
            {
                if (!named.TryGetValue(token, out var all))
                    named.Add(token, all = new HashSet<string>(StringComparer.Ordinal));

                all.Add(name);
            });
        foreach (var handle in _reader.MethodDefinitions)
        {
            var method = _reader.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0 || Body(method) is not { } body)
                continue;

            member = TypeNames.Of(_reader, method.GetDeclaringType()) + "." + _reader.GetString(method.Name);
            uses.Follow(method, body.GetILReader());
        }

        const int UserStrings = 0x70000000;
        for (var handle = _reader.GetNextHandle(default(UserStringHandle)); !handle.IsNil; handle = _reader.GetNextHandle(handle))
        {
            var token = UserStrings | MetadataTokens.GetHeapOffset(handle);
            yield return new Literal(_reader.GetUserString(handle), LiteralKind.Code, token, members.GetValueOrDefault(token, ""), named.TryGetValue(token, out var all) ? all : []);
        }
    }

    private MethodBodyBlock? Body(MethodDefinition method)
    {
        try
        {
            return _file.GetMethodBody(method.RelativeVirtualAddress);
        }
        catch (BadImageFormatException)
        {
            // Native code of a mixed assembly.
            return null;
        }
    }

    private IEnumerable<Literal> Constants(ParameterNames names)
    {
        for (var row = 1; row <= _reader.GetTableRowCount(TableIndex.Constant); row++)
        {
            var constant = _reader.GetConstant(MetadataTokens.ConstantHandle(row));
            if (constant.TypeCode != ConstantTypeCode.String || _reader.GetBlobReader(constant.Value) is not { Length: > 0 } blob)
                continue;

            var (member, name) = constant.Parent.Kind switch
            {
                HandleKind.FieldDefinition => Place((FieldDefinitionHandle)constant.Parent),
                HandleKind.Parameter => ("parameter", _reader.GetString(_reader.GetParameter((ParameterHandle)constant.Parent).Name)),
                _ => ("", ""),
            };
            yield return new Literal(blob.ReadUTF16(blob.Length), LiteralKind.Constant, MetadataTokens.GetToken(constant.Parent), member + " " + name, names.IsWanted(name) ? [name] : []);
        }
    }

    private (string Member, string Name) Place(FieldDefinitionHandle handle)
    {
        var field = _reader.GetFieldDefinition(handle);
        return (TypeNames.Of(_reader, field.GetDeclaringType()), _reader.GetString(field.Name));
    }

    private IEnumerable<Literal> Attributes(ParameterNames names)
    {
        foreach (var handle in _reader.CustomAttributes)
        {
            var attribute = _reader.GetCustomAttribute(handle);
            foreach (var (value, name) in Arguments(attribute, names))
                yield return new Literal(value, LiteralKind.Attribute, MetadataTokens.GetToken(handle), CalledMethod.Of(_reader, MetadataTokens.GetToken(attribute.Constructor), names).Type + " " + name, names.IsWanted(name) ? [name] : []);
        }
    }

    private IEnumerable<(string Value, string Name)> Arguments(CustomAttribute attribute, ParameterNames names)
    {
        CustomAttributeValue<string> value;
        try
        {
            value = attribute.DecodeValue(TypeNames.Instance);
        }
        catch (Exception exception) when (exception is BadImageFormatException or ArgumentException)
        {
            yield break;
        }

        var parameters = CalledMethod.Of(_reader, MetadataTokens.GetToken(attribute.Constructor), names).ParameterNames;
        for (var i = 0; i < value.FixedArguments.Length; i++)
        {
            foreach (var text in Texts(value.FixedArguments[i].Value))
                yield return (text, i < parameters.Length ? parameters[i] : "");
        }

        foreach (var named in value.NamedArguments)
        {
            foreach (var text in Texts(named.Value))
                yield return (text, named.Name ?? "");
        }
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        System.Collections.Immutable.ImmutableArray<CustomAttributeTypedArgument<string>> { IsDefault: false } all => all.SelectMany(one => Texts(one.Value)),
        _ => [],
    };
}
