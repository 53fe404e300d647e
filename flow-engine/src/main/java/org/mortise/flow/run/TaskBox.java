package org.mortise.flow.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** The lists in which somebody finds flows. */
enum TaskBox {
    /** To be decided by the caller. */
    OPEN,
    /** Decided by the caller. */
    DONE,
    /** Told to the caller. */
    CC,
    /** Started by the caller. */
    STARTED;

    static TaskBox parse(String text) {
        return Arrays.stream(values())
                .filter(box -> box.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> Rejected.because(
                        Rejected.Kind.MALFORMED, Problem.at("/box", "task_box_unknown", Map.of("box", text))));
    }
}
