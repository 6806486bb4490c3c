package dev.openbook.onnx.internal.decode;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import dev.openbook.model.Device;
import dev.openbook.model.ModelContent;
import dev.openbook.onnx.CacheMode;
import dev.openbook.onnx.DecoderFacts;
import dev.openbook.onnx.DecoderGraphs;
import dev.openbook.onnx.DecoderSession;
import dev.openbook.onnx.DecoderSettings;
import dev.openbook.onnx.OnnxSettings;
import dev.openbook.onnx.failure.EngineFailures;
import dev.openbook.onnx.internal.cache.CacheLayout;
import dev.openbook.onnx.internal.cache.DirectMemory;
import dev.openbook.onnx.internal.decode.LogitsShape.Positions;
import dev.openbook.onnx.internal.engine.Declarations;
import dev.openbook.onnx.internal.engine.EngineOptions;
import dev.openbook.onnx.internal.engine.GraphOpening;
import dev.openbook.onnx.internal.engine.PublishedWishes;
import dev.openbook.onnx.session.CacheTensor;
import dev.openbook.onnx.session.DecoderSignature;
import dev.openbook.provenance.GraphFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a decoder's graphs, tries them, and makes a session of them, or leaves nothing behind. */
public final class DecoderOpening {
    private static final Logger LOG = LoggerFactory.getLogger(DecoderOpening.class);
    private static final String DRIFTING_OPERATORS = "DynamicQuantize";
    private static final String SHARING_OPERATOR = "com.microsoft:GroupQueryAttention";

    private final OrtEnvironment environment;
    private final OnnxSettings settings;
    private final DecoderSettings wanted;
    private final ModelContent content;
    private final List<String> notices = new ArrayList<>();

    private DecoderOpening(
            OrtEnvironment environment, OnnxSettings settings, DecoderSettings wanted, ModelContent content) {
        this.environment = environment;
        this.settings = settings;
        this.wanted = wanted;
        this.content = content;
    }

    /**
     * Opens.
     *
     * @param whenClosed hears of the session's end
     */
    public static DecoderSession open(
            OrtEnvironment environment,
            OnnxSettings settings,
            DecoderSettings wanted,
            ModelContent content,
            Consumer<Object> whenClosed) {
        return new DecoderOpening(environment, settings, wanted, content).open(whenClosed);
    }

