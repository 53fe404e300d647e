/**
 * Workbooks in and out: reads messy sheets, guesses what their columns are, turns rows into records and tells what is wrong with
 * the rest. Owns the import runs; writes records only through the record pipeline.
 */
@NullMarked
package org.mortise.form.excel;

import org.jspecify.annotations.NullMarked;
