/**
 * How fields depend on each other: the graph that must have no cycle and the one pass that computes a record. Pure; uses kernel,
 * formula, condition and the controls. The browser runs a twin of the pass; the server's result holds.
 */
@NullMarked
package org.mortise.form.linkage;

import org.jspecify.annotations.NullMarked;
