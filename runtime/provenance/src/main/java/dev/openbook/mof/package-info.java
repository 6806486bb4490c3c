/**
 * The Model Openness Framework: records of what a release contains and under which licences ({@link
 * dev.openbook.mof.MofRecordReader}), and the class that they amount to ({@link dev.openbook.mof.MofEvaluator}). A class is only ever
 * claimed from a record that somebody wrote.
 */
@NullMarked
package dev.openbook.mof;

import org.jspecify.annotations.NullMarked;
