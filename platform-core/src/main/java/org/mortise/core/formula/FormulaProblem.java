package org.mortise.core.formula;

import java.util.Map;

/**
 * One mistake in a formula.
 *
 * @param code stable, starts with {@code fx_}
 * @param from first UTF-16 position in the source
 * @param to position after the last one; never before {@code from}
 * @param params texts and numbers for the sentence; types by their {@link FxType#id()}
 */
public record FormulaProblem(String code, int from, int to, Map<String, Object> params) {

    public FormulaProblem {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("not a range: %d to %d".formatted(from, to));
        }
        params = Map.copyOf(params);
    }
}
