using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace AgentSupplyChain.TestKit.Literals;

/// <summary>What one call takes from the stack and leaves there.</summary>
internal sealed record CalledMethod(string Type, string Name, bool HasThis, int ParameterCount, bool ReturnsValue, string[] ParameterNames)
{
    public static CalledMethod None { get; } = new("", "", false, 0, false, []);

    /// <summary>The property, for one of its accessors.</summary>
    public string? Property => Name.StartsWith("get_", StringComparison.Ordinal) || Name.StartsWith("set_", StringComparison.Ordinal) ? Name[4..] : null;

    public static CalledMethod Of(MetadataReader reader, int token, ParameterNames names)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodSpecification)
            handle = reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method;

        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var definition = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                return Of(reader, definition);
            case HandleKind.MemberReference:
                var reference = reader.GetMemberReference((MemberReferenceHandle)handle);
                return reference.GetKind() == MemberReferenceKind.Method ? Of(reader, TypeNames.Of(reader, reference.Parent), reader.GetString(reference.Name), reference.Signature, names.Of(reader, reference)) : None;
            default:
                return None;
        }
    }

    public static CalledMethod Of(MetadataReader reader, MethodDefinition method) =>
        Of(reader, TypeNames.Of(reader, method.GetDeclaringType()), reader.GetString(method.Name), method.Signature, Literals.ParameterNames.Of(reader, method));

    private static CalledMethod Of(MetadataReader reader, string type, string name, BlobHandle signature, string[] parameters)
    {
        var blob = reader.GetBlobReader(signature);
        var header = blob.ReadSignatureHeader();
        if (header.IsGeneric)
            blob.ReadCompressedInteger();

        var count = blob.ReadCompressedInteger();
        while (blob.ReadSignatureTypeCode() is var code)
        {
            // Modifiers stand before the type (an init accessor returns void with one).
            if (code is not (SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier))
                return new CalledMethod(type, name, header.IsInstance, count, code != SignatureTypeCode.Void, parameters);

            blob.ReadTypeHandle();
        }

        return None;
    }
}
