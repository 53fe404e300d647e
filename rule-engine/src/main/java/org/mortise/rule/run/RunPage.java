package org.mortise.rule.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.ProblemTexts;

/** A page of runs; {@code next} is the cursor of the next one, absent on the last. */
record RunPage(List<RunView> items, @Nullable String next) {

    /**
     * @param found up to one run more than the page holds
     * @param inFull whether the reader is told what the runs did elsewhere and why they failed
     * @param names of the people whose actions they were
     */
    static RunPage of(
            List<RuleRun> found, int size, ProblemTexts texts, Locale locale, boolean inFull, Map<UUID, String> names) {
        var shown = found.subList(0, Math.min(size, found.size()));
        return new RunPage(
                shown.stream()
                        .map(run -> RunView.of(run, texts, locale, inFull, names))
                        .toList(),
                found.size() > size ? shown.get(size - 1).id().toString() : null);
    }
}
