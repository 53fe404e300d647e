package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.condition.Conditions;
import org.mortise.core.database.Transaction;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.EncryptedUse;
import org.mortise.core.metadata.FilterUse;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionUse;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.store.FormIndexes;
import org.mortise.core.store.IndexWish;

/** The kind {@code view}: a list or a board of a form's records. */
@ApplicationScoped
public class ViewKind implements MetadataKind {

    private final Metadata metadata;
    private final FormIndexes indexes;

    ViewKind(Metadata metadata, FormIndexes indexes) {
        this.metadata = metadata;
        this.indexes = indexes;
    }

    /** Outside the container, for tests of engines. */
    public static ViewKind of(Metadata metadata, FormIndexes indexes) {
        return new ViewKind(metadata, indexes);
    }

    @Override
    public String name() {
        return "view";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String folder() {
        return "views";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var form = doc.path("form").asText();
        var shape = lookup.form(ObjectKey.resolve(key.pkg(), form)).orElse(null);
        if (shape == null) {
            return List.of(Problem.at("/form", "reference_missing", Map.of("kind", "form", "key", form)));
        }
        var problems = new ArrayList<>(check(doc, FormTypes.unsecured(shape, lookup::form)));
        problems.addAll(new VainParts(doc, new EncryptedUse(shape, lookup)).problems());
        return problems;
    }

    /** A filter over an option that is gone finds nothing; a field that filters do not offer cannot be taken out of one again. */
    @Override
    public List<Problem> warn(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var form = ObjectKey.resolve(key.pkg(), doc.path("form").asText());
        var warnings = new ArrayList<>(FilterUse.of(lookup, form).inView(doc));
        lookup.form(form)
                .map(shape -> new OptionUse(shape, lookup).inCondition(doc.path("filter"), "/filter"))
                .ifPresent(warnings::addAll);
        return warnings;
    }

    /** Everybody opens published views: they get an index that has their records in their order. */
    @Override
    public Uni<Void> publish(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        var form = ObjectKey.resolve(next.key().pkg(), next.doc().path("form").asText());
        return metadata.current(transaction)
                .map(snapshot -> snapshot.form(form).flatMap(shape -> wish(shape, next.doc())))
                .flatMap(wish -> wish.map(wanted -> indexes.ensure(transaction, wanted))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Optional<IndexWish> wish(FormShape shape, JsonNode view) {
        var sort = new ArrayList<IndexWish.Level>();
        view.path("sort")
                .forEach(level -> sort.add(new IndexWish.Level(
                        level.path("field").asText(),
                        level.path("direction").asText().equals("desc"))));
        var filter = view.has("filter") ? Conditions.parse(Json.plain(view.path("filter"))) : null;
        return IndexWish.ofList(shape, filter, sort);
    }

    /** What is wrong with columns, filter, order, groups and lanes for the fields in {@code types}. */
    public static List<Problem> check(JsonNode view, FieldTypes types) {
        var problems = new ArrayList<Problem>();
        var columns = view.path("columns");
        for (var index = 0; index < columns.size(); index++) {
            known(columns.get(index).path("field").asText(), types, "/columns/" + index + "/field", problems);
        }
        var sort = view.path("sort");
        for (var index = 0; index < sort.size(); index++) {
            var at = "/sort/" + index + "/field";
            var field = sort.get(index).path("field").asText();
            if (known(field, types, at, problems) && types.typeOf(FieldPath.of(field)) instanceof FxType.ListOf) {
                problems.add(Problem.at(at, "field_has_several_values", Map.of("field", field)));
            }
        }
        group(view, types, problems);
        kanban(view, types, problems);
        filter(view, types, problems);
        return problems;
    }

    private static void group(JsonNode view, FieldTypes types, List<Problem> problems) {
        var by = view.path("group").asText("");
        if (view.has("group")
                && types.typeOf(new FieldPath(List.of(by.isEmpty() ? "?" : by))) != FxType.Scalar.OPTION) {
            problems.add(Problem.at("/group", "group_by_options", Map.of("field", by)));
        }
    }

    private static void kanban(JsonNode view, FieldTypes types, List<Problem> problems) {
        if (!view.path("type").asText("list").equals("kanban")) {
            return;
        }
        var by = view.path("kanban").path("by").asText("");
        if (types.typeOf(new FieldPath(List.of(by.isEmpty() ? "?" : by))) != FxType.Scalar.OPTION) {
            problems.add(Problem.at("/kanban/by", "kanban_by_options", Map.of("field", by)));
        }
        var sum = view.path("kanban").path("sum").asText("");
        if (!sum.isEmpty() && types.typeOf(FieldPath.of(sum)) != FxType.Scalar.NUMBER) {
            problems.add(Problem.at("/kanban/sum", "kanban_sum_numbers", Map.of("field", sum)));
        }
    }

    private static void filter(JsonNode view, FieldTypes types, List<Problem> problems) {
        if (!view.has("filter")) {
            return;
        }
        try {
            ConditionCheck.check(Conditions.parse(Json.plain(view.path("filter"))), types, ConditionCheck.Place.RECORD)
                    .forEach(problem -> problems.add(problem.under("/filter")));
        } catch (Rejected malformed) {
            malformed.problems().forEach(problem -> problems.add(problem.under("/filter")));
        }
    }

    private static boolean known(String field, FieldTypes types, String at, List<Problem> problems) {
        if (types.typeOf(FieldPath.of(field)) != null) {
            return true;
        }
        problems.add(Problem.at(at, "field_unknown", Map.of("field", field)));
        return false;
    }
}
