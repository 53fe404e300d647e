package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.org.Organisation;
import org.mortise.core.store.FieldValues;
import org.mortise.core.store.FieldValues.Held;
import org.mortise.core.store.FieldValues.Survey;
import org.mortise.core.vault.Vault;
import org.mortise.form.control.Coercion;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.linkage.OlderAmounts;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;

/** What a new version of a form does to the values that are there: told beforehand, done at the publish. */
final class DataEffects {

    private static final int MOST_VALUES = 20_000;
    private static final int SAMPLES = 5;

    private final ControlCatalog controls;
    private final FormShape before;
    private final FormShape after;
    private final FormDefinition next;
    private final List<FieldChange> changes;
    private final Coercion coercion;
    private final Locale language;
    private final Vault vault;

    /** @param next the form {@code after} as its author writes it */
    DataEffects(
            ControlCatalog controls,
            FormShape before,
            FormShape after,
            FormDefinition next,
            List<FieldChange> changes,
            Organisation organisation,
            Vault vault) {
        this.controls = controls;
        this.before = before;
        this.after = after;
        this.next = next;
        this.changes = changes;
        this.coercion = new Coercion(organisation.zone());
        this.language = organisation.language();
        this.vault = vault;
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
     * Converts the values of fields whose kind of value changes, before the tables are made to fit. What only becomes encrypted, or no
     * longer is, is turned afterwards, while people work.
     *
     * @return fails with {@code effect_values_unfit} when there are values that cannot be converted; none is ever lost
     */
    Uni<Void> done(Transaction transaction) {
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(
                        change -> convert(transaction, change).replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> convert(Transaction transaction, FieldChange change) {
        var conversion = conversion(change);
        var now = change.now();
        if (now == null || conversion.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var values = valuesOf(change);
        var sealed = values.sealed(vault, now, opened(change, conversion));
        return values.survey(transaction, sealed, samples(change)).flatMap(survey -> {
            if (survey.bad() > 0) {
                throw Rejected.invalid(List.of(unfit(change, survey)));
            }
            return conversion.get().isOfOtherType()
                    ? values.giveUpColumn(transaction).chain(() -> moved(transaction, change, values))
                    : values.convert(transaction);
        });
    }

    /** Links of a form that may be many stand in a table of their own; those of a row stay in it. */
    private static Uni<Void> moved(Transaction transaction, FieldChange change, FieldValues values) {
        return change.now() != null && change.now().type() == ValueType.LINKS && change.table() == null
                ? values.link(transaction, change.now())
                : values.convert(transaction);
    }

    /** What a value becomes, whether or not it is sealed now. */
    private Function<JsonNode, Optional<JsonNode>> opened(FieldChange change, Optional<Conversion> conversion) {
        return valuesOf(change)
                .opened(
                        vault,
                        conversion
                                .<Function<JsonNode, Optional<JsonNode>>>map(each -> each::of)
                                .orElse(Optional::of));
    }

    /** Encrypted values are not told to whoever publishes. */
    private static int samples(FieldChange change) {
        return change.was().encrypted() ? 0 : SAMPLES;
    }

    /** Values that are encrypted from now on, or no longer. */
    private Uni<List<Problem>> sealing(Transaction transaction, FieldChange change) {
        var now = change.now();
        if (now == null || !change.changesSealing()) {
            return Uni.createFrom().item(List.of());
        }
        var code = now.encrypted() ? "effect_values_encrypted" : "effect_values_decrypted";
        return valuesOf(change).filled(transaction).map(count -> some(change, code, count));
    }

    private Uni<List<Problem>> told(Transaction transaction, FieldChange change) {
        var values = valuesOf(change);
        if (change.now() == null) {
            return values.filled(transaction).map(count -> some(change, "effect_values_hidden", count));
        }
        var conversion = conversion(change);
        var kept = conversion.isPresent()
                ? values.survey(transaction, opened(change, conversion), samples(change))
                        .map(survey -> converted(change, conversion.get(), survey))
                : options(transaction, change);
        return Multi.createFrom()
                .items(
                        missing(transaction, change),
                        kept,
                        currencies(transaction, change),
                        sealing(transaction, change))
                .onItem()
                .transformToUniAndConcatenate(told -> told)
                .collect()
                .in(ArrayList<Problem>::new, List::addAll)
                .map(List::copyOf);
    }

    /** Amounts that another field says the currency of, from now on. */
    private Uni<List<Problem>> currencies(Transaction transaction, FieldChange change) {
        var saying = change.now() == null ? null : change.now().currency();
        var amount = change.next();
        if (saying == null || saying.equals(change.was().currency()) || amount == null || amount.compute() != null) {
            return Uni.createFrom().item(List.of());
        }
        var before = Objects.requireNonNullElse(change.was().code(), "");
        var given = new SayingField(after, next, change.table(), saying).forOlder(amount);
        return valuesOf(change).filled(transaction).map(count -> given.map(code ->
                        some(change, "effect_currency_given", count, Map.of("before", before, "currency", code)))
                .orElseGet(() -> some(change, "effect_currency_missing", count)));
    }

    /** The field that says a currency: beside the amount in its row, or of the record. */
    private record SayingField(
            FormShape form,
            FormDefinition written,
            @Nullable FieldShape table,
            String key) {

        Optional<String> forOlder(FieldDefinition amount) {
            var columns = table == null ? Optional.<FieldShape>empty() : form.field(table.key());
            var column = columns.flatMap(rows -> rows.field(key));
            var shape = column.isPresent() ? column : form.field(key);
            var definition = column.isPresent()
                    ? written.field(columns.orElseThrow().key()).stream()
                            .flatMap(rows -> rows.fields().stream())
                            .filter(field -> field.key().equals(key))
                            .findFirst()
                    : written.field(key);
            return definition.flatMap(
                    saying -> shape.flatMap(offered -> OlderAmounts.currency(amount, saying, offered)));
        }
    }

    private Optional<Conversion> conversion(FieldChange change) {
        return change.conversion(controls, coercion, language);
    }

    private Uni<List<Problem>> missing(Transaction transaction, FieldChange change) {
        return change.becomesRequired() && change.was().type() != ValueType.SUBTABLE
                ? valuesOf(change).blank(transaction).map(count -> some(change, "effect_values_missing", count))
                : Uni.createFrom().item(List.of());
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

    /** Nothing is said of values that the other control takes as they are. */
    private static List<Problem> converted(FieldChange change, Conversion conversion, Survey survey) {
        if (survey.bad() > 0) {
            return List.of(unfit(change, survey));
        }
        return some(change, "effect_values_converted", conversion.isOfOtherType() ? survey.count() : survey.changed());
    }

    private static Problem unfit(FieldChange change, Survey survey) {
        var samples = survey.unfit().stream()
                .map(value -> value.isTextual() ? value.asText() : Json.write(value))
                .toList();
        return Problem.at(
                change.at(),
                "effect_values_unfit",
                Map.of(
                        "title", change.was().title(),
                        "count", survey.count(),
                        "bad", survey.bad(),
                        "samples", samples));
    }

    private static List<Problem> some(FieldChange change, String code, long count) {
        return some(change, code, count, Map.of());
    }

    private static List<Problem> some(FieldChange change, String code, long count, Map<String, Object> more) {
        var params = new HashMap<String, Object>(Map.of("title", change.was().title(), "count", count));
        params.putAll(more);
        return count == 0 ? List.of() : List.of(Problem.at(change.at(), code, params));
    }

    private FieldValues valuesOf(FieldChange change) {
        return new FieldValues(before, change.was(), change.table());
    }
}
