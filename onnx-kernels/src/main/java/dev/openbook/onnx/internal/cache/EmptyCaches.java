package dev.openbook.onnx.internal.cache;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.openbook.onnx.internal.engine.Tensors;
import dev.openbook.onnx.session.CacheTensor;
import dev.openbook.onnx.session.DecoderSignature;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Caches that hold nothing, for a run that nothing follows. None for a graph that takes none. */
public final class EmptyCaches implements AutoCloseable {
    private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();

    /** For one graph. */
    public EmptyCaches(OrtEnvironment environment, DecoderSignature signature) throws OrtException {
        if (!signature.readsPast()) {
            return;
        }
        ByteBuffer nothing = DirectMemory.allocate(Long.BYTES);
        try {
            for (CacheTensor cache : signature.caches()) {
                tensors.put(cache.past(), Tensors.over(environment, nothing, cache.element(), cache.shapeFor(0)));
            }
        } catch (OrtException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The tensors by the names of the inputs. */
    public Map<String, OnnxTensor> byName() {
        return tensors;
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
        tensors.clear();
    }
}
