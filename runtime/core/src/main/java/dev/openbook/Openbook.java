package dev.openbook;

import dev.openbook.admission.Admission;
import dev.openbook.answer.Answerer;
import dev.openbook.classify.TextClassifiers;
import dev.openbook.classify.TokenClassifiers;
import dev.openbook.classify.ZeroShotClassifiers;
import dev.openbook.embed.EmbeddingModels;
import dev.openbook.embed.EmbeddingOptions;
import dev.openbook.extract.ExtractiveReaders;
import dev.openbook.gate.Gates;
import dev.openbook.gate.GuardedRetriever;
import dev.openbook.gate.GuardedTextGenerator;
import dev.openbook.generate.GeneratorOptions;
import dev.openbook.generate.TextGenerators;
import dev.openbook.inspect.ModelInspector;
import dev.openbook.library.LibrarySettings;
import dev.openbook.lock.LockCheck;
import dev.openbook.lucene.LuceneLibrary;
import dev.openbook.model.EmbeddingModel;
import dev.openbook.model.ExtractiveReader;
import dev.openbook.model.ModelContent;
import dev.openbook.model.ModelSource;
import dev.openbook.model.Reranker;
import dev.openbook.model.TextClassifier;
import dev.openbook.model.TextGenerator;
import dev.openbook.model.TokenClassifier;
import dev.openbook.model.ZeroShotClassifier;
import dev.openbook.onnx.OnnxEngine;
import dev.openbook.provenance.ModelProvenance;
import dev.openbook.quote.QuotationAnswerer;
import dev.openbook.quote.QuotationSettings;
import dev.openbook.receipt.Platform;
import dev.openbook.receipt.ReceiptWriter;
import dev.openbook.rerank.Rerankers;
import dev.openbook.retrieve.DocumentLibrary;
import dev.openbook.rule.Decision;
import dev.openbook.rule.LockState;
import dev.openbook.rule.RequestContext;
import dev.openbook.value.Digest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The door. Inspects models, lets the rules decide, opens them; opens libraries of documents; answers questions from them.
 *
 * <pre>{@code
 * try (Openbook openbook = Openbook.builder().rules(Path.of("rules")).build();
 *         EmbeddingModel model = openbook.embeddingModel(ModelSource.folder(Path.of("models/all-MiniLM-L6-v2")));
 *         DocumentLibrary library = openbook.library(Path.of("library"), model)) {
 *     library.sync(Path.of("documents"), ProgressListener.none());
 *     Answer answer = openbook.answerer(library).answer(Question.of("Who may apply?"));
 * }
 * }</pre>
 *
 * <p>Thread-safe. Models and libraries are closed by whoever asked for them, in reverse order of opening and before the
 * Openbook itself, as the block above does. Opens no socket and writes nothing but the libraries it is asked for.
 */
public final class Openbook implements AutoCloseable {
    private final Admission admission;
    private final Gates gates;
    private final ModelInspector inspector;
    private final Optional<LockCheck> lock;
    private final OnnxEngine engine;
    private final LibrarySettings librarySettings;
    private final QuotationSettings quotation;
    private final ReceiptWriter receipts;
    private final Clock clock;

    Openbook(OpenbookBuilder builder) {
        this.admission = new Admission(builder.rules);
        this.gates = new Gates(builder.rules, admission::decided);
        this.inspector = ModelInspector.create(builder.inspection);
        this.lock = builder.lock;
        this.engine = OnnxEngine.open(builder.onnx);
        LibrarySettings standard = LibrarySettings.standard(builder.classLoader);
        this.librarySettings = new LibrarySettings(
                standard.readers(), builder.limits, standard.splitting(), standard.fusion(), builder.clock);
        this.quotation = builder.quotation;
        this.clock = builder.clock;
        this.receipts = new ReceiptWriter(
                builder.clock,
                Platform.here(Version.current(), engine.version(), "CPU", builder.onnx.intraOpThreads()));
    }

    /** Which version of Openbook this is, such as {@code 0.1.0}. */
    public static String version() {
        return Version.current();
    }

