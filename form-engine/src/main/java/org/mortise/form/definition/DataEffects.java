package org.mortise.form.definition;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.FieldValues;
import org.mortise.core.store.FieldValues.Held;
import org.mortise.form.control.ControlCatalog;

/** What a new version of a form does to the values that are there: told beforehand, done at the publish. */
final class DataEffects {

    private static final int MOST_VALUES = 20_000;
    private static final int SAMPLES = 5;

    private final ControlCatalog controls;
    private final FormShape before;
    private final List<FieldChange> changes;

    DataEffects(ControlCatalog controls, FormShape before, List<FieldChange> changes) {
        this.controls = controls;
        this.before = before;
        this.changes = changes;
    }

    /** In words: what disappears from sight, what is converted, what fits no longer, what is missing. */
    Uni<List<Problem>> told(Transaction transaction) {
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(change -> told(transaction, change))
                .collect()
                .in(ArrayList<Problem>::new, List::addAll)
                .map(List::copyOf);
    }

    /**
     * Converts the values of fields whose kind of value changes, before the tables are made to fit.
     *
     * @return fails with {@code effect_values_unfit} when there are values that cannot be converted; none is ever lost
     */
    Uni<Void> done(Transaction transaction) {
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(change -> change.conversion(controls)
                        .map(conversion -> convert(transaction, change, conversion))
                        .orElseGet(() -> Uni.createFrom().voidItem())
                        .replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> convert(Transaction transaction, FieldChange change, Conversion conversion) {
        var values = valuesOf(change);
        return values.distinct(transaction, MOST_VALUES + 1).flatMap(held -> {
            var outcome = conversion.of(held);
            if (held.size() > MOST_VALUES) {
                throw Rejected.invalid(List.of(Problem.at(
                        change.at(),
                        "effect_too_many_values",
                        Map.of("title", change.was().title()))));
            }
            if (!outcome.unfit().isEmpty()) {
                throw Rejected.invalid(List.of(unfit(change, outcome)));
            }
            return values.convert(transaction, outcome.values());
        });
    }

    private Uni<List<Problem>> told(Transaction transaction, FieldChange change) {
        var values = valuesOf(change);
        if (change.now() == null) {
            return values.filled(transaction).map(count -> some(change, "effect_values_hidden", count));
        }
        var conversion = change.conversion(controls);
        if (conversion.isPresent()) {
            return values.distinct(transaction, MOST_VALUES + 1)
                    .map(held -> converted(change, conversion.get().of(held)));
        }
        var blanks = change.becomesRequired() && change.was().type() != ValueType.SUBTABLE
                ? values.blank(transaction).map(count -> some(change, "effect_values_missing", count))
                : Uni.createFrom().<List<Problem>>item(List.of());
        return blanks.flatMap(missing -> options(transaction, change).map(gone -> {
            var both = new ArrayList<>(missing);
            both.addAll(gone);
            return both;
        }));
    }

    /** Options that go while records hold them. */
    private Uni<List<Problem>> options(Transaction transaction, FieldChange change) {
        var now = change.now();
        var gone = now == null || now.options().isEmpty()
                ? List.<OptionShape>of()
                : change.was().options().stream()
                        .filter(option -> now.option(option.key()).isEmpty())
                        .toList();
        if (gone.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return valuesOf(change).distinct(transaction, MOST_VALUES).map(held -> gone.stream()
                .flatMap(option -> {
                    var count = held.stream()
                            .filter(one -> holds(one, option))
                            .mapToLong(Held::count)
                            .sum();
                    return count == 0
                            ? Stream.<Problem>empty()
                            : Stream.of(Problem.at(
                                    change.at(),
                                    "effect_option_held",
                                    Map.of(
                                            "form", before.title(),
                                            "title", change.was().title(),
                                            "option", option.label(),
                                            "count", count)));
                })
                .toList());
    }

    private static boolean holds(Held held, OptionShape option) {
        if (!held.value().isArray()) {
            return held.value().asText().equals(option.key());
        }
        for (var each : held.value()) {
            if (each.asText().equals(option.key())) {
                return true;
            }
        }
        return false;
    }

    private static List<Problem> converted(FieldChange change, Conversion.Outcome outcome) {
        if (!outcome.unfit().isEmpty()) {
            return List.of(unfit(change, outcome));
        }
        return some(change, "effect_values_converted", outcome.count());
    }

    private static Problem unfit(FieldChange change, Conversion.Outcome outcome) {
        var bad = outcome.unfit().stream().mapToLong(Held::count).sum();
        var samples = outcome.unfit().stream()
                .limit(SAMPLES)
                .map(held -> held.value().isTextual() ? held.value().asText() : Json.write(held.value()))
                .toList();
        return Problem.at(
                change.at(),
                "effect_values_unfit",
                Map.of("title", change.was().title(), "count", outcome.count(), "bad", bad, "samples", samples));
    }

    private static List<Problem> some(FieldChange change, String code, long count) {
        return count == 0
                ? List.of()
                : List.of(Problem.at(
                        change.at(), code, Map.of("title", change.was().title(), "count", count)));
    }

    private FieldValues valuesOf(FieldChange change) {
        return new FieldValues(before, change.was(), change.table());
    }
}
