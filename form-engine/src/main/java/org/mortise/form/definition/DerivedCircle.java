package org.mortise.form.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.Question;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.model.RollupDefinition;

/**
 * Whether the computed fields of a form need themselves by way of other forms: a lookup of a rollup of a formula over the lookup.
 * Follows what each needs, over as many forms as it takes. Inside one form the graph of the form knows.
 */
final class DerivedCircle {

    private final PreparedForm form;
    private final Function<ObjectKey, Optional<PreparedForm>> forms;
    private final Map<ObjectKey, Optional<PreparedForm>> known = new HashMap<>();
    private final Set<Place> done = new HashSet<>();
    private final Set<List<Place>> asking = new HashSet<>();
    private List<Place> circle = List.of();

    DerivedCircle(PreparedForm form, Function<ObjectKey, Optional<PreparedForm>> forms) {
        this.form = form;
        this.forms = forms;
    }

    /** A field of a form, or {@code items.amount} for a column. */
    record Place(ObjectKey form, String field) {
        @Override
        public String toString() {
            return form.key() + "." + field;
        }
    }

    /** Fields that need each other, first and last the same, in the direction of influence; empty when there is no circle. */
    List<Place> find() {
        for (var field : form.fields()) {
            Stream.concat(Stream.of(field), field.columns().stream())
                    .filter(each -> circle.isEmpty() && each.isComputed())
                    .forEach(each -> visit(new Place(form.shape().form(), each.path()), new ArrayList<>()));
        }
        var path = new ArrayList<>(circle);
        java.util.Collections.reverse(path);
        return path;
    }

    private void visit(Place place, List<Place> path) {
        if (done.contains(place) || !circle.isEmpty()) {
            return;
        }
        var start = path.indexOf(place);
        if (start >= 0) {
            var found = new ArrayList<>(path.subList(start, path.size()));
            found.add(place);
            // What stays in one record is told by the graph of its form, which does not know what it asks of the others
            // of its kind.
            if (asksOthers(found)
                    || found.stream().anyMatch(other -> !other.form().equals(place.form()))) {
                circle = List.copyOf(found);
            }
            return;
        }
        path.add(place);
        needs(place).forEach(needed -> visit(needed, path));
        path.remove(path.size() - 1);
        done.add(place);
    }

    private boolean asksOthers(List<Place> path) {
        return IntStream.range(1, path.size()).anyMatch(at -> asking.contains(path.subList(at - 1, at + 1)));
    }

    private Set<Place> needs(Place place) {
        var needs = new LinkedHashSet<Place>();
        var keys = FieldPath.of(place.field()).keys();
        prepared(place.form()).ifPresent(holder -> holder.field(keys.get(0)).ifPresent(field -> {
            if (keys.size() > 1) {
                field.column(keys.get(1)).ifPresent(column -> column(place, holder, field, column, needs));
                return;
            }
            // Who reads the rows as a whole may read all of them.
            field.columns().forEach(column -> needs.add(new Place(place.form(), column.path())));
            formula(place, holder, field, needs);
            field.lookedUp().ifPresent(path -> reads(holder.shape(), path, needs));
            field.definition().rollup().ifPresent(rollup -> rollup(holder, rollup, needs));
        }));
        return needs;
    }

    private void column(Place place, PreparedForm holder, PreparedField table, PreparedField column, Set<Place> needs) {
        formula(place, holder, column, needs);
        column.lookedUp().ifPresent(path -> reads(holder.shape(), FieldPath.of(table.key() + "." + path), needs));
    }

    private void formula(Place place, PreparedForm holder, PreparedField field, Set<Place> needs) {
        if (field.compute() == null) {
            return;
        }
        var dot = field.path().indexOf('.');
        var table = dot < 0
                ? null
                : holder.shape().field(field.path().substring(0, dot)).orElse(null);
        for (var ask : field.compute().asks()) {
            var asked = asked(ask.question());
            asked.forEach(other -> asking.add(List.of(place, other)));
            needs.addAll(asked);
        }
        for (var path : field.compute().reads()) {
            if (table != null && table.field(path.keys().get(0)).isPresent()) {
                reads(holder.shape(), FieldPath.of(table.key() + "." + path), needs);
            } else {
                reads(holder.shape(), path, needs);
            }
        }
    }

    private Set<Place> asked(Question question) {
        var asked = new LinkedHashSet<Place>();
        if (question.isForDirectory()) {
            return asked;
        }
        prepared(ObjectKey.parse(question.form())).map(PreparedForm::shape).ifPresent(shape -> {
            question.tests().forEach(test -> reads(shape, test.field(), asked));
            if (question.result() != null) {
                reads(shape, question.result(), asked);
            }
        });
        return asked;
    }

    private void rollup(PreparedForm holder, RollupDefinition rollup, Set<Place> needs) {
        if (rollup.form().isEmpty()) {
            return;
        }
        var child = prepared(ObjectKey.resolve(holder.shape().form().pkg(), rollup.form()));
        child.map(PreparedForm::shape).ifPresent(shape -> {
            if (!rollup.via().isEmpty()) {
                reads(shape, new FieldPath(rollup.via()), needs);
            }
            if (rollup.field() != null) {
                reads(shape, FieldPath.of(rollup.field()), needs);
            }
            if (rollup.window() != null) {
                reads(shape, FieldPath.of(rollup.window().field()), needs);
            }
            if (rollup.where().isObject()) {
                var types = FormTypes.unsecured(shape, key -> prepared(key).map(PreparedForm::shape));
                Conditions.fields(Conditions.parse(Json.plain(rollup.where())), types)
                        .forEach(path -> reads(shape, path, needs));
            }
        });
    }

    /** Every field along a path. */
    private void reads(FormShape shape, FieldPath path, Set<Place> needs) {
        var at = Optional.of(shape);
        var keys = path.keys();
        for (var index = 0; index < keys.size() && at.isPresent(); index++) {
            var field = at.get().field(keys.get(index)).orElse(null);
            if (field == null) {
                return;
            }
            var place = field.key();
            if (field.type() == ValueType.SUBTABLE && index + 1 < keys.size()) {
                index++;
                field = field.field(keys.get(index)).orElse(null);
                place = place + "." + keys.get(index);
            }
            needs.add(new Place(at.get().form(), place));
            at = field == null || field.target() == null
                    ? Optional.empty()
                    : prepared(field.target()).map(PreparedForm::shape);
        }
    }

    private Optional<PreparedForm> prepared(ObjectKey key) {
        return key.equals(form.shape().form()) ? Optional.of(form) : known.computeIfAbsent(key, forms);
    }
}
