package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.AggregateQuery.Aggregate;
import org.mortise.core.access.AggregateQuery.Dimension;
import org.mortise.core.access.AggregateQuery.Measure;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FormAccess;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.GroupRows;
import org.mortise.core.store.RecordStore;
import org.mortise.form.linkage.OptionSource;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.record.ReferenceCheck.Image;

/** Choices that are values of records of another form: offered and kept only as far as whoever chooses may read these records. */
final class RecordChoices {

    private final RecordStore store;

    RecordChoices(RecordStore store) {
        this.store = store;
    }

    /** {@code {"items": [{"id", "title", "detail"}]}}: each value once, with its label beside it. */
    Uni<JsonNode> offered(
            CallerAccess access,
            ObjectKey form,
            PreparedField field,
            OptionSource source,
            Candidates.Question question) {
        var readable = readable(access, form, field.path(), source);
        if (readable == null) {
            return Uni.createFrom().item(items(Map.of()));
        }
        var asked = new ArrayList<Condition>();
        asked.add(new Condition.Comparison(FieldPath.of(source.value()), Operator.NOT_EMPTY, null));
        var filter = source.filter(question.values());
        if (filter != null) {
            asked.add(filter);
        }
        if (!question.search().isEmpty()) {
            asked.add(searched(readable, source, question.search()));
        }
        var label = source.label() == null || !readable.mayAsk(source.label()) ? null : source.label();
        var query = grouped(readable.shape().form(), source, label, new Condition.All(asked), question.limit());
        return store.aggregate(access.aggregatePointed(form, field.path(), query))
                .map(rows -> items(values(rows, label)));
    }

    /** Each value once, in its order, however many records hold it; of several labels the first. */
    private static AggregateQuery grouped(
            ObjectKey of, OptionSource source, @Nullable String label, Condition filter, int limit) {
        var beside = label == null
                ? new Measure("count", Aggregate.COUNT, null)
                : new Measure("label", Aggregate.MIN, FieldPath.of(label));
        return new AggregateQuery(
                of,
                List.of(new Dimension("value", FieldPath.of(source.value()), null)),
                List.of(beside),
                filter,
                null,
                List.of(),
                limit);
    }

    private static Condition searched(FormAccess readable, OptionSource source, String search) {
        var contains = new ArrayList<Condition>();
        for (var key : new String[] {source.value(), source.label()}) {
            if (key != null && readable.mayAsk(key)) {
                contains.add(
                        new Condition.Comparison(FieldPath.of(key), Operator.CONTAINS, new Operand.Literal(search)));
            }
        }
        return new Condition.Any(contains);
    }

    private static Map<String, String> values(GroupRows rows, @Nullable String label) {
        var values = new LinkedHashMap<String, String>();
        for (var row : rows.rows()) {
            values.put(
                    String.valueOf(row.get(0)), label == null || row.get(1) == null ? "" : String.valueOf(row.get(1)));
        }
        return values;
    }

    private static JsonNode items(Map<String, String> values) {
        var json = Json.object();
        var items = json.putArray("items");
        values.forEach((value, label) ->
                items.addObject().put("id", value).put("title", value).put("detail", label));
        return json;
    }

    /** What is asked of one source for some records: two records with the same values beside the field share it. */
    private record Range(PreparedField field, @Nullable Condition filter) {}

    /** A value that is newly chosen. */
    private record Choice(Range range, String value, String at) {}

    /** What is wrong with what each of the images newly holds; one question per field and filter, however many images there are. */
    Uni<List<List<Problem>>> check(ReferenceCheck.Setting setting, List<Image> images) {
        var fresh = images.stream().map(image -> fresh(setting.form(), image)).toList();
        var asked = new LinkedHashMap<Range, Set<String>>();
        fresh.forEach(choices ->
                choices.forEach(choice -> asked.computeIfAbsent(choice.range(), range -> new LinkedHashSet<>())
                        .add(choice.value())));
        var known = new LinkedHashMap<Range, Set<String>>();
        return Multi.createFrom()
                .iterable(asked.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> among(setting, entry.getKey(), entry.getValue())
                        .invoke(values -> known.put(entry.getKey(), values)))
                .collect()
                .last()
                .map(last -> fresh.stream()
                        .map(choices -> choices.stream()
                                .filter(choice -> !known.getOrDefault(choice.range(), Set.of())
                                        .contains(choice.value()))
                                .map(RecordChoices::unknown)
                                .toList())
                        .toList());
    }

