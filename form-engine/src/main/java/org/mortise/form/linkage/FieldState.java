package org.mortise.form.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a field, a column or a section stands after a pass.
 *
 * @param visible for this caller, by rules and rights
 * @param required whether the caller must fill it
 * @param readonly whether the caller cannot fill it
 * @param options keys that may be chosen; null when all may
 * @param error such as {@code #DIV/0} when its formula has no result; null otherwise
 */
public record FieldState(
        boolean visible,
        boolean required,
        boolean readonly,
        @Nullable List<String> options,
        @Nullable String error) {}