    private DecoderSession open(Consumer<Object> whenClosed) {
        int processors = Runtime.getRuntime().availableProcessors();
        EngineOptions options = PublishedWishes.granted(settings, wanted, processors, notices);
        OpenedDecoder decoder = graphs(options);
        try {
            DecoderPlan plan = new SelfCheck(decoder, wanted.prefillChunk(), drifts(), notices).run(mode(decoder));
            noticeDevice();
            int wideRuns = Math.max(1, settings.parallelRuns() / options.threads());
            LogitsRowsPool rows = new LogitsRowsPool(environment, plan.logits(), plan.mostRows(), wideRuns);
            return new OrtDecoderSession(decoder, plan, rows, facts(decoder, plan, options), whenClosed);
        } catch (RuntimeException e) {
            try {
                OrtDecoderSession.closeGraphs(decoder);
            } catch (RuntimeException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private OpenedDecoder graphs(EngineOptions options) {
        DecoderGraphs graphs = wanted.graphs();
        OpenedGraph begins = graph(graphs.graph(), options);
        try {
            if (graphs.graphWithPast().isEmpty()) {
                requirePast(begins, begins);
                return decoder(begins, begins);
            }
            OpenedGraph goesOn = graph(graphs.graphWithPast().get(), options);
            try {
                requirePast(begins, goesOn);
                return decoder(begins, goesOn);
            } catch (RuntimeException e) {
                throw GraphOpening.closing(goesOn.session(), e);
            }
        } catch (RuntimeException e) {
            throw GraphOpening.closing(begins.session(), e);
        }
    }

    private OpenedGraph graph(String path, EngineOptions options) {
        OrtSession session = GraphOpening.open(environment, options, content, path);
        try {
            return new OpenedGraph(
                    path,
                    session,
                    DecoderSignature.of(
                            path,
                            Declarations.inputs(session),
                            Declarations.outputs(session),
                            wanted.graphs().names(),
                            wanted.graphs().headSize()));
        } catch (OrtException e) {
            throw GraphOpening.closing(session, EngineFailures.opening(path, e));
        } catch (RuntimeException e) {
            throw GraphOpening.closing(session, e);
        }
    }

    private static void requirePast(OpenedGraph begins, OpenedGraph goesOn) {
        if (!goesOn.signature().readsPast()) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The graph " + goesOn.path() + " gives a cache but takes none: it is the first of a pair. Name the second one"
                            + " (decoder_with_past_model.onnx) too, or choose an export with one graph for both.");
        }
        if (begins.signature().oneTokenOnly()) {
            throw new OpenbookException(
                    FailureCode.MODEL_UNSUPPORTED,
                    "The graph " + begins.path() + " reads one token at a time: it is the second of a pair. Name the first one"
                            + " (decoder_model.onnx) too, or choose an export with one graph for both.");
        }
        List<CacheTensor> given = begins.signature().caches();
        List<CacheTensor> taken = goesOn.signature().caches();
        boolean together = given.size() == taken.size()
                && IntStream.range(0, given.size()).allMatch(i -> given.get(i).goesInto(taken.get(i)));
        if (!together) {
            throw new OpenbookException(
                    FailureCode.MODEL_DAMAGED,
                    "The graphs " + begins.path() + " and " + goesOn.path() + " do not have the same caches. Fetch both from one export.");
        }
    }

    private OpenedDecoder decoder(OpenedGraph begins, OpenedGraph goesOn) {
        List<CacheTensor> tensors = goesOn.signature().caches();
        int largest = tensors.stream().mapToInt(CacheTensor::bytesPerToken).max().orElse(1);
        int most = Math.min(wanted.contextLength(), Integer.MAX_VALUE / largest - 1);
        CacheLayout layout =
                new CacheLayout(environment, new DirectMemory(wanted.cache().maxBytes()), tensors, most);
        return new OpenedDecoder(
                environment, begins, goesOn, layout, new RunGate(settings.parallelRuns()), new Ones(most));
    }

    private CacheMode mode(OpenedDecoder decoder) {
        boolean shares = decoder.oneGraph()
                && facts().map(facts -> facts.operators().containsKey(SHARING_OPERATOR)).orElse(false);
        CacheMode best = shares && onProcessor() ? CacheMode.SHARED : CacheMode.FEEDBACK;
        return shares ? wanted.cache().mode().orElse(best) : best;
    }

    /** Accuracy level 4 quantises as well, but row by row, so that what else is in a run hardly counts. */
    private boolean drifts() {
        return facts().map(facts -> facts.operators().keySet().stream().anyMatch(name -> name.contains(DRIFTING_OPERATORS)))
                .orElse(true);
    }

    private Optional<GraphFacts> facts() {
        return content.provenance().graph().filter(facts -> facts.file().equals(wanted.graphs().graph()));
    }

    private boolean onProcessor() {
        return settings.device().provider().equals(Device.cpu().provider());
    }

    private void noticeDevice() {
        if (!onProcessor()) {
            String notice = "On the device " + settings.device().provider()
                    + " everything the model remembers of a text passes through main memory with every token, so writing gets slower"
                    + " the longer the text is. Compare it with the device cpu.";
            notices.add(notice);
            LOG.warn(notice);
        }
    }

    private DecoderFacts facts(OpenedDecoder decoder, DecoderPlan plan, EngineOptions options) {
        List<CacheTensor> tensors = decoder.layout().tensors();
        return new DecoderFacts(
                plan.mode(),
                decoder.layout().mostTokens(),
                plan.logits().vocabulary(),
                plan.chunk(),
                plan.logits().which() == Positions.LAST,
                (int) tensors.stream().mapToInt(CacheTensor::layer).distinct().count(),
                decoder.layout().bytesPerToken(),
                tensors.getFirst().element().name().toLowerCase(Locale.ROOT),
                options.threads(),
                notices);
    }
}
