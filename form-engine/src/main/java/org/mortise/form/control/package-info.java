/**
 * Controls: what kinds of fields there are. Each is one class that says what its settings may be, brings what was sent into the
 * canonical JSON of records and says what is wrong with a value. Pure; uses kernel, metadata shapes and re2j only.
 */
@NullMarked
package org.mortise.form.control;

import org.jspecify.annotations.NullMarked;
