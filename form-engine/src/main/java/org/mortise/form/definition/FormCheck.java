package org.mortise.form.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.linkage.LinkageGraph;
import org.mortise.form.linkage.Preparation;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.Layout;
import org.mortise.form.model.Unknown;
import org.mortise.form.node.NodeCatalog;
import org.mortise.form.node.NodeSite;

/** What is wrong with a form whose document fits the schema; everything at once. */
final class FormCheck {

    private static final Set<ValueType> NAMELESS = Set.of(
            ValueType.SUBTABLE,
            ValueType.LINKS,
            ValueType.USERS,
            ValueType.DEPARTMENTS,
            ValueType.FILES,
            ValueType.STRUCTURE,
            ValueType.OPTIONS,
            ValueType.BOOLEAN);

    private final FormDefinition form;
    private final FormShape shape;
    private final @Nullable FormShape published;
    private final ControlCatalog controls;
    private final MetadataLookup lookup;
    private final FrameHosts frames;
    private final List<Problem> problems = new ArrayList<>();

    /** @param published the shape in force; null for a form that never was */
    FormCheck(
            FormDefinition form,
            FormShape shape,
            @Nullable FormShape published,
            ControlCatalog controls,
            MetadataLookup lookup,
            FrameHosts frames) {
        this.form = form;
        this.shape = shape;
        this.published = published;
        this.controls = controls;
        this.lookup = lookup;
        this.frames = frames;
    }

    List<Problem> problems() {
        var fields = new FieldCheck(form.key(), controls, lookup, problems);
        fields.checkAll(form.fields(), null, "/model/fields/");
        new DerivedCheck(shape, lookup, problems).fields(form);
        new CurrencyCheck(shape, lookup, problems).fields(form);
        new TotalCheck(shape, problems).fields(form);
        new GeofenceCheck(shape, lookup, problems).fields(form);
        new TranslationCheck(shape, problems).fields(form);
        references();
        types(form.fields(), shape.fields(), published == null ? List.of() : published.fields(), "/model/fields/");
        for (var index = 0; index < form.layouts().size(); index++) {
            layout(form.layouts().get(index), "/layouts/" + index);
        }
        problems.addAll(Turning.problems(published, shape));
        new LogicCheck(form, shape, problems).check();
        var prepared = Preparation.of(
                form,
                shape,
                controls,
                lookup::form,
                lookup.all(FormShape.KIND).stream().map(PublishedObject::key).toList());
        problems.addAll(untold(prepared.problems()));
        new EncryptionCheck(form, shape, lookup, problems).check(prepared.form());
        prepared.form().graph().cycle().ifPresent(this::cycle);
        if (problems.isEmpty()) {
            circle(new DerivedCircle(prepared.form(), this::other).find());
        }
        return List.copyOf(problems);
    }

    /** Without what has been told of the same place already, and knows less of it: controls do not see what may be meant. */
    private List<Problem> untold(List<Problem> found) {
        return found.stream()
                .filter(problem -> problems.stream()
                        .noneMatch(told -> told.code().equals(problem.code())
                                && told.path().equals(problem.path())))
                .toList();
    }

    private void references() {
        var title = shape.field(form.titleField()).orElse(null);
        if (title == null) {
            problems.add(Unknown.field("/model/titleField", form.titleField(), shape));
        } else if (NAMELESS.contains(title.type())) {
            add("/model/titleField", "title_field_type", "field", form.titleField());
        }
        mirrored("/model/ownerField", form.ownerField(), ValueType.USER);
        mirrored("/model/departmentField", form.departmentField(), ValueType.DEPARTMENT);
        new UniqueCheck(shape, lookup, problems).check(form.uniques());
    }

    private void mirrored(String at, @Nullable String key, ValueType type) {
        if (key == null) {
            return;
        }
        var field = shape.field(key).orElse(null);
        if (field == null) {
            problems.add(Unknown.field(at, key, shape));
        } else if (field.type() != type) {
            add(at, "mirrored_field_type", "field", key);
        }
    }

