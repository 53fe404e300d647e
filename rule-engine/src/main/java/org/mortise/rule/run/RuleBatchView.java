package org.mortise.rule.run;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;

/**
 * A rule on its way through many records, as the person reads it who sent it there.
 *
 * @param problem why it failed as a whole; null otherwise
 */
record RuleBatchView(
        UUID id,
        ObjectKey rule,
        String title,
        ObjectKey form,
        String state,
        int total,
        int processed,
        int done,
        int refused,
        RunView.@Nullable Sentence problem,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static RuleBatchView of(RuleBatch batch, ProblemTexts texts, Locale locale) {
        var figures = batch.figures();
        var problem = batch.problem();
        return new RuleBatchView(
                batch.id(),
                batch.rule(),
                batch.title().in(locale),
                batch.form(),
                batch.state(),
                figures.total(),
                figures.processed(),
                figures.done(),
                figures.refused(),
                problem == null
                        ? null
                        : RunView.sentences(Json.mapper().createArrayNode().add(problem), texts, locale)
                                .get(0),
                batch.startedAt(),
                batch.finishedAt());
    }

    /** @param name null where the reader may not know it */
    record RefusedRecord(UUID record, @Nullable String name, List<RunView.Sentence> problems) {}

    /** @param next cursor of the next page; null on the last */
    record RefusedPage(List<RefusedRecord> items, @Nullable Integer next) {

        /** @param found one more than {@code most} where there are more */
        static RefusedPage of(RuleBatchDesk.Refused found, int most, ProblemTexts texts, Locale locale) {
            var shown = found.items().stream().limit(most).toList();
            return new RefusedPage(
                    shown.stream()
                            .map(one -> new RefusedRecord(
                                    one.record(),
                                    found.names().get(one.record()),
                                    RunView.sentences(one.problems(), texts, locale)))
                            .toList(),
                    found.items().size() > most ? shown.get(shown.size() - 1).place() : null);
        }
    }
}
