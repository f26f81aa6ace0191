namespace AgentSupplyChain.Core.Sense.Weights;

/// <summary>What the functions that a pickle names can do.</summary>
internal static class PickleNames
{
    /// <summary>Modules of Python's library whose functions start programs, load code, open files or the network: no weights need any of them.</summary>
    private static readonly HashSet<string> s_dangerousModules = new(StringComparer.Ordinal)
    {
        "os", "posix", "nt", "posixpath", "ntpath", "subprocess", "sys", "runpy", "pty", "socket", "shutil", "ctypes", "_ctypes", "importlib", "imp", "pkgutil", "code", "codeop", "commands",
        "webbrowser", "marshal", "types", "timeit", "pdb", "bdb", "profile", "cProfile", "trace", "multiprocessing", "signal", "tempfile", "pip", "venv", "ensurepip",
        "requests", "urllib", "urllib2", "http", "httplib", "ftplib", "smtplib", "aiohttp", "asyncio", "pickle", "_pickle", "cPickle", "dill", "cloudpickle", "site", "zipimport", "pydoc", "distutils",
    };

    private static readonly HashSet<string> s_dangerousNames = new(StringComparer.Ordinal)
    {
        "eval", "exec", "execfile", "compile", "open", "file", "getattr", "setattr", "delattr", "__import__", "apply", "input", "breakpoint", "globals", "locals", "vars", "map", "memoryview",
    };

    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal)
    {
        "operator.attrgetter", "operator.methodcaller", "_operator.attrgetter", "_operator.methodcaller", "functools.partial", "functools.reduce", "numpy.testing._private.utils.runstring",
        "torch.load", "torch.hub.load", "torch.jit.load", "torch.serialization.load", "joblib.load", "numpy.load",
    };

    private static readonly HashSet<string> s_plain = new(StringComparer.Ordinal)
    {
        "collections.OrderedDict", "collections.defaultdict", "collections.deque", "copyreg._reconstructor", "copy_reg._reconstructor", "_codecs.encode",
        "torch._tensor._rebuild_from_type_v2", "torch.Size", "torch.device", "torch.nn.parameter.Parameter", "torch.Tensor",
        "joblib.numpy_pickle.NumpyArrayWrapper", "joblib.numpy_pickle.NDArrayWrapper",
    };

    private static readonly HashSet<string> s_plainBuiltins = new(StringComparer.Ordinal)
    {
        "set", "frozenset", "dict", "list", "tuple", "int", "float", "bool", "complex", "str", "bytes", "bytearray", "object", "slice", "range", "long", "unicode",
    };

    /// <summary>It runs code by itself, whatever is installed beside it.</summary>
    public static bool IsDangerous(string name)
    {
        var dot = name.LastIndexOf('.');
        var module = name[..dot];
        var root = module.Split('.')[0];
        return IsBuiltin(module) ? s_dangerousNames.Contains(name[(dot + 1)..].Split('.')[0]) : s_dangerousModules.Contains(root) || s_others.Contains(name);
    }

    /// <summary>It builds numbers, tensors or collections, as every checkpoint does.</summary>
    public static bool IsPlain(string name)
    {
        var dot = name.LastIndexOf('.');
        var (module, last) = (name[..dot], name[(dot + 1)..]);
        return s_plain.Contains(name)
            || (IsBuiltin(module) && s_plainBuiltins.Contains(last))
            || (module is "torch" or "torch.storage" or "torch.cuda" && (last.EndsWith("Storage", StringComparison.Ordinal) || last is "float16" or "float32" or "float64" or "bfloat16" or "int8" or "int16" or "int32" or "int64" or "uint8" or "bool"))
            || (module == "torch._utils" && last.StartsWith("_rebuild_", StringComparison.Ordinal))
            || ((module is "numpy" or "numpy.dtypes" || module.StartsWith("numpy.core.", StringComparison.Ordinal) || module.StartsWith("numpy._core.", StringComparison.Ordinal))
                && (last is "_reconstruct" or "ndarray" or "dtype" or "scalar" or "_frombuffer" or "float64" or "float32" or "int64" or "int32" or "bool_" || last.EndsWith("DType", StringComparison.Ordinal)));
    }

    private static bool IsBuiltin(string module) => module is "builtins" or "__builtin__" or "__builtins__";
}
