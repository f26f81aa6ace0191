using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace AgentSupplyChain.TestKit.Literals;

/// <summary>Types as texts: enough to tell the overloads of a method apart, and to read the arguments of an attribute.</summary>
internal sealed class TypeNames : ISignatureTypeProvider<string, object?>, ICustomAttributeTypeProvider<string>
{
    public static TypeNames Instance { get; } = new();

    public static string Of(MetadataReader reader, EntityHandle type)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeDefinition:
                return Instance.GetTypeFromDefinition(reader, (TypeDefinitionHandle)type, 0);
            case HandleKind.TypeReference:
                return Instance.GetTypeFromReference(reader, (TypeReferenceHandle)type, 0);
            case HandleKind.TypeSpecification:
                var name = reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(Instance, null);
                var generic = name.IndexOf('<', StringComparison.Ordinal);
                return generic < 0 ? name : name[..generic];
            default:
                return "";
        }
    }

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? GetTypeFromDefinition(reader, outer, 0) + "/" + name
            : reader.GetString(type.Namespace) + "." + name;
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope is { Kind: HandleKind.TypeReference, IsNil: false } outer
            ? GetTypeFromReference(reader, (TypeReferenceHandle)outer, 0) + "/" + name
            : reader.GetString(type.Namespace) + "." + name;
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[,]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType + "<" + string.Join(',', typeArguments) + ">";

    public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index;

    public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function";

    public string GetSystemType() => "System.Type";

    public bool IsSystemType(string type) => type == "System.Type";

    public string GetTypeFromSerializedName(string name) => name;

    // The type of an enum may be in an assembly that is not at hand; nearly all are of four bytes, and the few others are left out as unreadable.
    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
}
