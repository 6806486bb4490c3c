/**
 * JSON (RFC 8259) out of files that nobody vouches for: one reader, {@link dev.openbook.json.JsonReader}, with two tempers. What
 * a signature covers must mean the same to every reader; what Python writes beside a model must only be understood.
 */
@NullMarked
package dev.openbook.json;

import org.jspecify.annotations.NullMarked;
