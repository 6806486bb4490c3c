/**
 * What the writers of all formats share: JSON members that are left out if empty, text that UTF-8 can carry, names made of content,
 * and which licences a format has identifiers for.
 */
@NullMarked
package dev.openbook.bom.internal.document;

import org.jspecify.annotations.NullMarked;
