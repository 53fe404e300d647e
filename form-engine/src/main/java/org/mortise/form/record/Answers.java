package org.mortise.form.record;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.ScopedQuestion;
import org.mortise.core.database.Transaction;
import org.mortise.core.formula.Question;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.Inquiry;
import org.mortise.core.store.RecordStore;

/**
 * What other forms answer to the questions of formulas. Passes over many records note what they would like to know; each question is
 * then asked once for all of them, and the passes are run again. That ends: fields do not need each other in a circle.
 */
final class Answers {

    /** Values in one statement. */
    private static final int MOST_AT_ONCE = 2_000;

    private final RecordStore store;
    private final @Nullable Transaction transaction;
    private final CallerAccess asking;
    private final Map<Question, Map<Inquiry, @Nullable Object>> known = new HashMap<>();
    private final Map<Question, Set<Inquiry>> wanted = new LinkedHashMap<>();

    Answers(RecordStore store, @Nullable Transaction transaction, CallerAccess asking) {
        this.store = store;
        this.transaction = transaction;
        this.asking = asking;
    }

    @Nullable
    Object find(Question question, List<Object> values, @Nullable String except) {
        var inquiry = new Inquiry(
                values.stream().map(Answers::plain).toList(), except == null ? null : UUID.fromString(except));
        var answers = known.getOrDefault(question, Map.of());
        if (answers.containsKey(inquiry)) {
            return answers.get(inquiry);
        }
        wanted.computeIfAbsent(question, fresh -> new LinkedHashSet<>()).add(inquiry);
        return question.nothing();
    }

    /** Asks what is wanted; says whether anything was. */
    Uni<Boolean> ask() {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        var asked = new LinkedHashMap<>(wanted);
        wanted.clear();
        return Multi.createFrom()
                .iterable(asked.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> ask(one.getKey(), List.copyOf(one.getValue())))
                .collect()
                .last()
                .replaceWith(true);
    }

    private Uni<Boolean> ask(Question question, List<Inquiry> inquiries) {
        var answers = known.computeIfAbsent(question, fresh -> new HashMap<>());
        inquiries.forEach(inquiry -> answers.put(inquiry, question.nothing()));
        if (question.isForDirectory()) {
            return inParts(question, inquiries, part -> store.directory(transaction, question, part));
        }
        return scoped(question)
                .map(scoped -> inParts(question, inquiries, part -> store.answers(transaction, scoped, part)))
                .orElseGet(() -> Uni.createFrom().item(true));
    }

    /** What may not be asked is not found, as are records out of reach. */
    private Optional<ScopedQuestion> scoped(Question question) {
        try {
            return Optional.of(asking.ask(question));
        } catch (Rejected outOfReach) {
            return Optional.empty();
        }
    }

    private Uni<Boolean> inParts(
            Question question, List<Inquiry> inquiries, Function<List<Inquiry>, Uni<List<@Nullable Object>>> ask) {
        var answers = known.computeIfAbsent(question, fresh -> new HashMap<>());
        var parts = new ArrayList<List<Inquiry>>();
        for (var from = 0; from < inquiries.size(); from += MOST_AT_ONCE) {
            parts.add(inquiries.subList(from, Math.min(inquiries.size(), from + MOST_AT_ONCE)));
        }
        return Multi.createFrom()
                .iterable(parts)
                .onItem()
                .transformToUniAndConcatenate(part -> ask.apply(part).invoke(found -> {
                    for (var index = 0; index < part.size(); index++) {
                        answers.put(part.get(index), found.get(index));
                    }
                }))
                .collect()
                .last()
                .replaceWith(true);
    }

    /** Equal numbers are one question. */
    private static Object plain(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }
}