    private static Problem unknown(Choice choice) {
        return Problem.at(
                "/data" + choice.at(),
                "choice_not_offered",
                Map.of("field", choice.range().field().definition().title(), "option", choice.value()));
    }

    private static List<Choice> fresh(PreparedForm form, Image image) {
        var choices = new ArrayList<Choice>();
        for (var field : form.fields()) {
            var before = image.before() == null ? null : image.before().get(field.key());
            collect(field, image, image.after().path(field.key()), before, "/" + field.key(), choices);
            for (var column : field.columns()) {
                if (column.optionsFrom().isPresent()) {
                    cells(form, field, column, image, choices);
                }
            }
        }
        return choices;
    }

    /** The filter of a column speaks of the columns of its row first, then of the record. */
    private static void cells(
            PreparedForm form, PreparedField table, PreparedField column, Image image, List<Choice> choices) {
        var before = image.before();
        var rows = image.after().path(table.key());
        for (var index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            var old = before == null ? null : like(before.path(table.key()), row);
            var cell = new Image(
                    before == null || old == null ? null : form.around(table.key(), before, old),
                    form.around(table.key(), image.after(), row));
            var at = "/" + table.key() + "/" + index + "/" + column.key();
            collect(column, cell, row.path(column.key()), old == null ? null : old.get(column.key()), at, choices);
        }
    }

    private static @Nullable JsonNode like(JsonNode rows, JsonNode row) {
        for (var one : rows) {
            if (one.path("_id").equals(row.path("_id"))) {
                return one;
            }
        }
        return null;
    }

    private static void collect(
            PreparedField field,
            Image image,
            JsonNode value,
            @Nullable JsonNode before,
            String at,
            List<Choice> choices) {
        var source = field.optionsFrom().orElse(null);
        if (source == null) {
            return;
        }
        var old = new HashSet<String>();
        if (!moved(source, image)) {
            each(before).forEach(one -> old.add(one.asText()));
        }
        var range = new Range(field, source.filter(image.after()));
        each(value).stream()
                .filter(one -> one.isTextual() && !old.contains(one.asText()))
                .forEach(one -> choices.add(new Choice(range, one.asText(), at)));
    }

    /** Whether a field that the filter speaks of has changed, so that all has to be asked again. */
    private static boolean moved(OptionSource source, Image image) {
        ObjectNode before = image.before();
        return before != null
                && source.reads().stream()
                        .anyMatch(key ->
                                !Objects.equals(before.get(key), image.after().get(key)));
    }

    private static List<JsonNode> each(@Nullable JsonNode value) {
        if (value == null || !value.isArray()) {
            return value == null ? List.of() : List.of(value);
        }
        var all = new ArrayList<JsonNode>();
        value.forEach(all::add);
        return all;
    }

    private Uni<Set<String>> among(ReferenceCheck.Setting setting, Range range, Set<String> values) {
        var source = range.field().optionsFrom().orElseThrow();
        var form = setting.form().shape().form();
        if (readable(setting.access(), form, range.field().path(), source) == null) {
            return Uni.createFrom().item(Set.of());
        }
        return Uni.createFrom()
                .deferred(() -> existing(setting, range, range.filter(), values))
                // A filter over fields that the person may not see narrows what is offered, not what may be kept.
                .onFailure(failure -> range.filter() != null && failure instanceof Rejected)
                .recoverWithUni(() -> existing(setting, range, null, values));
    }

    private Uni<Set<String>> existing(
            ReferenceCheck.Setting setting, Range range, @Nullable Condition filter, Set<String> values) {
        var source = range.field().optionsFrom().orElseThrow();
        var form = setting.form().shape().form();
        var wanted = values.stream().<Operand>map(Operand.Literal::new).toList();
        Condition in = new Condition.Comparison(FieldPath.of(source.value()), Operator.IN, new Operand.Many(wanted));
        var query = grouped(
                source.form(form.pkg()),
                source,
                null,
                filter == null ? in : new Condition.All(List.of(in, filter)),
                AggregateQuery.MAX_LIMIT);
        var scoped = setting.access().aggregatePointed(form, range.field().path(), query);
        return store.aggregate(setting.transaction(), scoped)
                .map(rows -> values(rows, null).keySet());
    }

    /** @param form of the field */
    private static @Nullable FormAccess readable(
            CallerAccess access, ObjectKey form, String path, OptionSource source) {
        return access.pointed(form, path, source.form(form.pkg()))
                .filter(readable -> readable.mayAsk(source.value()))
                .orElse(null);
    }
}
