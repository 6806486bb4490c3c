/**
 * Mutated and cut files of every format that is read here: a result or a documented failure, never anything else. {@link
 * dev.openbook.fuzz.Fuzz} is a program of its own, so that it can be given a small heap.
 */
package dev.openbook.fuzz;
