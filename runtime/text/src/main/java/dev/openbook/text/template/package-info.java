/**
 * A small interpreter for the chat templates that come with models, written in the language of Jinja. Not for
 * applications; those use {@link dev.openbook.text.ChatTemplates}.
 *
 * <p>A template is a program by a stranger. It sees nothing but plain values (no reflection, no Java object), reads and
 * writes nothing outside, and is bounded in steps, depth and output by {@link dev.openbook.text.template.TemplateLimits}.
 * The measure of everything here is jinja2 3.1 as Python's transformers sets it up (immutable sandbox, {@code trim_blocks},
 * {@code lstrip_blocks}, loop controls, {@code generation} blocks): the same template over the same messages gives the same
 * characters, or a clear refusal; never a prompt that is silently different.
 *
 * <p>Source text becomes tokens ({@code Lexer}), tokens a tree ({@code StatementParser}, {@code ExpressionParser}), names
 * places in frames ({@code Resolver}, by jinja2's own rules of scope); then {@code Interpreter} and {@code Evaluator} walk
 * the tree over {@code Value}s that behave as Python's.
 */
@NullMarked
package dev.openbook.text.template;

import org.jspecify.annotations.NullMarked;
