package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OrtException;
import dev.openbook.onnx.CacheMode;
import dev.openbook.onnx.DecoderFacts;
import dev.openbook.onnx.DecoderSession;
import dev.openbook.onnx.DecodingSequence;
import dev.openbook.onnx.failure.EngineFailures;
import dev.openbook.onnx.internal.cache.FeedbackCache;
import dev.openbook.onnx.internal.cache.KeyValueCache;
import dev.openbook.onnx.internal.cache.SharedCache;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A decoder over ONNX Runtime. */
final class OrtDecoderSession implements DecoderSession {
    /** Workspaces of closed sequences that are kept for the next ones. */
    private static final int MOST_KEPT = 8;

    private final OpenedDecoder decoder;
    private final DecoderPlan plan;
    private final LogitsRowsPool rowsPool;
    private final DecoderFacts facts;
    private final Consumer<Object> whenClosed;
    private final Set<OrtDecodingSequence> open = new LinkedHashSet<>();
    private final Deque<Workspace> kept = new ArrayDeque<>();

    OrtDecoderSession(
            OpenedDecoder decoder,
            DecoderPlan plan,
            LogitsRowsPool rowsPool,
            DecoderFacts facts,
            Consumer<Object> whenClosed) {
        this.decoder = decoder;
        this.plan = plan;
        this.rowsPool = rowsPool;
        this.facts = facts;
        this.whenClosed = whenClosed;
    }

    @Override
    public DecoderFacts facts() {
        return facts;
    }

    @Override
    public DecodingSequence newSequence(int expectedTokens) {
        int expected = Math.clamp(expectedTokens, 0, decoder.layout().mostTokens());
        KeyValueCache cache = cache(decoder, plan.mode(), expected);
        synchronized (open) {
            decoder.gate().requireOpen();
            Workspace free = kept.poll();
            Workspace workspace = free == null ? Workspace.of(decoder, plan) : free;
            OrtDecodingSequence sequence =
                    new OrtDecodingSequence(decoder, plan, rowsPool, cache, workspace, this::forget);
            open.add(sequence);
            return sequence;
        }
    }

    static KeyValueCache cache(OpenedDecoder decoder, CacheMode mode, int expectedTokens) {
        return mode == CacheMode.SHARED
                ? new SharedCache(decoder.layout(), expectedTokens)
                : new FeedbackCache(decoder.layout(), expectedTokens);
    }

    private void forget(OrtDecodingSequence sequence, Workspace workspace) {
        synchronized (open) {
            open.remove(sequence);
            if (kept.size() < MOST_KEPT) {
                kept.push(workspace);
                return;
            }
        }
        workspace.close();
    }

    @Override
    public long cacheBytesInUse() {
        return decoder.layout().memory().usedBytes();
    }

    /** Waits for the runs that are under way. Not interruptible: what is native must not outlive its owner. */
    @Override
    public void close() {
        if (!decoder.gate().close()) {
            return;
        }
        try {
            List<OrtDecodingSequence> left;
            synchronized (open) {
                left = new ArrayList<>(open);
            }
            left.reversed().forEach(OrtDecodingSequence::close);
            synchronized (open) {
                kept.forEach(Workspace::close);
                kept.clear();
            }
        } finally {
            try {
                closeGraphs(decoder);
            } finally {
                whenClosed.accept(this);
            }
        }
    }

    static void closeGraphs(OpenedDecoder decoder) {
        List<OpenedGraph> graphs = decoder.oneGraph()
                ? List.of(decoder.begins())
                : List.of(decoder.goesOn(), decoder.begins());
        RuntimeException failure = null;
        for (OpenedGraph graph : graphs) {
            try {
                graph.session().close();
            } catch (OrtException e) {
                RuntimeException next = EngineFailures.running(graph.path(), e);
                if (failure == null) {
                    failure = next;
                } else {
                    failure.addSuppressed(next);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
