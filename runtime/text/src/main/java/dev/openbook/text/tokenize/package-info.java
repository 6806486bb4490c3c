/**
 * The binding to Hugging Face's tokenizers, the only package that sees {@code ai.djl}. Not for applications.
 *
 * <p>It uses the native library and the two classes that bind it, and nothing else of DJL, on purpose. DJL's own entry,
 * {@code HuggingFaceTokenizer.newInstance}, reports to its makers once a day when it runs on Amazon's machines; its loader
 * looks for CUDA through JNA, fetches another build over HTTPS without a checksum when it finds some, and reuses whatever
 * lies in {@code ~/.djl.ai} unverified; and its defaults cut every text at 512 tokens. None of that code is on the class
 * path: the module excludes DJL's dependencies, and {@link dev.openbook.text.tokenize.NativeLibrary} unpacks and loads the library itself.
 */
@NullMarked
package dev.openbook.text.tokenize;

import org.jspecify.annotations.NullMarked;
