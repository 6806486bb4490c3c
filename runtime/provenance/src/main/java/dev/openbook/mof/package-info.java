/**
 * The Model Openness Framework: which components a release consists of. A class is claimed only from a record that lists
 * components and licences, never from the look of a folder.
 */
@NullMarked
package dev.openbook.mof;

import org.jspecify.annotations.NullMarked;
