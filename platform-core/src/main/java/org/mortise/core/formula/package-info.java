/**
 * FX, the formula language: Excel-shaped, statically typed, total and decimal-exact. Compiles text to a typed tree and evaluates
 * it; its twin in TypeScript ({@code designer-ui/src/model/formula}) gives the same answers. Pure: knows only {@code java}.
 */
@NullMarked
package org.mortise.core.formula;

import org.jspecify.annotations.NullMarked;