    /** Starts setting one up. */
    public static OpenbookBuilder builder() {
        return new OpenbookBuilder();
    }

    /**
     * What can be known of a model without opening it: pure Java, nothing native, no network. Costs one reading of its files.
     *
     * @throws dev.openbook.failure.OpenbookException {@code MODEL_MISSING}
     */
    public ModelProvenance inspect(ModelSource source) {
        try (ModelContent content = inspector.inspect(source)) {
            return content.provenance();
        }
    }

    /** What the rules say of a model; refuses nothing. With a lock file, rules see whether it lists the model's bytes. */
    public Decision judge(ModelProvenance model) {
        return admission.judge(model, lock.map(locked -> locked.lists(model) ? LockState.LISTED : LockState.NOT_LISTED)
                .orElse(LockState.NOT_USED));
    }

    /** Opens an embedding model with {@link EmbeddingOptions#standard()}; see {@link #embeddingModel(ModelSource, EmbeddingOptions)}. */
    public EmbeddingModel embeddingModel(ModelSource source) {
        return embeddingModel(source, EmbeddingOptions.standard());
    }

    /**
     * Inspects an embedding model, lets the rules decide, and opens it. The caller closes it.
     *
     * @throws dev.openbook.failure.OpenbookException {@code MODEL_MISSING}, {@code MODEL_DAMAGED}, {@code MODEL_UNSAFE},
     *     {@code MODEL_NOT_LOCKED} if there is a lock file, {@code MODEL_REFUSED}, {@code MODEL_UNSUPPORTED}, {@code
     *     TOKENIZER_INVALID}
     */
    public EmbeddingModel embeddingModel(ModelSource source, EmbeddingOptions options) {
        return admitted(source, content -> EmbeddingModels.open(content, engine, options));
    }

    /**
     * Inspects a reranker, lets the rules decide, and opens it. The caller closes it.
     *
     * @throws dev.openbook.failure.OpenbookException as {@link #embeddingModel(ModelSource)}
     */
    public Reranker reranker(ModelSource source) {
        return admitted(source, content -> Rerankers.open(content, engine));
    }

    /**
     * Inspects a text classifier, lets the rules decide, and opens it. The caller closes it.
     *
     * @throws dev.openbook.failure.OpenbookException as {@link #embeddingModel(ModelSource)}
     */
    public TextClassifier textClassifier(ModelSource source) {
        return admitted(source, content -> TextClassifiers.open(content, engine));
    }

    /**
     * Inspects a model of natural language inference, lets the rules decide, and opens it to sort texts into classes that are only
     * named. The caller closes it.
     *
     * @throws dev.openbook.failure.OpenbookException as {@link #embeddingModel(ModelSource)}
     */
    public ZeroShotClassifier zeroShotClassifier(ModelSource source) {
        return admitted(source, content -> ZeroShotClassifiers.open(content, engine));
    }

    /**
     * Inspects a token classifier, lets the rules decide, and opens it. The caller closes it.
     *
     * @throws dev.openbook.failure.OpenbookException as {@link #embeddingModel(ModelSource)}
     */
    public TokenClassifier tokenClassifier(ModelSource source) {
        return admitted(source, content -> TokenClassifiers.open(content, engine));
    }

    /**
     * Inspects an extractive reader, lets the rules decide, and opens it. The caller closes it.
     *
     * @throws dev.openbook.failure.OpenbookException as {@link #embeddingModel(ModelSource)}
     */
    public ExtractiveReader extractiveReader(ModelSource source) {
        return admitted(source, content -> ExtractiveReaders.open(content, engine));
    }

    /** Opens a language model with {@link GeneratorOptions#standard()}; see {@link #textGenerator(ModelSource, GeneratorOptions)}. */
    public TextGenerator textGenerator(ModelSource source) {
        return textGenerator(source, GeneratorOptions.standard());
    }

