/**
 * Texts and tokens sorted into classes: {@link dev.openbook.classify.TextClassifiers} for whole texts and classes that the model
 * was trained for, {@link dev.openbook.classify.ZeroShotClassifiers} for classes that are only named, {@link
 * dev.openbook.classify.TokenClassifiers} for names, dates and the like within texts.
 */
@NullMarked
package dev.openbook.classify;

import org.jspecify.annotations.NullMarked;
