package org.mortise.form.excel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mortise.core.kernel.ObjectKey;

/**
 * Records that an import made because cells name them, by what they are called: each once, however often the file says it. An
 * attempt after a crash finds them as records that are there.
 */
final class Made {

    /** @param match field of the form that says the word */
    record Called(ObjectKey form, String match, String word) {}

    private final Map<Called, UUID> ids = new HashMap<>();

    synchronized Optional<UUID> of(Called called) {
        return Optional.ofNullable(ids.get(called));
    }

    synchronized void add(Map<Called, UUID> others) {
        ids.putAll(others);
    }
}
