package org.mortise.form.refresh;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.Move;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.model.Counted;
import org.mortise.form.model.RollupDefinition;
import org.mortise.form.record.RecordEvents;

/** What the computed fields of one form depend on in other records. Pure. */
final class Dependents {

    private static final Set<String> ARRIVALS = Set.of(RecordEvents.CREATED, RecordEvents.BULK);
    private static final Set<String> DEPARTURES = Set.of(RecordEvents.DELETED);
    private static final Set<String> NEVER = Set.of();

    private final PreparedForm form;
    private final MetadataLookup lookup;
    private final List<Dependence> found = new ArrayList<>();

    private Dependents(PreparedForm form, MetadataLookup lookup) {
        this.form = form;
        this.lookup = lookup;
    }

    static List<Dependence> of(PreparedForm form, MetadataLookup lookup) {
        var dependents = new Dependents(form, lookup);
        form.computedReads().forEach(dependents::read);
        form.fields().forEach(field -> field.definition().rollup().ifPresent(dependents::rollup));
        form.asked().stream().flatMap(AskedDependents::of).forEach(dependents.found::add);
        return List.copyOf(dependents.found);
    }

    /**
     * What is read at the end of a path over links changes, or a link on the way. That the first link of a new or changed record
     * leads to what has changed at the same moment is seen by looking once more.
     */
    private void read(FieldPath path) {
        var keys = path.keys();
        var shape = form.shape();
        var field = shape.field(keys.get(0)).orElse(null);
        if (field == null) {
            return;
        }
        var isTable = field.type() == ValueType.SUBTABLE;
        var link = isTable ? field.field(keys.get(1)).orElse(null) : field;
        var rest = keys.subList(isTable ? 2 : 1, keys.size());
        if (link == null || link.target() == null || rest.isEmpty()) {
            return;
        }
        found.add(new Dependence(shape.form(), Set.of(field.key()), ARRIVALS, null, List.of(), shape.form()));
        beyond(link.target(), rest, List.of(Move.back(shape, isTable ? field : null, link)));
    }

    private void beyond(ObjectKey target, List<String> keys, List<Move> way) {
        found.add(new Dependence(
                target, Set.of(keys.get(0)), NEVER, null, way, form.shape().form()));
        var shape = shape(target).orElse(null);
        if (shape == null || keys.size() == 1) {
            return;
        }
        var link = shape.field(keys.get(0)).orElse(null);
        if (link != null && link.target() != null) {
            var longer = new ArrayList<Move>();
            longer.add(Move.back(shape, null, link));
            longer.addAll(way);
            beyond(link.target(), keys.subList(1, keys.size()), longer);
        }
    }

    private void rollup(RollupDefinition rollup) {
        var way = way(rollup);
        if (way.isEmpty()) {
            return;
        }
        var counted = Counted.of(way.get(0).form(), rollup.via());
        var child = counted.form();
        var holder = form.shape().form();
        found.add(new Dependence(child.form(), watched(rollup, counted), ARRIVALS, null, way, holder));
        for (var hop = 0; hop < way.size(); hop++) {
            var move = way.get(hop);
            var further = way.subList(hop + 1, way.size());
            var key = move.link().key();
            var table = move.table();
            if (hop > 0) {
                found.add(new Dependence(
                        move.form().form(), Set.of(key), ARRIVALS, null, way.subList(hop, way.size()), holder));
            }
            var changing = table == null ? key : table.key();
            var through = table == null ? key : table.key() + "." + key;
            found.add(new Dependence(move.form().form(), Set.of(changing), DEPARTURES, through, further, holder));
        }
        conditionReads(rollup, counted).stream()
                .filter(path -> path.keys().size() > 1)
                .forEach(path -> overLink(path, child, way, holder));
    }

    /** A condition of a rollup reads a record that the counted ones point to. */
    private void overLink(FieldPath path, FormShape child, List<Move> way, ObjectKey holder) {
        var keys = path.keys();
        var first = child.field(keys.get(0)).orElse(null);
        var table = first != null && first.type() == ValueType.SUBTABLE ? first : null;
        var link = table == null ? first : table.field(keys.get(1)).orElse(null);
        var beyond = keys.subList(table == null ? 1 : 2, keys.size());
        if (link != null && link.target() != null && !beyond.isEmpty()) {
            var longer = new ArrayList<Move>();
            longer.add(Move.back(child, table, link));
            longer.addAll(way);
            found.add(new Dependence(link.target(), Set.of(beyond.get(0)), NEVER, null, longer, holder));
        }
    }

    /** From the records that are reckoned over, or hold the rows, to those that hold the rollup; empty when it does not lead there. */
    private List<Move> way(RollupDefinition rollup) {
        var holder = form.shape();
        var way = new ArrayList<Move>();
        var counted = shape(ObjectKey.resolve(holder.form().pkg(), rollup.form()))
                .map(child -> Counted.of(child, rollup.via()))
                .orElse(null);
        if (counted == null) {
            return List.of();
        }
        var table = counted.table();
        var at = Optional.of(counted.form());
        for (var key : counted.links()) {
            var shape = at.orElse(null);
            var among = way.isEmpty() ? table : null;
            var link = shape == null ? null : (among == null ? shape.field(key) : among.field(key)).orElse(null);
            if (shape == null || link == null || !isLink(link)) {
                return List.of();
            }
            way.add(among == null ? Move.along(shape, link) : Move.along(shape, among, link));
            at = shape(link.target());
        }
        return at.filter(last -> last.form().equals(holder.form())).isPresent() ? way : List.of();
    }

    private static boolean isLink(FieldShape field) {
        return field.type() == ValueType.LINK || field.type() == ValueType.LINKS;
    }

    private Set<String> watched(RollupDefinition rollup, Counted counted) {
        var keys = new HashSet<String>();
        keys.add(rollup.via().get(0));
        if (rollup.field() != null) {
            keys.add(FieldPath.of(rollup.field()).keys().get(0));
        }
        if (rollup.window() != null) {
            keys.add(FieldPath.of(rollup.window().field()).keys().get(0));
        }
        conditionReads(rollup, counted).forEach(path -> keys.add(path.keys().get(0)));
        return keys;
    }

    private Set<FieldPath> conditionReads(RollupDefinition rollup, Counted counted) {
        return rollup.where().isObject()
                ? Conditions.fields(Conditions.parse(Json.plain(rollup.where())), counted.types(this::shape))
                : Set.of();
    }

    private Optional<FormShape> shape(@Nullable ObjectKey key) {
        return key == null
                ? Optional.empty()
                : key.equals(form.shape().form()) ? Optional.of(form.shape()) : lookup.form(key);
    }
}
