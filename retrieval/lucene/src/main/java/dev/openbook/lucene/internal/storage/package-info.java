/** The folder beneath: finding, creating and checking it, and saying in plain words what is wrong with it. */
@NullMarked
package dev.openbook.lucene.internal.storage;

import org.jspecify.annotations.NullMarked;