    /**
     * Inspects a language model, lets the rules decide, and opens it. The caller closes it. If there are rules for requests or
     * answers, it writes under them; see {@link GuardedTextGenerator}.
     *
     * @throws dev.openbook.failure.OpenbookException {@code MODEL_MISSING}, {@code MODEL_DAMAGED}, {@code MODEL_UNSAFE},
     *     {@code MODEL_REFUSED}, {@code MODEL_UNSUPPORTED} naming what is missing, {@code TOKENIZER_INVALID}, {@code
     *     TEMPLATE_INVALID}, {@code DEVICE_UNAVAILABLE}
     */
    public TextGenerator textGenerator(ModelSource source, GeneratorOptions options) {
        return admitted(source, content -> GuardedTextGenerator.of(
                TextGenerators.open(content, engine, options, clock, System::nanoTime), gates, System::nanoTime));
    }

    /**
     * Opens a library that is searched by words and by meaning; an empty one is made if there is none. The caller closes it,
     * before the model.
     *
     * @param folder the library's own folder, nothing else may be in it
     * @throws dev.openbook.failure.OpenbookException {@code LIBRARY_MODEL_MISMATCH} if it was made with another model, {@code
     *     LIBRARY_DAMAGED}, {@code STORAGE_FAILED}
     */
    public DocumentLibrary library(Path folder, EmbeddingModel model) {
        return LuceneLibrary.open(folder, Optional.of(model), librarySettings);
    }

    /** Opens a library that is searched by words only; see {@link #library(Path, EmbeddingModel)}. */
    public DocumentLibrary library(Path folder) {
        return LuceneLibrary.open(folder, Optional.empty(), librarySettings);
    }

    /**
     * Opens a library that must exist; see {@link #library(Path, EmbeddingModel)}.
     *
     * @throws dev.openbook.failure.OpenbookException {@code LIBRARY_MISSING}
     */
    public DocumentLibrary existingLibrary(Path folder, EmbeddingModel model) {
        return LuceneLibrary.openExisting(folder, Optional.of(model), librarySettings);
    }

    /** Opens a library that must exist, to be searched by words only; see {@link #existingLibrary(Path, EmbeddingModel)}. */
    public DocumentLibrary existingLibrary(Path folder) {
        return LuceneLibrary.openExisting(folder, Optional.empty(), librarySettings);
    }

    /** The embedding model that an existing library was made with, by root digest; empty if it is searched by words only. */
    public Optional<Digest> embeddingModelOf(Path folder) {
        return LuceneLibrary.embeddingModelOf(folder);
    }

    /** Answers from a library by quotation. Owns nothing; the library must stay open while it is used. */
    public Answerer answerer(DocumentLibrary library) {
        return new QuotationAnswerer(library, quotation, gates, receipts, System::nanoTime);
    }

    /**
     * Searches a library under the rules for requests and retrieval. Owns nothing; the library must stay open while it is used.
     *
     * @param context what rules are told of who searches, and what for
     */
    public GuardedRetriever retriever(DocumentLibrary library, RequestContext context) {
        return new GuardedRetriever(library, gates, context);
    }

    /**
     * Inspects a model of any other kind, lets the rules decide, and opens it as the caller knows how.
     *
     * @param opening given the model, which is closed afterwards, and the engine; what it returns is the caller's to close, before
     *     this Openbook
     * @throws dev.openbook.failure.OpenbookException {@code MODEL_MISSING}, {@code MODEL_DAMAGED}, {@code MODEL_UNSAFE},
     *     {@code MODEL_REFUSED}, and what the opening throws
     */
    public <T> T open(ModelSource source, BiFunction<ModelContent, OnnxEngine, T> opening) {
        return admitted(source, content -> opening.apply(content, engine));
    }

    private <T> T admitted(ModelSource source, Function<ModelContent, T> opening) {
        try (ModelContent content = inspector.inspect(source)) {
            lock.ifPresent(locked -> locked.require(source, content.provenance()));
            admission.admit(content.provenance(), lock.isPresent() ? LockState.LISTED : LockState.NOT_USED);
            return opening.apply(content);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