    /** The values of a field that is in force stay: only controls that can take them over may follow. */
    private void types(List<FieldDefinition> fields, List<FieldShape> now, List<FieldShape> before, String pointer) {
        for (var index = 0; index < fields.size(); index++) {
            var key = fields.get(index).key();
            var next = named(now, key);
            var old = named(before, key);
            if (next == null || old == null) {
                continue;
            }
            var reads = fields.get(index).lookup().isPresent()
                    || fields.get(index).rollup().isPresent();
            if (reads ? old.type() != next.type() : !TypeChange.isPossible(old, next)) {
                problems.add(Problem.at(
                        pointer + index + "/type",
                        "field_type_change",
                        Map.of("field", key, "from", old.control(), "to", next.control())));
            } else if (!reads && old.target() != null && !old.target().equals(next.target())) {
                add(pointer + index + "/props/form", "link_target_change", "field", key);
            }
            types(fields.get(index).fields(), next.fields(), old.fields(), pointer + index + "/fields/");
        }
    }

    private static @Nullable FieldShape named(List<FieldShape> fields, String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private Optional<PreparedForm> other(ObjectKey key) {
        return lookup.form(key).flatMap(other -> Workshop.definition(key, lookup)
                .map(definition -> Preparation.of(definition, other, controls, lookup::form)
                        .form()));
    }

    private void circle(List<DerivedCircle.Place> places) {
        if (places.isEmpty()) {
            return;
        }
        var keys = form.fields().stream().map(FieldDefinition::key).toList();
        var index = places.stream()
                .filter(place -> place.form().equals(form.key()))
                .mapToInt(place -> keys.indexOf(place.field()))
                .findFirst()
                .orElse(0);
        problems.add(Problem.at(
                "/model/fields/" + Math.max(index, 0),
                "derived_cycle",
                Map.of("path", places.stream().map(Object::toString).collect(Collectors.joining(" → ")))));
    }

    private void layout(Layout layout, String at) {
        nodes(layout.nodes(), at + "/nodes/", new HashSet<>(), new HashSet<>());
    }

    private void nodes(List<Layout.Node> nodes, String pointer, Set<String> fields, Set<String> containers) {
        for (var index = 0; index < nodes.size(); index++) {
            var node = nodes.get(index);
            var at = pointer + index;
            var site = new NodeSite(node, at, shape, lookup, frames, problems);
            if (node.field() != null) {
                placed(node.field(), node, at, fields);
            }
            if (node.key() != null
                    && (!containers.add(node.key()) || shape.field(node.key()).isPresent())) {
                add(at + "/key", "key_duplicate", "key", node.key());
            }
            NodeCatalog.installed().find(node.kind()).ifPresent(kind -> kind.check(site));
            nodes(node.children(), at + "/children/", fields, containers);
        }
    }

    private void placed(String key, Layout.Node node, String at, Set<String> fields) {
        var field = shape.field(key).orElse(null);
        if (field == null) {
            problems.add(Unknown.field(at + "/field", key, shape));
            return;
        }
        if (!fields.add(key)) {
            add(at + "/field", "layout_field_twice", "field", key);
        }
        for (var column = 0; column < node.columns().size(); column++) {
            if (field.field(node.columns().get(column)).isEmpty()) {
                problems.add(Unknown.field(
                        at + "/columns/" + column + "/field", node.columns().get(column), shape));
            }
        }
    }

    /** The graph runs from what needs to what is needed; people read it in the direction of influence. */
    private void cycle(List<LinkageGraph.Node> circle) {
        var path = new ArrayList<>(circle);
        Collections.reverse(path);
        var first = path.get(0).target();
        var index = form.fields().stream().map(FieldDefinition::key).toList().indexOf(first.split("\\.", 2)[0]);
        problems.add(Problem.at(
                index < 0 ? "/logic/rules" : "/model/fields/" + index,
                "linkage_cycle",
                Map.of(
                        "path",
                        String.join(
                                " → ",
                                path.stream().map(LinkageGraph.Node::toString).toList()))));
    }

    private void add(String at, String code, String param, String value) {
        problems.add(Problem.at(at, code, Map.of(param, value)));
    }
}
