package dev.openbook.text.tokenize;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.openbook.failure.FailureCode;
import dev.openbook.failure.OpenbookException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * A tokenizer in native memory.
 *
 * <p>Thread-safe: the native object is not changed after opening, and closing waits for calls that are running. Texts must
 * be well-formed UTF-16: the binding garbles every character beyond the first 65,536 in a text with half a surrogate pair.
 * Failures of the library are {@link NativeTokenizerException}; use after closing is an {@link OpenbookException} with
 * {@code CLOSED}.
 */
public final class NativeTokenizer implements AutoCloseable {
    private static final long CLOSED = 0;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private long handle;

    private NativeTokenizer(long handle) {
        this.handle = handle;
    }

    /**
     * Reads the text of a {@code tokenizer.json}. Cutting and padding are off, whatever the file asks for.
     *
     * @throws NativeTokenizerException if the library cannot make a tokenizer of it
     * @throws OpenbookException with {@code ENGINE_FAILED} if the library cannot be loaded
     */
    public static NativeTokenizer parse(String json) {
        NativeLibrary.load();
        try {
            long handle = TokenizersLibrary.LIB.createTokenizerFromString(json);
            TokenizersLibrary.LIB.disableTruncation(handle);
            TokenizersLibrary.LIB.disablePadding(handle);
            return new NativeTokenizer(handle);
        } catch (UnsatisfiedLinkError e) {
            throw new OpenbookException(FailureCode.ENGINE_FAILED, "The tokenizer library was loaded for another class loader."
                    + " Put the openbook-text and tokenizers jars into the same place of the application.", e);
        } catch (RuntimeException e) {
            throw new NativeTokenizerException(e);
        }
    }

    /** The ids of a text's tokens: cheaper than {@link #encode}, as nothing else is copied out. */
    public long[] ids(String text, boolean specialTokens) {
        return encoded(text, specialTokens, TokenizersLibrary.LIB::getTokenIds);
    }

    /** All there is to know of a text's tokens. */
    public RawTokens encode(String text, boolean specialTokens) {
        return encoded(text, specialTokens, NativeTokenizer::read);
    }

    /**
     * All there is to know of the tokens of two texts, special tokens put round them as the file says for pairs.
     */
    public RawTokens encodePair(String first, String second) {
        return encoded(tokenizer -> TokenizersLibrary.LIB.encodeDual(tokenizer, first, second, true), NativeTokenizer::read);
    }

    /** Text of token ids; ids outside the vocabulary are left out. */
    public String decode(long[] ids, boolean skipSpecialTokens) {
        return open(tokenizer -> TokenizersLibrary.LIB.decode(tokenizer, ids, skipSpecialTokens));
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (handle != CLOSED) {
                TokenizersLibrary.LIB.deleteTokenizer(handle);
                handle = CLOSED;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T encoded(String text, boolean specialTokens, LongFunction<T> reading) {
        return encoded(tokenizer -> TokenizersLibrary.LIB.encode(tokenizer, text, specialTokens), reading);
    }

    private <T> T encoded(LongUnaryOperator encoder, LongFunction<T> reading) {
        return open(tokenizer -> {
            long encoding = encoder.applyAsLong(tokenizer);
            try {
                return reading.apply(encoding);
            } finally {
                TokenizersLibrary.LIB.deleteEncoding(encoding);
            }
        });
    }

    private <T> T open(LongFunction<T> work) {
        lock.readLock().lock();
        try {
            if (handle == CLOSED) {
                throw new OpenbookException(FailureCode.CLOSED, "The tokenizer is closed. Open the model again.");
            }
            return work.apply(handle);
        } catch (OpenbookException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new NativeTokenizerException(e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static RawTokens read(long encoding) {
        TokenizersLibrary library = TokenizersLibrary.LIB;
        CharSpan[] spans = library.getTokenCharSpans(encoding);
        int[] starts = new int[spans.length];
        int[] ends = new int[spans.length];
        for (int i = 0; i < spans.length; i++) {
            CharSpan span = spans[i];
            if (span != null) { // special tokens lie nowhere in the text
                starts[i] = span.getStart();
                ends[i] = span.getEnd();
            }
        }
        return new RawTokens(
                library.getTokenIds(encoding),
                library.getTypeIds(encoding),
                library.getSpecialTokenMask(encoding),
                library.getTokens(encoding),
                starts,
                ends,
                library.getWordIds(encoding),
                library.getSequenceIds(encoding));
    }
}
