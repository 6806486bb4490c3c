/**
 * How the bytes of a model's files are read when all of them must be: several files at once ({@link
 * dev.openbook.reading.OrderedReading}), each with one piece read ahead ({@link dev.openbook.reading.ReadAhead}). What is done with the
 * bytes is for others: inspection keeps some, signatures digest them.
 */
@NullMarked
package dev.openbook.reading;

import org.jspecify.annotations.NullMarked;
